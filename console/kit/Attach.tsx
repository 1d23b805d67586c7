import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { attachmentEndings } from '../../domain/attachments.ts';
import { api } from '../api/client.ts';
import { AddFiles } from './AddFiles.tsx';
import { useKitWords } from './words.ts';

interface Props {
  number: string;
  visibility: 'public' | 'internal';
  /** What stands at the other end of the line. */
  children: ReactNode;
}

/** Attaches files to a case. */
export function Attach({ number, visibility, children }: Props) {
  const t = useKitWords();
  const queries = useQueryClient();
  return (
    <AddFiles
      label={t('attach')}
      endings={attachmentEndings}
      send={(file, body) =>
        api.POST('/api/v1/cases/{number}/attachments', {
          params: { path: { number }, query: { visibility } },
          body: { file: file.name },
          bodySerializer: () => body,
        })
      }
      onSettled={() => queries.invalidateQueries({ queryKey: ['cases', number] })}
    >
      {children}
    </AddFiles>
  );
}
