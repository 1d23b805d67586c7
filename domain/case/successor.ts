import { type Candidate, type Choice, chooseEngineer } from '../assignment.ts';
import type { CaseState } from './state.ts';

/** The engineer who takes the case next, by the assignment rule: nobody twice. Null with nobody left. */
export function successorOf(state: CaseState, candidates: Candidate[]): Choice | null {
  const { category, vendor, formerAssignees, assignee } = state;
  const excluded = [...formerAssignees, ...(assignee ? [assignee.id] : [])];
  return chooseEngineer(candidates, { category, vendor }, excluded);
}
