import { inNextChain } from '../restart.ts';
import type { CallEvent, CallState } from './state.ts';

function change(state: CallState, event: CallEvent): Partial<CallState> {
  const { at } = event;
  switch (event.kind) {
    case 'call_logged':
      return {};
    case 'call_reminder':
    case 'call_overdue':
      return { fired: [...state.fired, event.data.key] };
    case 'not_reached':
      return event.data.key === undefined ? {} : { fired: [...state.fired, event.data.key] };
    case 'call_accepted':
      return { callState: 'accepted', agent: event.data.agent, acceptedAt: at };
    case 'call_opened':
      return { callState: 'opened', caseNumber: event.data.caseNumber, endedAt: at };
    case 'restarted':
      return inNextChain(state);
    case 'call_closed':
      return { callState: 'closed', outcome: event.data.reason, endedAt: at };
  }
}

/** The call after `events`, in order. */
export const applyCall = (state: CallState, events: readonly CallEvent[]): CallState =>
  events.reduce((before, event) => ({ ...before, ...change(before, event), seq: before.seq + 1 }), state);
