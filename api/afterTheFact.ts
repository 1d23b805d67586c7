import type { z } from 'zod';
import { longestAgo } from '../domain/case/opening.ts';
import type { AfterTheFact } from '../domain/case/state.ts';
import { clockSkew } from '../domain/schema/check.ts';
import { complaint } from '../domain/complaints.ts';
import type { opening } from './bodies.ts';
import { invalidField } from './problem.ts';

type Late = Pick<z.infer<typeof opening>, 'openedAt' | 'reason' | 'solution'>;

/** What an opening after the fact says of itself; undefined of one that happens now. Throws where it cannot be. [S2, after hours] */
export function afterTheFact(
  { openedAt, reason, solution }: Late,
  { now, solver }: { now: number; solver: boolean },
): AfterTheFact | undefined {
  if ((openedAt === undefined) !== (reason === undefined))
    throw invalidField('reason', complaint('belongs to openedAt, and only to it'));
  if (openedAt === undefined || reason === undefined) {
    if (solution) throw invalidField('solution', complaint('belongs to openedAt'));
    return undefined;
  }
  for (const [path, at] of Object.entries({ openedAt, 'solution.restoredAt': solution?.restoredAt }))
    if (at !== undefined && Date.parse(at) > now + clockSkew)
      throw invalidField(path, complaint('must not be in the future'));
  const began = Math.min(Date.parse(openedAt), now);
  if (began < now - longestAgo)
    throw invalidField(
      'openedAt',
      complaint('must be at most {days} days ago', { days: longestAgo / 86_400_000 }),
    );
  if (!solution) return { openedAt: began, reason };
  if (Date.parse(solution.restoredAt) < began)
    throw invalidField('solution.restoredAt', complaint('must not come before openedAt'));
  if (!solver)
    throw invalidField('assigneeId', complaint('who solved it has to be an engineer: give assigneeId'));
  return { openedAt: began, reason, solution: { ...solution, byPhone: solution.byPhone ?? false } };
}
