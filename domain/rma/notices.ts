import type { Notice } from '../notices.ts';
import type { RmaEvent, RmaState } from './state.ts';

const email = ['email'] as const;

/** Who is told what of an RMA. The request itself is told by the case (`domain/notices.ts`). */
export function rmaNoticesFor(state: RmaState, event: RmaEvent): Notice[] {
  const contact = { contact: true } as const;
  const requester = { person: state.requestedBy.id };
  switch (event.kind) {
    case 'rma_completed':
      return [{ to: requester, template: 'rma_update', channels: email }];
    // The customer may have to send something now, or has to know that nothing will come.
    case 'rma_approved':
    case 'rma_rejected':
    case 'rma_shipped':
    case 'rma_delivered':
      return [contact, requester].map((to) => ({ to, template: 'rma_update', channels: email }));
    case 'return_reminder':
      return [{ to: contact, template: 'return_reminder', channels: email }];
    case 'return_overdue':
      return [contact, { role: 'rma_admin' } as const, { role: 'response_center_manager' } as const].map(
        (to) => ({
          to,
          template: 'return_overdue',
          channels: email,
        }),
      );
    case 'rma_requested':
    case 'faulty_received':
      return [];
  }
}
