import type { Stage } from '../vocabulary.ts';
import { askDues, callBackDues, confirmDues, notifyDues, reviewDues, surveyDues } from './dues/closing.ts';
import type { Due } from './dues/due.ts';
import { dutyDues } from './dues/duty.ts';
import { escalationDues, holdDues } from './dues/escalation.ts';
import { onSiteDues } from './dues/onSite.ts';
import { queueDues } from './dues/queue.ts';
import { responseDues } from './dues/response.ts';
import { callCustomerDues, sameDayDues, updateDues } from './dues/updates.ts';
import { vendorDues } from './dues/vendor.ts';
import { diagnosisDues, guidanceDues, restoreDues, workLimitDues } from './dues/work.ts';
import { isUnsolved } from './stages.ts';
import type { CaseState } from './state.ts';

export type { Due } from './dues/due.ts';

const byStage: Record<Stage, (state: CaseState) => Due[]> = {
  assigning: responseDues,
  awaiting_response: responseDues,
  diagnosing: diagnosisDues,
  resolving: () => [],
  reviewing: (state) => [...notifyDues(state), ...reviewDues(state), ...callBackDues(state)],
  confirming: (state) => [...askDues(state), ...confirmDues(state), ...callBackDues(state)],
  surveying: surveyDues,
  ended: () => [],
};

/** What runs beside the stages while the case is unsolved. */
const beside = [
  queueDues,
  dutyDues,
  holdDues,
  restoreDues,
  workLimitDues,
  guidanceDues,
  onSiteDues,
  vendorDues,
  escalationDues,
  updateDues,
  sameDayDues,
];

/**
 * Everything that will fall due if nobody acts, as far as it is known now: earliest first, without what has fired and
 * without what lies beyond the hours that are known.
 */
export function dues(state: CaseState): Due[] {
  const unsolved = isUnsolved(state.stage) ? beside.flatMap((each) => each(state)) : [];
  return [...byStage[state.stage](state), ...unsolved, ...callCustomerDues(state)]
    .filter(({ key, at }) => at !== Infinity && !state.fired.includes(key))
    .sort((a, b) => a.at - b.at);
}
