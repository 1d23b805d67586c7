import { possible } from '../../domain/case/possible.ts';
import type { Actor } from '../../domain/people.ts';
import type { Case, User } from '../api/queries.ts';
import { type CaseAction, forms } from './forms.ts';

/** Who is signed in, as the rules know people. */
export const actorOf = ({ id, name, roles, skills }: User): Actor => ({ id, name, roles, skills });

/** Whether what was taken down is `me`'s to put right. */
export const mayCorrect = (item: Case, me: User): boolean =>
  (possible(item, actorOf(me)) as readonly string[]).includes('correct');

/** The actions with a form that are possible for `me` now. To hand a case to somebody, supervisors have two: one is offered. */
export function possibleActions(item: Case, me: User): CaseAction[] {
  const now = new Set<string>(possible(item, actorOf(me)));
  if (now.has('reassign')) now.delete(item.assignee ? 'assign' : 'reassign');
  return (Object.keys(forms) as CaseAction[]).filter((action) => now.has(action));
}
