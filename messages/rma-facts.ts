import { openClock, type RmaClockName } from '../domain/rma/clocks.ts';
import type { RmaEvent, RmaEventData, RmaEventKind, RmaState } from '../domain/rma/state.ts';
import type { Words } from '../domain/words/words.ts';
import type { Facts, Time } from './facts.ts';

/** What somebody has to do because of an event, where it asks for something. */
const taskOf = ({ kind }: RmaEvent): keyof Words['rmaTasks'] | null => {
  if (kind === 'part_reserved') return 'ship';
  if (kind === 'backorder_late') return 'backorder';
  if (kind === 'faulty_received') return 'processing';
  const [, name] = /^(ship|spares|return|processing)_(reminder|overdue)$/.exec(kind) ?? [];
  return (name as RmaClockName | undefined) ?? null;
};

/** What an RMA's event tells its reader. */
export function rmaFacts(state: RmaState, event: RmaEvent, words: Words, time: Time): Partial<Facts> {
  const loan = state.kind === 'loaner';
  const task = taskOf(event);
  return {
    due: time(dueOf(state, event)),
    rma: state.number,
    rmaKind: words.rmaKinds[state.kind],
    part: state.reservedPart ?? state.partNumber,
    serial: loan && state.deliveredAt !== null ? (state.shipment?.serialNumber ?? '') : state.serialNumber,
    keepDisk: state.keepDisk,
    loan,
    task: task === null ? '' : words.rmaTasks[task],
    ...(event.kind === 'other_received' && { text: words.events.other_received(event.data, time) }),
    ...rmaNews(event, time),
    ...(event.kind === 'rma_approved' && { text: approval(event.data, words) }),
  };
}

/** What was said of what is owed, and what is to be paid, where anything is. */
const approval = (
  { entitlementNote, charge }: RmaEventData['rma_approved'],
  { chargeKinds }: Words,
): string => [entitlementNote, charge && charge !== 'free' && chargeKinds[charge]].filter(Boolean).join('; ');

/** The end of the promise that the event is about; else when something is owed back, which the customer must know. */
function dueOf({ clocks }: RmaState, { kind, data }: RmaEvent): number | string | null {
  if (kind === 'part_reserved') return data.shipBy;
  if (kind === 'backorder_late') return data.expectedAt;
  if (kind === 'faulty_received') return data.processBy;
  return 'dueAt' in data ? data.dueAt : (openClock(clocks, 'return')?.dueAt ?? null);
}

type News<K extends RmaEventKind> = (data: RmaEventData[K], time: Time) => Partial<Facts>;
const reminder = ({ n, of }: { n: number; of: number }) => ({ n, of });
const reason = (data: { reason: string }) => ({ reason: data.reason });

/** What an event adds to what is known of its RMA. */
const news: { [K in RmaEventKind]?: News<K> } = {
  rma_requested: reason,
  rma_rejected: reason,
  rma_cancelled: reason,
  part_backordered: ({ expectedAt }, time) => ({ expected: time(expectedAt) }),
  part_reserved: ({ depotId }) => ({ depot: depotId }),
  stock_low: ({ depotId, partNumber, left }) => ({ depot: depotId, part: partNumber, n: left }),
  rma_shipped: ({ carrier, trackingNumber }) => ({ carrier, tracking: trackingNumber }),
  rma_completed: ({ outcome }) => ({ outcome }),
  return_reminder: reminder,
  ship_reminder: reminder,
  spares_reminder: reminder,
  processing_reminder: reminder,
};

const rmaNews = ({ kind, data }: RmaEvent, time: Time): Partial<Facts> =>
  (news[kind] as News<RmaEventKind> | undefined)?.(data, time) ?? {};
