import { start } from '../../clocks.ts';
import type { EventOf, Opening } from '../events.ts';
import { noHours } from '../hours.ts';
import type { CaseState, Clock } from '../state.ts';
import { targetOf, workClocks } from '../targets.ts';
import { withNextUpdate } from './updates.ts';

/** The clocks that run while a case is worked on, from `at`: at the opening and at each return to diagnosis. */
export const startWork = ({ policy, priority }: Pick<Opening, 'policy' | 'priority'>, at: number): Clock[] =>
  workClocks.flatMap((name) => {
    const target = targetOf(name, policy, priority);
    return target === undefined ? [] : [start(name, at, target)];
  });

export function begin({ data, at, actor }: EventOf<'opened'>): CaseState {
  const { policy, priority } = data;
  const state: CaseState = {
    ...data,
    hours: policy.clock === 'business' ? noHours(at) : null,
    ...(actor !== 'system' && { openedBy: actor.id }),
    supportLine: 1,
    stage: 'assigning',
    hold: null,
    queued: null,
    assignee: null,
    assignedAt: null,
    hurried: false,
    formerAssignees: [],
    takeovers: 0,
    silentSince: null,
    expert: null,
    updatedAt: null,
    openedAt: at,
    respondedAt: null,
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    clocks: [start('response', at, policy.response.target[priority]), ...startWork(data, at)],
    fired: [],
    round: 0,
    roundStartedAt: at,
    vendorCases: [],
    visits: [],
    rmas: [],
    hardwareFault: null,
    resolution: null,
    consent: null,
    cancellation: null,
    survey: null,
    coverage: null,
    seq: 0,
  };
  return { ...state, clocks: withNextUpdate(state, state.clocks, at) };
}
