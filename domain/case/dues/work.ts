import { dueAt, fractionAt } from '../../clocks.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { type Due, due, remindedDues, running } from './due.ts';

/** Warning and overdue notice (`diagnosis`, S0). */
export function diagnosisDues(state: CaseState): Due[] {
  const clock = running(state, 'diagnosis');
  const rules = state.policy.diagnosis;
  if (!clock || !rules) return [];
  const prefix = `diagnosis/${state.round}`;
  return [
    ...rules.warn.map((fraction, i) =>
      due(
        `${prefix}/warning/${i + 1}`,
        fractionAt(clock, fraction, state.hours),
        `Diagnosis: ${fraction * 100} % of the time used`,
        (stamp) => [draft('diagnosis_warning', { ...stamp, percent: Math.round(fraction * 100) })],
      ),
    ),
    due(`${prefix}/overdue`, dueAt(clock, state.hours), 'Diagnosis overdue', (stamp) => [
      draft('diagnosis_overdue', stamp),
    ]),
  ];
}

export function restoreDues(state: CaseState): Due[] {
  const clock = running(state, 'restore');
  if (!clock) return [];
  return [
    due(
      `restore/${state.round}/overdue`,
      dueAt(clock, state.hours),
      'Restoration overdue',
      (stamp) => [
        draft('restore_overdue', stamp),
        ...(state.policy.restore?.loanerIfLate ? [draft('loaner_due', {})] : []),
      ],
      'restore',
    ),
  ];
}

/** An engineer without a solution when the time is up: the manager and the experts hear (`workLimit`, S1). */
export function workLimitDues(state: CaseState): Due[] {
  const clock = running(state, 'work_limit');
  if (!clock) return [];
  return [
    due(
      `work_limit/${clock.startedAt}`,
      dueAt(clock, state.hours),
      'No solution yet: tell the manager and the experts',
      (stamp) => [
        draft('escalated_to_manager', {
          ...stamp,
          clock: 'work_limit',
          to: ['response_center_manager', 'expert'],
        }),
      ],
      'work',
    ),
  ];
}

/** The customer is guided to find and to mend the fault (`guidance`, S2). */
export const guidanceDues = (state: CaseState): Due[] =>
  remindedDues(state, 'guidance', { owner: 'work', waitsFor: 'guide the customer' });
