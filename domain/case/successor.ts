import { type Candidate, type Choice, chooseEngineer } from '../assignment.ts';
import type { CaseState } from './state.ts';

/**
 * The engineer who takes the case next, by the assignment rule: nobody twice, and of the line and centre that it was moved to.
 * Null with nobody left.
 */
export function successorOf(state: CaseState, candidates: Candidate[]): Choice | null {
  const { category, vendor, formerAssignees, assignee, movedTo: { supportLine, centre } = {} } = state;
  const excluded = [...formerAssignees, ...(assignee ? [assignee.id] : [])];
  const there = candidates.filter(
    (each) =>
      (supportLine === undefined || each.supportLine === supportLine) &&
      (centre === undefined || each.centre === centre),
  );
  return chooseEngineer(there, { category, vendor }, excluded);
}
