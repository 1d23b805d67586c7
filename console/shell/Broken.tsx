import { Anchor, Button, Stack, Title } from '@mantine/core';
import { ApiProblem } from '../api/problem.ts';
import { useShellWords } from './words.ts';

/** What is shown in place of a page that is not there, or that failed. */
export function Broken({ error, reset }: { error?: unknown; reset?: () => void }) {
  const t = useShellWords();
  const reason = error instanceof ApiProblem ? error.message || t('unreachable') : undefined;
  return (
    <main className="centre">
      <Stack align="flex-start">
        <Title order={1} size="h3">
          {error === undefined ? t('missing') : t('broken')}
        </Title>
        {reason && <p>{reason}</p>}
        {reset && <Button onClick={reset}>{t('again')}</Button>}
        <Anchor href="/">{t('home')}</Anchor>
      </Stack>
    </main>
  );
}
