import { Anchor, Button, Stack } from '@mantine/core';
import { ApiProblem } from '../api/problem.ts';
import { useShellWords } from './words.ts';
import { PageTitle } from '../kit/PageTitle.tsx';

/** What is shown in place of a page that is not there, or that failed. */
export function Broken({ error, reset }: { error?: unknown; reset?: () => void }) {
  const t = useShellWords();
  const reason = error instanceof ApiProblem ? error.message || t('noAnswer') : undefined;
  return (
    <main className="centre">
      <Stack align="flex-start">
        <PageTitle>{error === undefined ? t('missing') : t('broken')}</PageTitle>
        {reason && <p>{reason}</p>}
        {reset && <Button onClick={reset}>{t('again')}</Button>}
        <Anchor href="/">{t('home')}</Anchor>
      </Stack>
    </main>
  );
}
