import type { Merits } from '../../assignment.ts';
import { fractionAt, later } from '../../clocks.ts';
import { type Actor, isCustomer, type Person } from '../../people.ts';
import { type Refusal, unknown, wrongState } from '../../refusal.ts';
import type { GoneCause, Visibility } from '../../vocabulary.ts';
import { draft, type Draft } from '../drafts.ts';
import { follows } from '../edition.ts';
import type { CaseState } from '../state.ts';
import { asked, type Decisions, named } from './decision.ts';

/**
 * By when a newcomer has to respond, as ISO 8601, where they come too late for the normal reminders: later than
 * `takeoverResponse` before the takeover point (domain.md, Await response). The customer's target does not restart.
 */
export function respondBy(state: CaseState, now: number): { respondBy?: string } {
  const { takeover, takeoverResponse } = state.policy.response;
  const clock = state.clocks.find(({ name }) => name === 'response');
  if (state.respondedAt !== null || takeover === undefined || !clock) return {};
  const end = later(state.hours, now, takeoverResponse);
  if (end <= fractionAt(clock, takeover, state.hours) || end === Infinity) return {};
  return { respondBy: new Date(end).toISOString() };
}

/** By hand to `engineer`: the first assignment, or a reassignment from whoever has the case. */
function hand(
  state: CaseState,
  engineer: Person,
  reason: string | undefined,
  now: number,
): Draft[] | Refusal {
  const from = state.assignee;
  if (from?.id === engineer.id) return wrongState('alreadyWith', { number: state.number, name: from.name });
  const late = respondBy(state, now);
  if (state.stage === 'assigning')
    return [draft('assigned', { engineer, cause: 'hand', ...(reason !== undefined && { reason }), ...late })];
  return [draft('reassigned', { from, to: engineer, reason: reason ?? '', ...late })];
}

/** Who is on leave gets a case only from somebody who says that they know. */
export const onLeave = (
  name: string,
  { awayUntil, evenOnLeave }: { awayUntil?: string; evenOnLeave?: boolean },
): Refusal | undefined =>
  awayUntil === undefined || evenOnLeave ? undefined : wrongState('onLeave', { name, until: awayUntil });

/** From whoever has the case to the engineer whom the rule chose, or, with nobody left, to the supervisors. */
export function handBack(
  state: CaseState,
  to: Person | null,
  now: number,
  {
    dutyFrom,
    reason = '',
    ...why
  }: { reason?: string; cause?: GoneCause; merits?: Merits; dutyFrom?: number },
): Draft[] {
  const { assignee: from } = state;
  if (!from) return [];
  if (to) return [draft('reassigned', { from, to, reason, ...why, ...respondBy(state, now) })];
  return [
    dutyFrom === undefined
      ? draft('queued', { cause: 'nobody_left', from })
      : draft('queued', { cause: 'nobody_on_duty', from, dutyFrom: new Date(dutyFrom).toISOString() }),
  ];
}

/** While the case is worked on, picking it up again ends a hold. */
const awake = (state: CaseState, cause: 'resolved' | 'diagnosed'): Draft[] =>
  state.hold ? [draft('resumed', { cause })] : [];

/** What the customer says ends the wait for them: the clocks go on from that moment. */
const answered = (state: CaseState, actor: Actor): Draft[] =>
  follows(state, 1) && isCustomer(actor) && state.hold?.reason === 'waiting_customer'
    ? [draft('resumed', { cause: 'customer' })]
    : [];

/** Who reads what somebody adds to the case: what customers add is public, or they could not read it themselves. */
const saidTo = (actor: Actor, visibility: Visibility): Visibility =>
  isCustomer(actor) ? 'public' : visibility;

export const handling: Decisions<
  | 'assign'
  | 'respond'
  | 'takeOver'
  | 'reassign'
  | 'release'
  | 'work'
  | 'notes'
  | 'attach'
  | 'updates'
  | 'contacted'
  | 'diagnose'
  | 'hold'
  | 'resume'
  | 'resolve'
> = {
  assign: (state, { engineerId, engineerName, reason, ...leave }, _, now) =>
    onLeave(engineerName ?? engineerId, leave) ?? hand(state, named(engineerId, engineerName), reason, now),

  reassign: (state, { engineerId, engineerName, reason, ...leave }, _, now) =>
    onLeave(engineerName ?? engineerId, leave) ?? hand(state, named(engineerId, engineerName), reason, now),

  release: (state, { engineerId, engineerName, reason, cause }, _, now) =>
    handBack(state, engineerId === undefined ? null : named(engineerId, engineerName), now, {
      ...{ reason, ...(cause && { cause }) },
    }),

  respond: (_, { note, via }) => [draft('responded', { note, via })],

  takeOver: (state, { from, reason }, actor, now) => {
    const holder = state.assignee;
    if (from !== undefined && from !== holder?.id)
      return wrongState('nowWith', { number: state.number, name: holder?.name });
    const to = { id: actor.id, name: actor.name };
    return [
      draft('taken_over', {
        cause: 'engineer',
        from: holder,
        to,
        ...(reason !== undefined && { reason }),
        ...respondBy(state, now),
      }),
    ];
  },

  work: (_, { text, minutes, kind, visibility }) => [
    draft('work', { text, kind, ...(minutes !== undefined && { minutes }) }, visibility),
  ],

  notes: (state, { text, visibility }, actor) => [
    draft('note', { text }, saidTo(actor, visibility)),
    ...answered(state, actor),
  ],

  attach: (state, { id, name, mediaType, size, visibility }, actor) => [
    draft('attached', { id, name, mediaType, size }, saidTo(actor, visibility)),
    ...answered(state, actor),
  ],

  updates: (_, { text }) => [draft('customer_update', { text })],

  contacted: (state, { note }) => [draft('contacted', { note }), ...asked(state)],

  diagnose: (state, { cause, hardwareFault }) => [
    ...awake(state, 'diagnosed'),
    draft('diagnosed', { cause, ...(hardwareFault !== undefined && { hardwareFault }) }),
  ],

  hold: (_, { reason, until }, __, now) => {
    if (until !== undefined && !(Date.parse(until) > now)) return unknown('untilPassed', { until });
    return [draft('held', { reason, ...(until !== undefined && { until }) })];
  },

  resume: () => [draft('resumed', { cause: 'hand' })],

  resolve: (state, { cause, treatment, restoredAt, byPhone = false }, _, now) => {
    const restored = Date.parse(restoredAt);
    // A minute of grace for clocks that disagree, and for times that are given to the minute.
    if (!(restored <= now + 60_000)) return unknown('restoredInFuture', { restoredAt });
    if (restored < state.openedAt - 60_000)
      return unknown('restoredBeforeOpened', {
        number: state.number,
        openedAt: new Date(state.openedAt).toISOString(),
        restoredAt,
      });
    return [
      ...awake(state, 'resolved'),
      draft('resolved', { cause, treatment, restoredAt, byPhone }),
      ...(state.policy.closing.review ? [] : [draft('consent_requested', { round: state.round })]),
    ];
  },
};
