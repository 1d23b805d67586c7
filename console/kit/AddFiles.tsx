import { Box, Button, FileButton, Group } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { largestAttachment } from '../../domain/attachments.ts';
import { ApiProblem } from '../api/problem.ts';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

interface Props {
  label: string;
  /** What the names of files that are taken end with. */
  endings: readonly string[];
  /** Sends one file, which is in the multipart body `body`. */
  send: (file: File, body: FormData) => Promise<unknown>;
  onSettled: () => unknown;
  /** What stands at the other end of the line. */
  children?: ReactNode;
}

const megabyte = 1024 * 1024;

/** Sends files, one after the other; the first that is refused ends it, and says why. */
export function AddFiles({ label, endings, send, onSettled, children }: Props) {
  const t = useKitWords();
  const sending = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        // Said at once, instead of after it has all been sent.
        if (file.size > largestAttachment)
          throw new ApiProblem(413, t('tooLarge', { name: file.name, most: largestAttachment / megabyte }));
        const body = new FormData();
        body.append('file', file);
        await send(file, body);
      }
    },
    onSettled,
  });
  return (
    <>
      <Group justify="space-between" mt="xs">
        <FileButton
          multiple
          accept={endings.map((ending) => `.${ending}`).join(',')}
          // Emptied by its key, so that the same file can be chosen again.
          key={sending.submittedAt}
          onChange={(files) => files.length > 0 && sending.mutate(files)}
        >
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="subtle"
              color="gray"
              c="inherit"
              leftSection={<IconPaperclip size={14} aria-hidden />}
              loading={sending.isPending}
            >
              {label}
            </Button>
          )}
        </FileButton>
        {children}
      </Group>
      {sending.error && (
        <Box mt="xs">
          <Refused error={sending.error} />
        </Box>
      )}
    </>
  );
}
