import { type Candidate, chooseEngineer, nextOnDuty } from '../assignment.ts';
import type { Follower } from './commands.ts';
import type { Due } from './due.ts';
import type { CaseState } from './state.ts';

/**
 * Who takes the case next, by the assignment rule, of the line and centre that it was moved to: nobody twice, unless it goes
 * round (`again`). With nobody there, when the next one comes on duty.
 */
export function followerOf(
  state: CaseState,
  candidates: Candidate[],
  { again = false }: Pick<Due, 'again'> = {},
): Follower {
  const { category, vendor, formerAssignees, assignee, movedTo: { supportLine, centre } = {} } = state;
  const excluded = [...(again ? [] : formerAssignees), ...(assignee ? [assignee.id] : [])];
  const there = candidates.filter(
    (each) =>
      !excluded.includes(each.id) &&
      (supportLine === undefined || each.supportLine === supportLine) &&
      (centre === undefined || each.centre === centre),
  );
  const choice = chooseEngineer(there, { category, vendor });
  if (choice) return { successor: choice.engineer, merits: choice.merits };
  const dutyFrom = nextOnDuty(there);
  return { successor: null, ...(dutyFrom !== undefined && { dutyFrom }) };
}

/** Who takes it where a deadline needs somebody. */
export const followerAt = (due: Due, state: CaseState, candidates: Candidate[]): Follower =>
  due.needsSuccessor ? followerOf(state, candidates, due) : { successor: null };
