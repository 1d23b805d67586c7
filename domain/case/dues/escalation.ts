import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { after, type Due, due } from './due.ts';
import { en } from '../../words/en.ts';

const escalationKey = (state: CaseState, step: number, to: string[]): string =>
  `escalation/${state.round}/${step + 1}/${to.join('+')}`;

/** The ladder of managers, while the case is unsolved (`escalation`, S0). Nobody is told the same step twice. */
export function escalationDues(state: CaseState): Due[] {
  const end = (step: number) =>
    state.policy.ladder === 'wall' ? state.roundStartedAt + step : after(state, state.roundStartedAt, step);
  return state.policy.escalation[state.priority].flatMap((step, i) => {
    const to = step.to.filter((role) => !state.fired.includes(escalationKey(state, i, [role])));
    if (!to.length) return [];
    return [
      due(
        escalationKey(state, i, to),
        end(step.after),
        `Unsolved: report to ${to.map((role) => en.roles[role]).join(', ')}`,
        (stamp) => [draft('escalated_to_manager', { ...stamp, clock: 'escalation', to })],
        'escalation',
      ),
    ];
  });
}

export function holdDues({ hold }: CaseState): Due[] {
  if (hold?.until === undefined) return [];
  return [
    due(
      `hold/${hold.since}`,
      hold.until,
      'The hold ends',
      () => [draft('resumed', { cause: 'until_reached' })],
      'hold',
    ),
  ];
}
