import { messageChannels, type Notice, type Recipient, tell } from '../notices.ts';
import type { CallEvent, CallState } from './state.ts';

const agents: Recipient = { role: 'agent' };
const manager: Recipient = { role: 'response_center_manager' };
const quality: Recipient = { role: 'quality_manager' };

/** Who is told what of a call: an agent, then the service manager; quality is informed (S1). */
export function callNoticesFor({ agent, loggedBy, terms }: CallState, event: CallEvent): Notice[] {
  const informed = terms.informQuality ? [quality] : [];
  const logger: Recipient = { person: loggedBy.id };
  switch (event.kind) {
    case 'call_logged':
      return [...tell([agents], 'call_logged', messageChannels), ...tell(informed, 'call_logged')];
    case 'call_reminder':
      return tell([agent ? { person: agent.id } : agents], 'call_reminder', messageChannels);
    case 'call_overdue':
      return event.data.step === 'agent'
        ? [...tell([manager], 'call_overdue', messageChannels), ...tell([agents], 'call_overdue')]
        : [...tell([manager], 'call_overdue', messageChannels), ...tell(informed, 'call_overdue')];
    case 'call_opened':
      return tell([manager, ...informed, logger], 'call_opened');
    case 'call_closed':
      return tell([manager, ...informed, logger], 'call_closed');
    case 'call_accepted':
    case 'restarted':
    case 'not_reached':
      return [];
  }
}
