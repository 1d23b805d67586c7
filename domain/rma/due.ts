import type { RmaClock, RmaClockName } from './clocks.ts';
import type { RmaState } from './state.ts';

/** What happens at a time if nobody acts: a reminder, the end of a promise, a backorder that should have come, the end of what nobody used. */
export interface RmaDue {
  key: string;
  at: number;
  what: { clock: RmaClock; n: number; of: number; last: boolean } | 'backorder' | 'expiry';
  summary: string;
}

const deeds: Record<RmaClockName, (rma: RmaState) => string> = {
  ship: ({ reservedPart, partNumber }) => `to ship ${reservedPart ?? partNumber}`,
  spares: ({ partNumber }) => `to have ${partNumber} on site`,
  return: ({ kind, serialNumber, shipment }) =>
    `to return ${kind === 'loaner' ? (shipment?.serialNumber ?? 'the loan') : serialNumber}`,
  processing: ({ serialNumber }) => `to process ${serialNumber}`,
};

function duesOf(state: RmaState, clock: RmaClock): RmaDue[] {
  const { name, startedAt, dueAt, remindAt } = clock;
  const deed = deeds[name](state);
  const of = remindAt.length;
  const reminders = remindAt.map((at, i) => ({
    key: `${name}/reminder/${i + 1}`,
    at,
    what: { clock, n: i + 1, of, last: false },
    summary: `Reminder ${i + 1} of ${of} ${deed}`,
  }));
  return [
    // A term so short that the reminder would come before it begins has none.
    ...reminders.filter(({ at }) => at > startedAt && at < dueAt),
    { key: `${name}/overdue`, at: dueAt, what: { clock, n: of, of, last: true }, summary: `Overdue ${deed}` },
  ];
}

/** Everything that falls due, earliest first, what has fired left out. */
export function rmaDues(state: RmaState): RmaDue[] {
  const clocks = state.clocks.filter((clock) => clock.state === 'running');
  const { expectedAt, partNumber } = state;
  const backorder: RmaDue[] =
    state.state === 'backordered' && expectedAt !== null
      ? [
          {
            key: 'backorder/late',
            at: expectedAt,
            what: 'backorder',
            summary: `Backorder of ${partNumber} expected`,
          },
        ]
      : [];
  const { expiresAt } = state;
  const unused = state.state === 'approved' || state.state === 'reserved';
  const expiry: RmaDue[] =
    unused && expiresAt !== undefined
      ? [
          {
            key: `expiry/${expiresAt}`,
            at: expiresAt,
            what: 'expiry',
            summary: 'Nothing was shipped or received: it expires',
          },
        ]
      : [];
  return [...clocks.flatMap((clock) => duesOf(state, clock)), ...backorder, ...expiry]
    .filter((due) => !state.fired.includes(due.key))
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** The next end of a promise, or null while none runs. */
export function rmaDueAt({ clocks }: RmaState): number | null {
  const ends = clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => dueAt);
  return ends.length ? Math.min(...ends) : null;
}
