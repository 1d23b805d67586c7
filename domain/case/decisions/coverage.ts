import { type Refusal, wrongState } from '../../refusal.ts';
import type { ActionName } from '../commands.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import type { Decisions } from './decision.ts';

/** Why work that costs cannot be done now: the case is not covered and no manager has said that it goes on (S4). */
export function notCovered(state: CaseState, action: ActionName): Refusal | undefined {
  const { entitlement, coverage, number } = state;
  if (entitlement.covered || coverage?.decision === 'approved' || coverage?.decision === 'paid')
    return undefined;
  return coverage
    ? wrongState('caseRefused', { number, name: coverage.by.name, action })
    : wrongState('caseUncovered', { number, action });
}

export const coverage: Decisions<'coverage'> = {
  coverage: (state, { decision, note }) => {
    if (state.entitlement.covered) return wrongState('caseCovered', { number: state.number });
    if (state.coverage?.decision === decision)
      return wrongState('coverageDecided', { number: state.number, decision, name: state.coverage.by.name });
    return [draft('coverage_decided', { decision, ...(note !== undefined && { note }) })];
  },
};
