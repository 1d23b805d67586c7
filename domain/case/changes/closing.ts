import { cancel, meet } from '../../clocks.ts';
import type { CaseState } from '../state.ts';
import { type Changes, fired, met, onClocks, started, withClock } from './change.ts';
import { startWork } from './opening.ts';

/** Back to diagnosis with clocks of its own: what was promised for the first round is past. */
function newRound(state: CaseState, at: number): Partial<CaseState> {
  const clocks = startWork(state, at).reduce(withClock, met(state, ['confirm'], at));
  return {
    round: state.round + 1,
    roundStartedAt: at,
    clocks: started(state, clocks, 'work_limit', at),
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    resolution: null,
    survey: null,
  };
}

/** The manager was not content: the restoration is owed again, on the clock it had. */
function sentBack(state: CaseState, at: number): Partial<CaseState> {
  const clocks = onClocks(state.clocks, ['restore'], ({ metAt: _, ...clock }) =>
    clock.state === 'met' ? { ...clock, state: 'running' } : clock,
  );
  return {
    resolvedAt: null,
    resolution: null,
    clocks: onClocks(clocks, ['review'], (clock) => meet(clock, at, state.hours)),
  };
}

export const closing: Changes = {
  resolved: (state, { data, at }) => ({
    resolvedAt: at,
    diagnosedAt: state.diagnosedAt ?? at,
    resolution: data,
    clocks: started(state, met(state, ['diagnosis', 'restore', 'work_limit'], at), 'review', at),
  }),
  reviewed: (state, { data, at }) =>
    data.approved ? { clocks: met(state, ['review'], at) } : sentBack(state, at),
  consent_requested: (state, { at }) => ({
    confirmingSince: at,
    clocks: started(state, state.clocks, 'confirm', at),
  }),
  confirm_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  consented: (state, { data, at }) => ({
    consent: { agreed: true, ...data, at },
    clocks: met(state, ['confirm'], at),
  }),
  rejected: (state, { data, at }) => ({ ...newRound(state, at), consent: { agreed: false, ...data, at } }),
  closed: (_, { at }) => ({ closedAt: at }),
  survey_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  survey_answered: (_, { data }) => ({
    survey: { answers: data.answers, ...(data.comment && { comment: data.comment }) },
  }),
  survey_expired: (state, { data }) => ({ fired: fired(state, data.key) }),
  reopened: (state, { at }) => ({ ...newRound(state, at), consent: null }),
  cancelled: (state, { data }) => ({
    cancellation: data,
    hold: null,
    queued: false,
    clocks: state.clocks.map(cancel),
  }),
};
