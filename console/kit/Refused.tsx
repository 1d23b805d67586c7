import { Alert } from '@mantine/core';
import { ApiProblem } from '../api/problem.ts';
import { useKitWords } from './words.ts';

/** Why something was refused, in the API's own words; `fields`, and what is inside them, are shown elsewhere. */
export function Refused({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  const t = useKitWords();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  const others =
    problem?.errors.filter(({ path }) => !fields.some((field) => `${path}.`.startsWith(`${field}.`))) ?? [];
  return (
    <Alert role="alert" color="red" variant="light">
      {problem?.message || t('unreachable')}
      {others.map(({ path, message }) => (
        <div key={path}>{`${path} ${message}`}</div>
      ))}
    </Alert>
  );
}
