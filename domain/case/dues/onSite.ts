import { dueAt } from '../../clocks.ts';
import { draft } from '../drafts.ts';
import { rise } from '../rise.ts';
import type { CaseState } from '../state.ts';
import { type Due, due, remindedDues, running } from './due.ts';

/** Not solved from afar in time: a visit is asked for (`solveOnline`, S1), and where silence raises it, the priority rises. */
function solveOnlineDues(state: CaseState): Due[] {
  const clock = running(state, 'solve_online');
  if (!clock) return [];
  return [
    due(
      `solve_online/${state.round}`,
      dueAt(clock, state.hours),
      'Not solved from afar: ask for a visit',
      (stamp) => [
        draft('dispatch_requested', stamp),
        ...(state.policy.response.raisesUnsatisfied
          ? rise(state, 'unsolved', { ...stamp, key: `${stamp.key}/rise` })
          : []),
      ],
      'on_site',
    ),
  ];
}

/** Nobody is there when somebody should be (`onSite`, S1–S4). */
function arrivalDues(state: CaseState): Due[] {
  const clock = running(state, 'on_site');
  if (!clock) return [];
  return [
    due(
      `on_site/${clock.startedAt}`,
      dueAt(clock, state.hours),
      'Nobody has arrived on site: tell the manager',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'on_site', to: ['response_center_manager'] }),
      ],
      'on_site',
    ),
  ];
}

/** Whether somebody goes has to be decided in time (`onSite.decision`, S2). */
const decisionDues = (state: CaseState): Due[] =>
  remindedDues(state, 'on_site_decision', {
    owner: 'on_site',
    waitsFor: 'decide whether somebody goes on site',
  });

export const onSiteDues = (state: CaseState): Due[] => [
  ...solveOnlineDues(state),
  ...decisionDues(state),
  ...arrivalDues(state),
];
