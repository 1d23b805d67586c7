import { isOpen } from '../../clocks.ts';
import { callOwed, refusedBy } from '../reach.ts';
import type { EventOf } from '../events.ts';
import type { CaseState, Clock } from '../state.ts';
import { type Changes, fired, met, onClocks, started } from './change.ts';
import { informed } from './updates.ts';

/** The request for consent did not arrive: the customer is still to be asked, and nobody waits for an answer. */
function unasked(state: CaseState, notice: string): Partial<CaseState> {
  if (state.stage !== 'confirming' || notice !== 'consent_requested') return {};
  return {
    confirmingSince: null,
    clocks: onClocks(state.clocks, ['ask_customer', 'confirm'], ({ metAt: _, ...clock }) =>
      clock.name === 'confirm'
        ? { ...clock, state: isOpen(clock) ? 'cancelled' : clock.state }
        : { ...clock, state: clock.state === 'breached' ? 'breached' : 'running' },
    ),
  };
}

/** The customer is still to be asked: the time for it runs until they are. */
const toAsk = (state: CaseState, at: number): Clock[] =>
  state.clocks.some((clock) => clock.name === 'ask_customer' && isOpen(clock))
    ? state.clocks
    : started(state, state.clocks, 'ask_customer', at);

function contactMissed(state: CaseState, { data, at }: EventOf<'not_reached'>): Partial<CaseState> {
  const refused = refusedBy(state.reach?.refused ?? [], data);
  const reach = refused.length ? { reach: { sms: false, ...state.reach, refused } } : {};
  const open = { ...state, ...unasked(state, data.notice) };
  const asking =
    data.notice === 'consent_requested' && state.confirmingSince === null ? toAsk(open, at) : open.clocks;
  const owing = data.call ? callOwed({ ...open, clocks: asking }, at) : asking;
  return { ...reach, confirmingSince: open.confirmingSince, clocks: owing };
}

export const reach: Changes = {
  not_reached: (state, event) => ({
    ...(event.data.key !== undefined && { fired: fired(state, event.data.key) }),
    ...(event.data.to.contact && contactMissed(state, event)),
    ...(!event.data.to.contact && !event.data.instead.length && { unreached: state.unreached ?? event.at }),
  }),
  contacted: (state, { at }) => ({
    ...informed({ ...state, clocks: met(state, ['call_customer'], at) }, at),
  }),
};
