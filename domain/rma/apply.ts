import { inNextChain } from '../restart.ts';
import { breach, cancelAll, meet, type RmaClockName, rmaClockNames } from './clocks.ts';
import type { RmaEvent, RmaEventKind, RmaState } from './state.ts';
import { isEnded, rmaTransitions } from './transitions.ts';

type Change<K extends RmaEventKind> = (
  event: Extract<RmaEvent, { kind: K }>,
  state: RmaState,
) => Partial<RmaState>;

const expiring = ({ expiresAt }: { expiresAt?: string }) =>
  expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) };

/** What an event adds to the record of the RMA. */
const changes: { [K in RmaEventKind]?: Change<K> } = {
  rma_approved: ({ at, actor, data }) => ({
    approvedAt: at,
    approvedBy: actor === 'system' ? null : { id: actor.id, name: actor.name },
    depotId: data.depotId ?? null,
    ...(data.charge && { charge: data.charge }),
    ...expiring(data),
  }),
  part_reserved: ({ data }) => ({
    ...{ depotId: data.depotId, reservedPart: data.partNumber, expectedAt: null },
    ...expiring(data),
  }),
  part_backordered: ({ data }) => ({ expectedAt: Date.parse(data.expectedAt) }),
  rma_shipped: ({ at, data }) => ({ shippedAt: at, shipment: data }),
  rma_delivered: ({ at }) => ({ deliveredAt: at }),
  loan_ended: ({ at }) => ({ restoredAt: at }),
  faulty_received: ({ at, data: { serialNumber, condition, own } }) => ({
    ...{ faultyReceivedAt: at, faulty: { serialNumber, condition, ...(own && { own }) } },
  }),
  other_received: ({ at, data }, { others = [] }) => ({ others: [...others, { ...data, at }] }),
  rma_completed: ({ data }) => ({ outcome: data.outcome }),
  restarted: (_, state) => inNextChain(state),
};

/** The promises that an event keeps; a repair is processed when it goes back. */
const kept = ({ kind }: RmaState, event: RmaEventKind): RmaClockName[] =>
  (
    ({
      rma_shipped: kind === 'return_and_repair' ? ['ship', 'processing'] : ['ship'],
      rma_delivered: ['spares'],
      faulty_received: ['return'],
      rma_completed: ['processing'],
    }) as Partial<Record<RmaEventKind, RmaClockName[]>>
  )[event] ?? [];

/** The promises that an event breaks. */
const broken = (event: RmaEventKind): RmaClockName[] =>
  rmaClockNames.filter((name) => event === `${name}_overdue`);

/** The RMA after `event`. */
export function applyRma(state: RmaState, event: RmaEvent): RmaState {
  const to = rmaTransitions[state.state][event.kind] ?? state.state;
  const ended = to !== state.state && isEnded({ state: to });
  const change = changes[event.kind] as Change<RmaEventKind> | undefined;
  const clocks = meet(breach(state.clocks, broken(event.kind)), kept(state, event.kind), event.at);
  const started = 'clock' in event.data && event.data.clock ? [event.data.clock] : [];
  return {
    ...state,
    ...change?.(event, state),
    state: to,
    ...(ended && { endedAt: event.at, expectedAt: null }),
    clocks: [...(ended ? cancelAll(clocks) : clocks), ...started],
    fired:
      'key' in event.data && event.data.key !== undefined ? [...state.fired, event.data.key] : state.fired,
    seq: state.seq + 1,
  };
}
