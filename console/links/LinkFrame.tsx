import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { Tools } from '../shell/Tools.tsx';
import { useLinkWords } from './words.ts';

interface Props {
  about: { number: string; title: string; customer: string } | undefined;
  error: unknown;
  children: ReactNode;
}

/** The page around a question that came by mail: which case it is about, or why the link leads nowhere. */
export function LinkFrame({ about, error, children }: Props) {
  const t = useLinkWords();
  const kit = useKitWords();
  const invalid = error instanceof ApiProblem && error.status === 404;
  return (
    <main className="centre">
      <Group justify="flex-end">
        <Tools signedIn={false} />
      </Group>
      {about ? (
        <Stack>
          <div>
            <Text size="sm" c="dimmed">
              {t('caseOf', { number: about.number })}
              {' · '}
              <bdi>{about.customer}</bdi>
            </Text>
            <Title order={1} size="h3">
              <bdi>{about.title}</bdi>
            </Title>
          </div>
          {children}
        </Stack>
      ) : invalid ? (
        <Title order={1} size="h3">
          {t('invalid')}
        </Title>
      ) : error ? (
        <Refused error={error} />
      ) : (
        <p className="quiet">{kit('loading')}</p>
      )}
    </main>
  );
}
