import type { Refusal } from '../../refusal.ts';
import type { ActionName } from '../commands.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { type Decisions, wrongState } from './decision.ts';

/** Why work that costs cannot be done now: the case is not covered and no manager has said that it goes on (S4). */
export function notCovered(state: CaseState, action: ActionName): Refusal | undefined {
  const { entitlement, coverage, number } = state;
  if (entitlement.covered || coverage?.decision === 'approved' || coverage?.decision === 'paid')
    return undefined;
  const word = coverage ? `${coverage.by.name} refused it` : 'a manager has to say first that it goes on';
  return wrongState(`Case ${number} is out of coverage and ${word}: '${action}' is not possible now`);
}

export const coverage: Decisions<'coverage'> = {
  coverage: (state, { decision, note }) => {
    if (state.entitlement.covered)
      return wrongState(`Case ${state.number} is covered: nothing is to be decided`);
    if (state.coverage?.decision === decision)
      return wrongState(`Case ${state.number} is ${decision} already, by ${state.coverage.by.name}`);
    return [draft('coverage_decided', { decision, ...(note !== undefined && { note }) })];
  },
};
