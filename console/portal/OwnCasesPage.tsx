import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, bodyOf } from '../api/client.ts';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { Next, type OwnCase } from './Next.tsx';
import { usePortalWords } from './words.ts';

export default function OwnCasesPage() {
  const t = usePortalWords();
  const kit = useKitWords();
  const labels = useLabels();
  const navigate = useNavigate();
  const pages = useInfiniteQuery({
    queryKey: ['cases', 'own'],
    queryFn: ({ pageParam }) =>
      bodyOf(api.GET('/api/v1/cases', { params: { query: { ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
  const cases = (pages.data?.pages ?? []).flatMap(({ data }) => data as OwnCase[]);
  return (
    <div className="centre">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Button onClick={() => void navigate({ to: '/portal/new' })}>{t('new')}</Button>
      </Group>
      <Refused error={pages.error} />
      {pages.isSuccess && !cases.length && <p className="quiet">{t('empty')}</p>}
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {cases.map((item) => (
          <li key={item.number}>
            <Paper
              withBorder
              p="md"
              className="queue"
              renderRoot={(props) => (
                <Link to="/portal/cases/$number" params={{ number: item.number }} {...props} />
              )}
            >
              <Group gap="xs">
                <Text span size="sm" c="dimmed" className="tabular">
                  {item.number}
                </Text>
                <Badge variant="light" radius="sm" tt="none">
                  {labels.stages[item.stage]}
                </Badge>
              </Group>
              <Text fw={600}>
                <bdi>{item.title}</bdi>
              </Text>
              <Text size="sm">
                <Next item={item} />
              </Text>
            </Paper>
          </li>
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="subtle" fullWidth mt="md" onClick={() => void pages.fetchNextPage()}>
          {kit('more')}
        </Button>
      )}
    </div>
  );
}
