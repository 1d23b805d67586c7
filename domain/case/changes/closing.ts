import { breach, cancel, dueAt, isOpen, meet } from '../../clocks.ts';
import type { CaseState, Clock, Resolution } from '../state.ts';
import type { ClockName, HandedClock } from '../../vocabulary.ts';
import type { Promising } from '../targets.ts';
import { type Changes, dropped, fired, met, onClocks, started, withClock } from './change.ts';
import { startWork } from './opening.ts';
import { withNextUpdate } from './updates.ts';

/** Who answers has been asked, and reached. */
const answered = ['ask_customer', 'confirm', 'call_back', 'call_customer'] as const;

/** Back to diagnosis with clocks of its own: what was promised for the first round is past. */
function newRound(state: CaseState, at: number): Partial<CaseState> {
  const clocks = startWork(state, at).reduce(withClock, met(state, answered, at));
  return {
    round: state.round + 1,
    roundStartedAt: at,
    clocks: withNextUpdate(
      { ...state, roundStartedAt: at, updatedAt: null },
      started(state, clocks, 'work_limit', at),
      at,
    ),
    updatedAt: null,
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    resolution: null,
    survey: null,
  };
}

/** The manager was not content: the restoration is owed again, on the clock it had, and the call-back is not. */
function sentBack(state: CaseState, at: number): Partial<CaseState> {
  const clocks = onClocks(state.clocks, ['restore'], ({ metAt: _, ...clock }) =>
    clock.state === 'met' ? { ...clock, state: 'running' } : clock,
  );
  return {
    resolvedAt: null,
    resolution: null,
    clocks: withNextUpdate(
      state,
      dropped(
        state,
        onClocks(clocks, ['review', 'notify_manager'], (clock) => meet(clock, at, state.hours)),
        ['call_back'],
        at,
      ),
      at,
    ),
  };
}

/** A step that Caseline did itself in the moment it was owed, in cases of before: the clock shows that it was met. */
const atOnce = (state: CaseState, clocks: Clock[], name: Promising, at: number): Clock[] =>
  onClocks(started(state, clocks, name, at), [name], (clock) => meet(clock, at, state.hours));

/** A step that is done when the message has gone out that the present entry leads to. */
const bySending = (state: CaseState, clocks: Clock[], name: HandedClock, at: number): Clock[] =>
  (state.policy.closing.byAct ? started : atOnce)(state, clocks, name, at);

/** The entry whose message it is; the present one's number is the next. */
const handing = (state: CaseState, name: HandedClock): Partial<CaseState> =>
  state.policy.closing.byAct ? { handing: { ...state.handing, [name]: state.seq + 1 } } : {};

/** The customer is asked by a message, which is on its way, or by a call; who could not be asked before still is. */
function asking(state: CaseState, byPhone: boolean, at: number): Clock[] {
  const owed = state.clocks.some((clock) => clock.name === 'ask_customer' && isOpen(clock));
  if (owed) return byPhone || !state.policy.closing.byAct ? met(state, ['ask_customer'], at) : state.clocks;
  return (byPhone ? atOnce : bySending)(state, state.clocks, 'ask_customer', at);
}

/** Done before it was recorded: what had run out by then was late, though nobody could be told. */
const metBefore = (state: CaseState, names: readonly ClockName[], at: number): Clock[] =>
  onClocks(state.clocks, names, (clock) =>
    meet(dueAt(clock, state.hours) < at ? breach(clock) : clock, at, state.hours),
  );

/** Solved: what was owed for it is done, and what was asked of others on the way is no longer owed. */
function reported(state: CaseState, { byPhone, restoredAt }: Resolution, at: number): Clock[] {
  const names = ['diagnosis', 'restore', 'solve_online', 'guidance', 'work_limit'] as const;
  const early = state.round === 0 && state.afterTheFact?.solution !== undefined;
  const done = early ? metBefore(state, names, Date.parse(restoredAt)) : met(state, names, at);
  const dropping = dropped(state, done, ['update', 'vendor', 'on_site_decision', 'on_site'], at);
  const left = byPhone ? started(state, dropping, 'call_back', at) : dropping;
  const { review } = state.policy.closing;
  return review === undefined
    ? left
    : started(state, bySending(state, left, 'notify_manager', at), 'review', at);
}

function consented(state: CaseState, at: number): Clock[] {
  const clocks = met(state, answered, at);
  return state.policy.closing.byAct ? started(state, clocks, 'close', at) : clocks;
}

export const closing: Changes = {
  resolved: (state, { data, at }) => ({
    resolvedAt: at,
    dispatchRequestedAt: null,
    diagnosedAt: state.diagnosedAt ?? at,
    resolution: data,
    clocks: reported(state, data, at),
    ...handing(state, 'notify_manager'),
  }),
  called_back: (state, { at }) => ({ clocks: met(state, ['call_back', 'call_customer'], at) }),
  // Who reviews knows of it.
  reviewed: (state, { data, at }) =>
    data.approved ? { clocks: met(state, ['review', 'notify_manager'], at) } : sentBack(state, at),
  notice_sent: (state, { data, at }) => ({ clocks: met(state, [data.clock], at) }),
  consent_requested: (state, { data, at }) => ({
    confirmingSince: at,
    clocks: started(state, asking(state, data.via === 'phone', at), 'confirm', at),
    ...(data.via !== 'phone' && handing(state, 'ask_customer')),
  }),
  confirm_reminder: (state, { data }) => ({
    fired: fired(state, data.key),
    ...handing(state, 'ask_customer'),
  }),
  consented: (state, { data, at }) => ({
    consent: { agreed: true, ...data, at },
    // Who answers has been asked.
    clocks: consented(state, at),
  }),
  rejected: (state, { data, at }) => ({ ...newRound(state, at), consent: { agreed: false, ...data, at } }),
  closed: (state, { at }) => ({
    closedAt: at,
    clocks: state.policy.closing.byAct ? met(state, ['close'], at) : atOnce(state, state.clocks, 'close', at),
  }),
  survey_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  survey_answered: (_, { data }) => ({
    survey: { answers: data.answers, ...(data.comment && { comment: data.comment }) },
  }),
  survey_expired: (state, { data }) => ({ fired: fired(state, data.key) }),
  reopened: (state, { at }) => ({ ...newRound(state, at), consent: null }),
  cancelled: (state, { data, at }) => ({
    closedAt: at,
    cancellation: data,
    hold: null,
    queued: null,
    clocks: state.clocks.map(cancel),
  }),
};
