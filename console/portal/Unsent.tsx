import { Alert, Button, Group, Stack } from '@mantine/core';
import { PageTitle } from '../kit/PageTitle.tsx';
import { useKitWords } from '../kit/words.ts';
import { usePortalWords } from './words.ts';
import { FilesInput } from '../kit/files/FilesInput.tsx';
import type { Files } from '../kit/files/useFiles.ts';

interface Props {
  number: string;
  files: Files;
  busy: boolean;
  onAgain: (number: string) => void;
  onShow: (number: string) => void;
}

/** After a case was opened: its files on their way, and what can be done about those that failed. */
export function Unsent({ number, files, busy, onAgain, onShow }: Props) {
  const t = usePortalWords();
  const kit = useKitWords();
  if (!files.files.length && busy)
    return (
      <p className="centre quiet" role="status">
        {kit('loading')}
      </p>
    );
  return (
    <Stack className="centre">
      <PageTitle>{t('opened', { number })}</PageTitle>
      <Alert role="status" color={busy ? 'indigo' : 'orange'} variant="light">
        {busy ? t('uploading') : t(files.files.length ? 'unsent' : 'allSent')}
      </Alert>
      <FilesInput of={files} />
      <Group>
        {files.files.length > 0 && (
          <Button loading={busy} onClick={() => onAgain(number)}>
            {t('again')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={() => onShow(number)}>
          {t('toCase')}
        </Button>
      </Group>
    </Stack>
  );
}
