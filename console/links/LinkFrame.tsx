import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { Tools } from '../shell/Tools.tsx';
import { useLinkWords } from './words.ts';

interface Props {
  about: { number: string; title: string; customer: string; contact: string } | undefined;
  error: unknown;
  children: ReactNode;
}

/** The page around a question that came by mail: which case it is about, or why the link leads nowhere. */
export function LinkFrame({ about, error, children }: Props) {
  const t = useLinkWords();
  const kit = useKitWords();
  const invalid = error instanceof ApiProblem && (error.status === 404 || error.status === 410);
  return (
    <main className="centre">
      <Group mb="lg" wrap="nowrap">
        <img src="/caseline.svg" alt="Caseline" width={24} height={24} />
        <span style={{ flex: 1 }} />
        <Tools signedIn={false} />
      </Group>
      {about && !invalid ? (
        <Stack>
          <div>
            <Text size="sm" c="dimmed">
              {t('caseOf', { number: about.number })}
              {' · '}
              <bdi>{about.customer}</bdi>
              {' · '}
              <bdi>{about.contact}</bdi>
            </Text>
            <PageTitle of={about.number}>{about.title}</PageTitle>
          </div>
          {children}
        </Stack>
      ) : invalid ? (
        <Stack>
          <PageTitle>{t('invalid')}</PageTitle>
          <p>{t('invalidHint')}</p>
          <ToPortal to="/portal" />
        </Stack>
      ) : error ? (
        <Refused error={error} />
      ) : (
        <p className="quiet">{kit('loading')}</p>
      )}
    </main>
  );
}

/** How a question ended that is no longer open, and what can still be done. */
export function Outcome({ good, said }: { good: boolean; said: string }) {
  const t = useLinkWords();
  const Icon = good ? IconCheck : IconInfoCircle;
  return (
    <>
      <Alert
        role="status"
        variant="light"
        color={good ? 'green' : 'indigo'}
        icon={<Icon size={18} aria-hidden />}
      >
        {said}
      </Alert>
      <p>{t('more')}</p>
      <ToPortal to="/portal" />
    </>
  );
}

const ToPortal = ({ to }: { to: string }) => {
  const t = useLinkWords();
  return (
    <Anchor href={to} size="sm">
      {t('toPortal')}
    </Anchor>
  );
};
