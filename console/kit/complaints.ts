import { ApiProblem } from '../api/problem.ts';

/** What the API complains of at a field itself, if anything. */
export const ownComplaint = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.errors.find(({ path }) => path === field)?.message : undefined;

/** What the API complains of at a field or inside it, if anything: `phones.1` belongs to `phones`. */
export function complaintAt(error: unknown, field: string): string | undefined {
  const errors = error instanceof ApiProblem ? error.errors : [];
  const inner = errors.find(({ path }) => path.startsWith(`${field}.`));
  return ownComplaint(error, field) ?? (inner && `${inner.path.slice(field.length + 1)}: ${inner.message}`);
}
