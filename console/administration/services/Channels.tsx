import { Alert } from '@mantine/core';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { useStatus } from './status.ts';
import { useServicesWords } from './words.ts';

/** The channels by which messages do not go out now, and why; nothing while all of them carry. */
export function Channels() {
  const t = useServicesWords();
  const kit = useKitWords();
  const moment = useMoments();
  const { data } = useStatus();
  const standing = (data?.channels ?? []).filter(({ carried, error }) => !carried || error !== null);
  return standing.map(({ channel, carried, error, since, waiting }) => (
    <Alert key={channel} role="status" color={carried ? 'orange' : 'gray'} variant="light" mb="xs">
      {carried
        ? t('waits', { channel: kit(channel), when: moment(since), count: waiting })
        : t('notCarried', { channel: kit(channel) })}{' '}
      <bdi>{error}</bdi>
    </Alert>
  ));
}
