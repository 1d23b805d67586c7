import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useShellWords } from './words.ts';

type Readiness = Record<'temporal' | 'mongodb' | 'worker', boolean>;

/** An API that hangs is as far away as one that is not there; in milliseconds. */
const patience = 10_000;

/** Asks every few seconds whether a case could be opened now; 503 is an answer too. */
async function readiness(): Promise<Readiness> {
  const answer = await fetch('/readyz', { signal: AbortSignal.timeout(patience) });
  return (await answer.json()) as Readiness;
}

/** Says which service is away, and goes when it is back. */
export function Services() {
  const t = useShellWords();
  const { data, isError } = useQuery({
    queryKey: ['readyz'],
    queryFn: readiness,
    refetchInterval: 5_000,
    retry: false,
  });
  const names = { temporal: 'Temporal', mongodb: 'MongoDB', worker: 'Worker' };
  // A worker shows itself by what it does with both, so while one of them is away nothing is known of it.
  const both = data?.temporal !== false && data?.mongodb !== false;
  const asked = both ? Object.keys(names) : ['temporal', 'mongodb'];
  const away = Object.entries(names).filter(
    ([key]) => asked.includes(key) && data?.[key as keyof Readiness] === false,
  );
  if (!isError && !away.length) return <div role="status" />;
  return (
    <Alert role="status" color="orange" variant="light" py={8} radius={0}>
      {isError ? t('unreachable') : t('away', { services: away.map(([, name]) => name).join(', ') })}
    </Alert>
  );
}
