import { Alert, Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { Attach } from '../kit/Attach.tsx';
import { useDraft } from '../kit/draft.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useKitWords } from '../kit/words.ts';
import { Answer } from '../links/Answer.tsx';
import { Next, type OwnCase } from './Next.tsx';
import { usePortalWords } from './words.ts';

const route = getRouteApi('/customer/portal/cases/$number');

export default function OwnCasePage() {
  const { number } = route.useParams();
  const t = usePortalWords();
  const kit = useKitWords();
  const labels = useLabels();
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: item, error } = useQuery({
    queryKey: ['cases', number, 'case'],
    queryFn: () => bodyOf<OwnCase>(api.GET('/api/v1/cases/{number}', { params: { path: { number } } })),
    refetchInterval: 15_000,
  });
  const consent = useMutation({
    mutationFn: (answer: { agreed: boolean; comment?: string }) =>
      api.POST('/api/v1/cases/{number}/consent', {
        params: { path: { number } },
        body: { ...answer, by: me?.name ?? '', via: 'portal' },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases', number] }),
  });
  if (!item)
    return (
      <div className="centre">
        {error ? <Refused error={error} /> : <p className="quiet">{kit('loading')}</p>}
      </div>
    );
  return (
    <div className="centre">
      <Stack>
        <Link to="/portal" className="quiet">
          {t('back')}
        </Link>
        <div>
          <Group gap="xs">
            <Text span size="sm" c="dimmed" className="tabular">
              {number}
            </Text>
            <Badge variant="light" radius="sm" tt="none">
              {labels.stages[item.stage]}
            </Badge>
          </Group>
          <Title order={1} size="h3">
            <bdi>{item.title}</bdi>
          </Title>
        </div>
        <Alert variant="light" color="indigo" title={t('next')}>
          <Next item={item} />
          {item.assignee && (
            <div>
              {t('engineer')}
              {': '}
              <bdi>{item.assignee.name}</bdi>
            </div>
          )}
        </Alert>
        {item.stage === 'confirming' && (
          <Answer
            resolution={item.resolution}
            busy={consent.isPending}
            error={consent.error}
            onAnswer={consent.mutate}
          />
        )}
        <Title order={2} size="h4">
          {t('conversation')}
        </Title>
        <Timeline number={number} revision={item.revision} />
        {item.stage !== 'ended' && <Reply number={number} />}
      </Stack>
    </div>
  );
}

function Reply({ number }: { number: string }) {
  const t = usePortalWords();
  const queries = useQueryClient();
  const [text, setText] = useDraft(`reply/${number}`);
  const sending = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/cases/{number}/notes', {
        params: { path: { number } },
        body: { text, visibility: 'public' },
      }),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['cases', number] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) sending.mutate();
      }}
    >
      <Refused error={sending.error} />
      <Textarea
        label={t('reply')}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Attach number={number} visibility="public">
        <Button type="submit" loading={sending.isPending} disabled={!text.trim()}>
          {t('send')}
        </Button>
      </Attach>
    </form>
  );
}
