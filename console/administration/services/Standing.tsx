import { Badge } from '@mantine/core';
import { useServicesWords } from './words.ts';

const colours = { works: 'green', away: 'red', stuck: 'orange', held: 'gray' } as const;

/** How something stands, in a word and a colour. */
export function Standing({ state }: { state: keyof typeof colours }) {
  const t = useServicesWords();
  return (
    <Badge variant="light" color={colours[state]} radius="sm" tt="none" fw={500}>
      {t(state)}
    </Badge>
  );
}
