import { wrongState } from '../../refusal.ts';
import { draft } from '../drafts.ts';
import type { Decisions } from './decision.ts';

export const coverage: Decisions<'coverage'> = {
  coverage: (state, { decision, note }) => {
    if (state.coverage?.decision === decision)
      return wrongState('coverageDecided', { number: state.number, decision, name: state.coverage.by.name });
    return [draft('coverage_decided', { decision, ...(note !== undefined && { note }) })];
  },
};
