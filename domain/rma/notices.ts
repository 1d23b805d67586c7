import { shortageNotices } from '../depot/shortage.ts';
import { type Notice, type Recipient, tell } from '../notices.ts';
import type { RmaEvent, RmaState } from './state.ts';

const contact: Recipient = { contact: true };
const depot: Recipient = { role: 'depot' };
const administrator: Recipient = { role: 'rma_admin' };
const manager: Recipient = { role: 'response_center_manager' };

/** Who is told what of an RMA. The request itself is told by the case (`domain/notices.ts`). */
export function rmaNoticesFor(state: RmaState, event: RmaEvent): Notice[] {
  const requester: Recipient = { person: state.requestedBy.id };
  switch (event.kind) {
    // The customer may have to send something now, or has to know that nothing will come yet, or at all.
    case 'rma_approved':
    case 'rma_rejected':
    case 'rma_cancelled':
    case 'part_backordered':
    case 'rma_shipped':
    case 'rma_delivered':
    case 'loan_ended':
      return tell([contact, requester], 'rma_update');
    case 'rma_expired':
      return tell([contact, requester, administrator], 'rma_update');
    case 'rma_completed':
      return tell([requester], 'rma_update');
    case 'faulty_received':
      return [...tell([contact], 'rma_update'), ...tell([administrator], 'rma_task')];
    case 'other_received':
      return tell([administrator], 'rma_update');
    case 'part_reserved':
    case 'ship_reminder':
      return tell([depot], 'rma_task');
    case 'spares_reminder':
      return tell([depot, administrator], 'rma_task');
    case 'processing_reminder':
      return tell([administrator], 'rma_task');
    case 'ship_overdue':
    case 'spares_overdue':
      return tell([depot, administrator, manager], 'rma_late');
    case 'processing_overdue':
    case 'backorder_late':
      return tell([administrator, manager], 'rma_late');
    case 'return_reminder':
      return tell([contact], 'return_reminder');
    case 'return_overdue':
      return tell([contact, administrator, manager], 'return_overdue');
    case 'stock_low':
      return shortageNotices;
    case 'rma_requested':
    case 'restarted':
    case 'not_reached':
      return [];
  }
}
