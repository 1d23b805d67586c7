import { ApiProblem } from '../api/problem.ts';

/** What the API complains of at a field itself, if anything. */
export const ownComplaint = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.errors.find(({ path }) => path === field)?.message : undefined;

/** What it complains of at a field or inside it, if anything; of the entries of a list, at which of them. */
export function complaintAt(error: unknown, field: string): string | undefined {
  const errors = error instanceof ApiProblem ? error.errors : [];
  const inner = errors.find(({ path }) => path.startsWith(`${field}.`));
  const index = inner && /\d+/.exec(inner.path.slice(field.length))?.[0];
  const message = index === undefined ? inner?.message : `${Number(index) + 1}: ${inner?.message}`;
  return ownComplaint(error, field) ?? message;
}
