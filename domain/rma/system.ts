import type { Reservation } from '../depot/reservation.ts';
import type { WorkingHours } from '../hours.ts';
import { isReturnOwed, rmaDraft, stamped, starts } from './drafts.ts';
import { rmaDues } from './due.ts';
import type { Missed } from '../reach.ts';
import type { RmaEvent, RmaState } from './state.ts';
import { expiry, returnTerm, shipTerm, sparesTerm } from './terms.ts';

/** What happens to an RMA without anybody's action. */

/** The fact that an RMA begins with. `spares`: milliseconds within which the policy owes the part on site. [S3] */
export function rmaRequested(state: RmaState, spares?: number): RmaEvent {
  const { kind, serialNumber, partNumber, reason, keepDisk, requestedAt } = state;
  const clock = spares !== undefined && kind !== 'return_and_repair' && sparesTerm(requestedAt, spares);
  const data = { kind, serialNumber, partNumber, reason, keepDisk };
  const draft = rmaDraft('rma_requested', {
    ...data,
    ...(clock && { clock: { ...clock, state: 'running' as const } }),
  });
  return stamped(draft, requestedAt, state.requestedBy);
}

/** Whether the RMA asks the depot for a part, and has not been answered. */
export const wantsPart = ({ state, kind }: RmaState): boolean =>
  (state === 'approved' || state === 'backordered') && kind !== 'return_and_repair';

/**
 * The depot's answer to the request for a part; nothing where it changes nothing. The part ships by its depot's `hours`,
 * counted from the approval or, after a backorder, from when the part was there.
 */
export function depotAnswered(
  state: RmaState,
  answer: Reservation,
  now: number,
  hours: WorkingHours | null,
): RmaEvent[] {
  if (!wantsPart(state) || answer.state === 'released') return [];
  if (answer.state === 'backordered') {
    if (state.state === 'backordered') return [];
    const expectedAt = new Date(answer.expectedAt).toISOString();
    return [stamped(rmaDraft('part_backordered', { partNumber: state.partNumber, expectedAt }), now)];
  }
  const { depotId, partNumber, left, low } = answer;
  const confirmedAt = state.state === 'backordered' ? now : (state.approvedAt ?? now);
  // The customer waited for us: the limit counts from when the part was there.
  const anew =
    state.state === 'backordered' && state.expiresAt !== undefined
      ? { expiresAt: new Date(expiry(hours, now)).toISOString() }
      : {};
  const term = starts('shipBy', shipTerm(hours, confirmedAt));
  return [
    stamped(rmaDraft('part_reserved', { depotId, partNumber, ...term, ...anew }), now),
    ...(low ? [stamped(rmaDraft('stock_low', { depotId, partNumber, left }), now)] : []),
  ];
}

/** What of the RMA's messages did not reach whom it was for; each try once. */
export const rmaMissed = (state: RmaState, missed: readonly Missed[], now: number): RmaEvent[] =>
  missed
    .filter(({ key }) => key === undefined || !state.fired.includes(key))
    .map((one) => stamped(rmaDraft('not_reached', one), now));

/** The case is restored: a loan that is with the customer is to come back; null where that is nothing new. */
export function loanEnded(state: RmaState, now: number, hours: WorkingHours | null): RmaEvent | null {
  if (state.kind !== 'loaner' || state.restoredAt !== null || state.endedAt !== null) return null;
  const isOut = state.deliveredAt !== null && isReturnOwed(state);
  return stamped(rmaDraft('loan_ended', isOut ? starts('returnDueAt', returnTerm(hours, now)) : {}), now);
}

/** The event of a deadline that has come, or null where it was overtaken. */
export function rmaFallsDue(state: RmaState, key: string, now: number): RmaEvent | null {
  const due = rmaDues(state).find((each) => each.key === key);
  if (!due || due.at > now) return null;
  const at = new Date(due.at).toISOString();
  if (due.what === 'backorder')
    return stamped(rmaDraft('backorder_late', { key, partNumber: state.partNumber, expectedAt: at }), now);
  if (due.what === 'expiry') return stamped(rmaDraft('rma_expired', { key, dueAt: at }), now);
  const { clock, n, of, last } = due.what;
  const data = { key, dueAt: new Date(clock.dueAt).toISOString() };
  return stamped(
    last ? rmaDraft(`${clock.name}_overdue`, data) : rmaDraft(`${clock.name}_reminder`, { ...data, n, of }),
    now,
  );
}
