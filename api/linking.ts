import type { Actions } from '../domain/case/commands.ts';
import { liveStatuses } from '../domain/case/queues.ts';
import type { CaseState } from '../domain/case/state.ts';
import { statusOf } from '../domain/case/view.ts';
import type { LinkKind } from '../domain/vocabulary.ts';
import { findCase } from '../store/cases.ts';
import { beginMerge, endMerge } from '../store/merges.ts';
import { Problem, unknownField } from './problem.ts';
import { say } from './refusals.ts';

/** The other case that an action names: a live one of the same organisation. Throws 422 and 409. */
async function otherOf(number: string, other: string, field: string): Promise<CaseState | null> {
  const [present, found] = [await findCase(number), await findCase(other)];
  if (!found) throw unknownField(field, say('noCaseHere', { number: other }));
  // That it is itself, or no longer there, the case says.
  if (!present || number === other) return null;
  if (found.customer.id !== present.customer.id) throw unknownField(field, say('otherCustomers', { other }));
  const status = statusOf(found);
  if (!liveStatuses.some((each) => each === status))
    throw new Problem('wrong_state', say('otherOver', { other, status }));
  return found;
}

/** How many links of one kind are followed, at most. */
const farthest = 100;

/** Whether the links of one kind lead from a case back to `number`. */
async function leadsBack(from: CaseState, number: string, kind: LinkKind): Promise<boolean> {
  const seen = new Set<string>();
  let next: string[] = [from.number];
  while (next.length && seen.size < farthest) {
    const found = await Promise.all(next.map((each) => findCase(each)));
    next.forEach((each) => seen.add(each));
    const linked = found.flatMap((each) => each?.links ?? []).filter(({ as }) => as === kind);
    if (linked.some((link) => link.number === number)) return true;
    next = linked.map((link) => link.number).filter((each) => !seen.has(each));
  }
  return false;
}

/** Refuses a link to a case that is over, another organisation's, or leads back here. */
export async function checkLink(number: string, { number: other, as }: Actions['link']): Promise<void> {
  const found = await otherOf(number, other, 'number');
  if (found && as !== 'related' && (await leadsBack(found, number, as)))
    throw new Problem('wrong_state', say('linkCircle', { number, other }));
}

/**
 * Refuses a merge into a case that is over, another organisation's, or on its way into another one itself; of merges
 * in a circle that come at once, one is refused. Answers with what to do where the case refuses it after all.
 */
export async function startMerge(number: string, into: string, field: string): Promise<() => Promise<void>> {
  if (!(await otherOf(number, into, field))) return () => Promise.resolve();
  const going = await beginMerge(number, into);
  if (going !== null) throw new Problem('wrong_state', say('otherMerging', { other: into, into: going }));
  return () => endMerge(number, into);
}

/** The case that goes on hears of it from the other one's workflow, moments later; what takes longer is not waited for. */
export async function untilHeard(into: string, number: string): Promise<void> {
  for (let wait = 20; wait < 2000; wait *= 1.6) {
    const found = await findCase(into);
    if (found?.duplicates?.some((each) => each.number === number)) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
