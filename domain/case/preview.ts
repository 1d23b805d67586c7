import type { Candidate } from '../assignment.ts';
import { dueAt, start } from '../clocks.ts';
import type { WorkingHours } from '../hours.ts';
import type { Actor } from '../people.ts';
import type { Policy } from '../policy.ts';
import { Refusal } from '../refusal.ts';
import type { ClockName, Priority } from '../vocabulary.ts';
import { applyAll } from './apply.ts';
import type { ActionName, CommandOf } from './commands.ts';
import { decide, decideBySystem, open } from './decide.ts';
import { type Foreseen, forecast } from './forecast.ts';
import { withHours } from './hours.ts';
import type { CaseState } from './state.ts';
import { followerOf } from './successor.ts';
import { targetOf } from './targets.ts';

/**
 * How far people get in a case before everybody falls silent: nobody responds; somebody responds at once; the fault is
 * resolved at once; the customer agrees at once and says nothing to the survey.
 */
export const courses = ['unanswered', 'unsolved', 'unconfirmed', 'unsurveyed'] as const;
export type Course = (typeof courses)[number];

export interface Preview {
  priority: Priority;
  /** What is promised from the opening on, or from the request for a visit or the dispatch on; epoch milliseconds. */
  promises: { clock: ClockName; dueAt: number }[];
  courses: { course: Course; foreseen: Foreseen[] }[];
}

/** Nobody: the people of a case that never was. */
const agent: Actor = { id: 'agent', name: '', roles: ['agent'] };
const manager: Actor = { id: 'manager', name: '', roles: ['response_center_manager'] };
const promised = [
  ...(['response', 'diagnosis', 'restore', 'solve_online', 'guidance'] as const),
  ...(['on_site_decision', 'on_site'] as const),
];
/** Enough to see what a policy does; reminders of some promises come for ever. */
const limit = 30;

/**
 * What a case of `priority` under `policy` will experience that is opened at `at` (epoch milliseconds), by the rules
 * that the workflow keeps. `engineers` are the candidates for it, `hours` the policy's calendar from `at` on; null where
 * time always counts.
 */
export function preview(
  policy: Policy,
  priority: Priority,
  at: number,
  engineers: Candidate[],
  hours: WorkingHours | null,
): Preview {
  const opened = assigned(policy, priority, at, engineers, hours);
  return {
    priority,
    promises: promised.flatMap((clock) => {
      const target = targetOf(clock, policy, priority);
      return target === undefined ? [] : [{ clock, dueAt: dueAt(start(clock, at, target), opened.hours) }];
    }),
    courses: courses.flatMap((course) => {
      const state = along(opened, course, at);
      return state ? [{ course, foreseen: forecast(state, engineers, at, limit) }] : [];
    }),
  };
}

function assigned(
  policy: Policy,
  priority: Priority,
  at: number,
  engineers: Candidate[],
  hours: WorkingHours | null,
): CaseState {
  const opening = {
    ...({
      number: '',
      title: '',
      description: '',
      channel: 'hotline',
      category: null,
      vendor: null,
    } as const),
    ...{ serialNumber: null, priority, policy, agent: { id: agent.id, name: agent.name } },
    customer: { id: 'customer', name: '' },
    contact: { name: '' },
    entitlement: { covered: true, contractId: null, warrantyUntil: null, reason: 'contract' } as const,
  };
  const state = withHours(applyAll(null, open(opening, agent, at)), hours);
  const { successor: engineer } = followerOf(state, engineers);
  return applyAll(state, decideBySystem(state, { type: 'assignByRule', engineer }, at));
}

/** The messages of the closing chain go out at once. */
const told = (state: CaseState, at: number): CaseState =>
  applyAll(state, decideBySystem(state, { type: 'sent', seqs: Object.values(state.handing ?? {}) }, at));

/** The case where the course falls silent; null where the policy never comes so far. */
function along(opened: CaseState, course: Course, at: number): CaseState | null {
  const engineer: Actor = { ...(opened.assignee ?? agent), roles: ['engineer'] };
  const act = (state: CaseState, command: CommandOf<ActionName>, actor: Actor): CaseState => {
    const outcome = decide(state, command, actor, at);
    return outcome instanceof Refusal ? state : told(applyAll(state, outcome), at);
  };
  if (course === 'unanswered') return opened;
  const answered = act(opened, { type: 'respond', note: '', via: 'phone' }, engineer);
  if (course === 'unsolved') return answered;
  const restoredAt = new Date(at).toISOString();
  const resolved = act(answered, { type: 'resolve', cause: '', treatment: '', restoredAt }, engineer);
  if (course === 'unconfirmed') return resolved;
  const reviewed = act(resolved, { type: 'review', approved: true }, manager);
  const agreed = act(reviewed, { type: 'consent', agreed: true, by: '', via: 'phone' }, agent);
  return agreed.stage === 'surveying' ? agreed : null;
}
