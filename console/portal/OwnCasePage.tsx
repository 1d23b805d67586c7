import './portal.css';
import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useKitWords } from '../kit/words.ts';
import { Answer } from '../links/Answer.tsx';
import { Closed } from './Closed.tsx';
import { Facts } from './Facts.tsx';
import { Outlook } from './Outlook.tsx';
import { caseQuery, type OwnCase } from './queries.ts';
import { Reply } from './Reply.tsx';
import { StateBadge } from './StateBadge.tsx';
import { usePortalWords } from './words.ts';

const route = getRouteApi('/customer/portal/cases/$number');

/** One of the customer's cases: what happens next, what is asked of them, the conversation, the facts. */
export default function OwnCasePage() {
  const { number } = route.useParams();
  const kit = useKitWords();
  const { data: item, error } = useQuery(caseQuery(number));
  if (!item)
    return (
      <div className="centre">
        {error ? <Refused error={error} /> : <p className="quiet">{kit('loading')}</p>}
      </div>
    );
  return (
    <div className="own">
      <Head item={item} />
      <Stack className="talk">
        <Asked item={item} />
        <Conversation item={item} />
      </Stack>
      <Facts item={item} />
    </div>
  );
}

function Head({ item }: { item: OwnCase }) {
  const t = usePortalWords();
  return (
    <header>
      <Anchor component={Link} to="/portal" size="sm" className="up">
        <IconArrowLeft size={14} aria-hidden />
        {t('back')}
      </Anchor>
      <Group gap="xs" mt="xs">
        <Text span size="sm" c="dimmed" className="tabular">
          {item.number}
        </Text>
        <StateBadge item={item} />
      </Group>
      <PageTitle of={item.number}>{item.title}</PageTitle>
    </header>
  );
}

/** What happens next, and what waits for the customer. */
function Asked({ item }: { item: OwnCase }) {
  const t = usePortalWords();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const consent = useMutation({
    mutationFn: (answer: { agreed: boolean; comment?: string }) =>
      api.POST('/api/v1/cases/{number}/consent', {
        params: { path: { number: item.number } },
        body: { ...answer, by: me?.name ?? '', via: 'portal' },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
  return (
    <>
      <Alert variant="light" color="indigo" title={t('next')} role="status">
        <Outlook item={item} />
      </Alert>
      {item.stage === 'confirming' && (
        <Answer
          resolution={item.resolution}
          report={`/api/v1/cases/${item.number}/fault-report`}
          busy={consent.isPending || !me}
          error={consent.error}
          onAnswer={consent.mutate}
        />
      )}
      {item.stage === 'surveying' && <Closed number={item.number} />}
    </>
  );
}

function Conversation({ item: { number, stage, revision, cancellation } }: { item: OwnCase }) {
  const t = usePortalWords();
  const goesOn = cancellation?.duplicateOf;
  return (
    <>
      <Title order={2} size="h4">
        {t('conversation')}
      </Title>
      <Timeline number={number} revision={revision} />
      {stage === 'ended' ? (
        <p className="quiet">
          {goesOn && (
            <>
              {t('goesOn')}{' '}
              <Link to="/portal/cases/$number" params={{ number: goesOn }}>
                {goesOn}
              </Link>{' '}
            </>
          )}
          {t('over')} <Link to="/portal/new">{t('new')}</Link>
        </p>
      ) : (
        <Reply number={number} />
      )}
    </>
  );
}
