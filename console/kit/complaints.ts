import { ApiProblem } from '../api/problem.ts';

/** What the API complains of at a field or inside it, if anything: `phones.1` belongs to `phones`. */
export function complaintAt(error: unknown, field: string): string | undefined {
  const errors = error instanceof ApiProblem ? error.errors : [];
  const own = errors.find(({ path }) => path === field);
  const inner = errors.find(({ path }) => path.startsWith(`${field}.`));
  return own?.message ?? (inner && `${inner.path.slice(field.length + 1)}: ${inner.message}`);
}
