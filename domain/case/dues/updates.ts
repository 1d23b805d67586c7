import { dueAt } from '../../clocks.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { after, clockOf, type Due, due, remindedDues } from './due.ts';

/** An update that is owed: the agent is reminded, then, when the first one's time has passed again, the manager. [S1] */
export function updateDues(state: CaseState): Due[] {
  const clock = clockOf(state, 'update');
  const rules = state.policy.updates;
  if (!rules || (clock?.state !== 'running' && clock?.state !== 'breached')) return [];
  const at = dueAt(clock, state.hours);
  const key = `update/${clock.startedAt}/${clock.target as number}`;
  return [
    due(
      `${key}/due`,
      at,
      'Remind the agent to tell the customer how it stands',
      (stamp) => [draft('update_due', stamp)],
      'updates',
    ),
    due(
      `${key}/missed`,
      after(state, at, rules.first),
      'The customer was not told how it stands: tell the manager',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'update', to: ['response_center_manager'] }),
      ],
      'updates',
    ),
  ];
}

/** A customer who can be told by nothing but a call: the agent is reminded of it, then the manager hears. */
export const callCustomerDues = (state: CaseState): Due[] =>
  remindedDues(state, 'call_customer', { owner: 'stage', waitsFor: `call ${state.contact.name}` });

const prefix = 'same_day/';

/** What is not solved the same day is reported upwards when the working day ends, each day once. [S1] */
export function sameDayDues(state: CaseState): Due[] {
  const { updates } = state.policy;
  if (!updates?.sameDayReport || !updates.applies.includes(state.priority)) return [];
  const reported = state.fired
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)));
  const since = Math.max(state.roundStartedAt, state.dailySince ?? 0, ...reported);
  const closes = state.hours?.days.map((day) => day.at(-1) ?? 0).find((close) => close > since);
  if (closes === undefined) return [];
  return [
    due(
      `${prefix}${closes}`,
      closes,
      'Not solved today: report it',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'same_day', to: ['response_center_manager'] }),
      ],
      'updates',
    ),
  ];
}
