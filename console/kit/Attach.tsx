import { Box, Button, FileButton, Group } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { attachmentEndings, largestAttachment } from '../../domain/attachments.ts';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Refused } from './Refused.tsx';
import { useKitWords } from './words.ts';

interface Props {
  number: string;
  visibility: 'public' | 'internal';
  /** What stands at the other end of the line. */
  children: ReactNode;
}

const megabyte = 1024 * 1024;

/** Attaches files to a case, one after the other; the first that is refused ends it, and says why. */
export function Attach({ number, visibility, children }: Props) {
  const t = useKitWords();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        // Said at once, instead of after it has all been sent.
        if (file.size > largestAttachment)
          throw new ApiProblem(413, t('tooLarge', { name: file.name, most: largestAttachment / megabyte }));
        const body = new FormData();
        body.append('file', file);
        await api.POST('/api/v1/cases/{number}/attachments', {
          params: { path: { number }, query: { visibility } },
          body: { file: file.name },
          bodySerializer: () => body,
        });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases', number] }),
  });
  return (
    <>
      <Group justify="space-between" mt="xs">
        <FileButton
          multiple
          accept={attachmentEndings.map((ending) => `.${ending}`).join(',')}
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
              {t('attach')}
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
