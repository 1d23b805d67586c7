import { addWorking, endOfWorkingDay, shipBy, type WorkingHours } from '../hours.ts';
import type { Term } from './drafts.ts';

const hour = 3_600_000;

/** What is promised of every RMA (`rma` in the policies of S0); the reminders on the way are ours. */
export const rmaTerms = {
  /** Local time at the depot before which a confirmed part ships the same day. [S0] */
  shipCutoff: '14:00',
  /** The depot is reminded this long before the part must leave. */
  shipReminder: hour,
  /** Working days for the faulty part, or a loan, to come back [S0], and at the end of which of them to remind. */
  returnDays: 10,
  returnReminders: [5, 9],
  /** Working days from the approval after which an RMA ends of which nothing was shipped or received. [S3] */
  expiryDays: 30,
  /** Working hours to process what came back [S0], and after how many of them to remind. */
  processing: 72 * hour,
  processingReminder: 54 * hour,
} as const;

const day = 24 * hour;

/** By the depot's hours; by the wall clock at a depot that is always open, or whose hours are not known so far. */
const known = (reckoned: number | undefined, wall: number): number =>
  reckoned !== undefined && Number.isFinite(reckoned) ? reckoned : wall;

/** The part leaves the depot: the same day, or the next working morning. */
export function shipTerm(hours: WorkingHours | null, confirmedAt: number): Term {
  const dueAt = known(hours ? shipBy(hours, confirmedAt, rmaTerms.shipCutoff) : undefined, confirmedAt + day);
  return { name: 'ship', startedAt: confirmedAt, dueAt, remindAt: [dueAt - rmaTerms.shipReminder] };
}

/** What is with the customer comes back: at the end of the tenth working day after the one on which it was due to go. */
export function returnTerm(hours: WorkingHours | null, startedAt: number): Term {
  const end = (n: number) =>
    known(hours ? endOfWorkingDay(hours, startedAt, n) : undefined, startedAt + n * day);
  return {
    ...{ name: 'return', startedAt },
    dueAt: end(rmaTerms.returnDays),
    remindAt: rmaTerms.returnReminders.map(end),
  };
}

/** When an RMA ends of which nothing has moved: at the end of the thirtieth working day. */
export const expiry = (hours: WorkingHours | null, startedAt: number): number =>
  known(
    hours ? endOfWorkingDay(hours, startedAt, rmaTerms.expiryDays) : undefined,
    startedAt + rmaTerms.expiryDays * day,
  );

/** What came back is processed. */
export function processingTerm(hours: WorkingHours | null, receivedAt: number): Term {
  const after = (ms: number) => known(hours ? addWorking(hours, receivedAt, ms) : undefined, receivedAt + ms);
  return {
    ...{ name: 'processing', startedAt: receivedAt },
    dueAt: after(rmaTerms.processing),
    remindAt: [after(rmaTerms.processingReminder)],
  };
}

/** The part is on site `within` milliseconds of the request, on the policy's wall clock; half-way there is a reminder. [S3] */
export const sparesTerm = (requestedAt: number, within: number): Term => ({
  ...{ name: 'spares', startedAt: requestedAt },
  dueAt: requestedAt + within,
  remindAt: [requestedAt + Math.round(within / 2)],
});
