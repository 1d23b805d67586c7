import { Alert } from '@mantine/core';
import { ApiProblem } from '../api/problem.ts';
import { useFieldName } from './fieldNames.ts';
import { useKitWords } from './words.ts';

interface Props {
  error: unknown;
  /** What is wrong in these, and inside them, is shown at their inputs. */
  fields?: readonly string[];
}

/**
 * Why something was not done, in the reader's words. Where nobody knows whether it was, it says what is the case: the
 * page asks for itself again, but sends nothing again that somebody wrote.
 */
export function Refused({ error, fields = [] }: Props) {
  const t = useKitWords();
  const nameOf = useFieldName();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : new ApiProblem(0, '');
  const shown = (path: string) => fields.some((field) => `${path}.`.startsWith(`${field}.`));
  const { status, errors, passing, reading } = problem;
  const invalid = status === 400 && errors.length > 0;
  const others = errors.filter(({ path, message }) => !shown(path) && message !== problem.message);
  const said = invalid
    ? t(others.length ? 'invalid' : 'marked')
    : problem.message || t(status ? 'odd' : 'unreachable', { status });
  return (
    <Alert role="alert" color="red" variant="light">
      {said}
      {passing && <div>{t(reading ? 'askedAgain' : 'notSent')}</div>}
      {others.map(({ path, message }) => (
        <div key={path}>{[nameOf(path), message].filter(Boolean).join(': ')}</div>
      ))}
    </Alert>
  );
}
