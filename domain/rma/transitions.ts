import type { RmaEventKind, RmaStateName } from './state.ts';

/** Which event leads an RMA from which state to which; every other leaves it where it is. */
export const rmaTransitions: Record<RmaStateName, Partial<Record<RmaEventKind, RmaStateName>>> = {
  requested: { rma_approved: 'approved', rma_rejected: 'rejected', rma_cancelled: 'cancelled' },
  approved: {
    part_reserved: 'reserved',
    part_backordered: 'backordered',
    faulty_received: 'faulty_received',
    rma_cancelled: 'cancelled',
    rma_expired: 'expired',
  },
  backordered: { part_reserved: 'reserved', rma_cancelled: 'cancelled' },
  reserved: { rma_shipped: 'shipped', rma_cancelled: 'cancelled', rma_expired: 'expired' },
  shipped: { rma_delivered: 'delivered', faulty_received: 'faulty_received' },
  delivered: { faulty_received: 'faulty_received', rma_completed: 'completed' },
  faulty_received: { rma_shipped: 'shipped', rma_delivered: 'delivered', rma_completed: 'completed' },
  rejected: {},
  cancelled: {},
  expired: {},
  completed: {},
};

/** An RMA that is over: no event leads out of its state. */
export const isEnded = ({ state }: { state: RmaStateName }): boolean =>
  Object.keys(rmaTransitions[state]).length === 0;
