import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { largestAttachment, mediaTypeOf } from '../../../domain/attachments.ts';
import type { Visibility } from '../../../domain/vocabulary.ts';
import { newKey } from '../../api/key.ts';
import { ApiProblem } from '../../api/problem.ts';
import { upload } from '../../api/upload.ts';
import { useKitWords } from '../words.ts';

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
/** What was chosen and not sent outlives a look at another page, as a draft does; only a reload forgets it. */
const kept = new Map<string, Chosen[]>();

/**
 * Files that are chosen first, and sent when their message is; what fails stays, to be tried again. `place` names the
 * message that they go with, as a draft's does.
 */
export function useFiles(place: string) {
  const kit = useKitWords();
  const [files, setFiles] = useState<Chosen[]>(kept.get(place) ?? []);
  const update = (change: (before: Chosen[]) => Chosen[]) => {
    kept.set(place, change(kept.get(place) ?? []));
    setFiles(kept.get(place) ?? []);
  };
  const change = (key: string, to: Partial<Chosen>) =>
    update((before) => before.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const remove = (key: string) => update((before) => before.filter((each) => each.key !== key));
  const add = (added: readonly File[]) =>
    update((before) => [
      ...before,
      ...added.map((file) => ({ key: newKey(), file, error: complaint(file) })),
    ]);

  /** Why a file need not be sent at all. */
  function complaint({ name, size }: File): ApiProblem | undefined {
    if (size > largestAttachment)
      return new ApiProblem(413, kit('tooLarge', { name, most: largestAttachment / megabyte }));
    return mediaTypeOf(name) === undefined ? new ApiProblem(415, kit('notTaken', { name })) : undefined;
  }

  /** Takes the files that are pasted or dropped, if any: text is none of its business. */
  const take = (event: ClipboardEvent | DragEvent, given: DataTransfer) => {
    if (!given.files.length) return;
    event.preventDefault();
    add([...given.files]);
  };

  return {
    files,
    /** Some did not arrive that can be sent again. */
    failed: files.some(({ error }) => error instanceof ApiProblem && error.passing),
    busy: files.some(({ sent }) => sent !== undefined),
    add,
    remove,
    /** For the form that they belong to. */
    taking: {
      onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
      onDrop: (event: DragEvent) => take(event, event.dataTransfer),
      onDragOver: (event: DragEvent) => event.dataTransfer.types.includes('Files') && event.preventDefault(),
    },
    /** Sends them one after the other; whether all of them are there. */
    async send(number: string, visibility: Visibility): Promise<boolean> {
      let all = true;
      for (const { key, file } of files) {
        const error = complaint(file);
        try {
          if (error) throw error;
          change(key, { sent: 0, error: undefined });
          const path = `/api/v1/cases/${number}/attachments?visibility=${visibility}`;
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
