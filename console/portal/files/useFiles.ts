import { useState } from 'react';
import { largestAttachment, mediaTypeOf } from '../../../domain/attachments.ts';
import { newKey } from '../../api/key.ts';
import { ApiProblem } from '../../api/problem.ts';
import { upload } from '../../api/upload.ts';
import { useKitWords } from '../../kit/words.ts';
import { usePortalWords } from '../words.ts';

/** A file that was chosen and is not with the case yet. */
export interface Chosen {
  /** Its Idempotency-Key too: trying again after a broken line attaches it once. */
  key: string;
  file: File;
  /** What was complained of, at once or when it was sent. */
  error?: unknown;
  /** How much of it is there, from 0 to 1, while it is being sent. */
  sent?: number | undefined;
}

const megabyte = 1024 * 1024;

/** Files that are chosen first and sent when there is a case to send them to; what fails stays, to be tried again. */
export function useFiles() {
  const t = usePortalWords();
  const kit = useKitWords();
  const [files, setFiles] = useState<Chosen[]>([]);
  const change = (key: string, to: Partial<Chosen>) =>
    setFiles((before) => before.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const remove = (key: string) => setFiles((before) => before.filter((each) => each.key !== key));

  /** Why a file need not be sent at all. */
  function complaint({ name, size }: File): ApiProblem | undefined {
    if (size > largestAttachment)
      return new ApiProblem(413, kit('tooLarge', { name, most: largestAttachment / megabyte }));
    return mediaTypeOf(name) === undefined ? new ApiProblem(415, t('notTaken', { name })) : undefined;
  }

  return {
    files,
    busy: files.some(({ sent }) => sent !== undefined),
    add: (added: File[]) =>
      setFiles((before) => [
        ...before,
        ...added.map((file) => ({ key: newKey(), file, error: complaint(file) })),
      ]),
    remove,
    /** Sends them one after the other; whether all of them are there. */
    async send(number: string): Promise<boolean> {
      let all = true;
      for (const { key, file } of files) {
        const error = complaint(file);
        try {
          if (error) throw error;
          change(key, { sent: 0, error: undefined });
          const path = `/api/v1/cases/${number}/attachments?visibility=public`;
          await upload(path, file, key, (sent) => change(key, { sent }));
          remove(key);
        } catch (failed) {
          all = false;
          change(key, { sent: undefined, error: failed });
        }
      }
      return all;
    },
  };
}
export type Files = ReturnType<typeof useFiles>;
