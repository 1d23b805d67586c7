import { Badge, Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema';
import { Refused } from '../kit/Refused.tsx';
import { useMoments } from '../kit/time.ts';
import { useKitWords } from '../kit/words.ts';
import { browserOf } from './browser.ts';
import { Part } from './Part.tsx';
import { useAccountWords } from './words.ts';

type Session = components['schemas']['Session'];
const queryKey = ['me', 'sessions'];

/** Where the reader is signed in, and the way to end it there. */
export function Sessions() {
  const t = useAccountWords();
  const kit = useKitWords();
  const queries = useQueryClient();
  const found = useQuery({ queryKey, queryFn: () => bodyOf(api.GET('/api/v1/me/sessions')) });
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (sessions: readonly Session[]) => {
      for (const { id } of sessions)
        await api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const sessions = found.data?.data ?? [];
  const others = sessions.filter(({ current }) => !current);
  return (
    <Part title={t('sessions')}>
      <Refused error={found.error ?? error} />
      {found.isPending && <p className="quiet">{kit('loading')}</p>}
      <ul className="sessions">
        {sessions.map((session) => (
          <Row key={session.id} session={session} busy={isPending} onEnd={() => mutate([session])} />
        ))}
      </ul>
      {others.length > 1 && (
        <Button variant="default" mt="sm" disabled={isPending} onClick={() => mutate(others)}>
          {t('endOthers')}
        </Button>
      )}
    </Part>
  );
}

function Row({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const t = useAccountWords();
  const moment = useMoments();
  const { kind, begunAt, endsAt, address, agent, current } = session;
  const browser = browserOf(agent ?? '');
  const name = kind === 'browser' && browser ? t('browserOn', browser) : t(kind);
  return (
    <li>
      <div>
        <Group gap={8}>
          <strong title={agent ?? undefined}>{name}</strong>
          {current && (
            <Badge variant="light" color="green" radius="sm" tt="none" fw={500}>
              {t('thisOne')}
            </Badge>
          )}
        </Group>
        <div className="quiet">{t('since', { when: moment(begunAt), until: moment(endsAt), address })}</div>
      </div>
      {!current && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={t('endOne', { name, when: moment(begunAt) })}
          onClick={onEnd}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
