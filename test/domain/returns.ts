import type { Reservation } from '../../domain/depot/reservation.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import { rmaDues } from '../../domain/rma/due.ts';
import { newRma, type RmaActionName, type RmaActions, type RmaState } from '../../domain/rma/state.ts';
import { depotAnswered, rmaRequested } from '../../domain/rma/system.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { depotHours, shanghai } from './depot.ts';
import { depot, hour, li, rmaAdmin } from './givens.ts';

export const hours = depotHours;
export const opened = shanghai('2026-09-21 10:00');
export const ask = (change: Partial<RmaState> = {}, spares?: number): RmaState => {
  const request = {
    number: 'R20260921-0001',
    caseNumber: 'C20260921-0001',
    customer: { id: 'acme', name: 'ACME' },
    contact: { name: 'Zhang Na' },
    kind: 'advance_replacement',
    serialNumber: 'FOC1',
    partNumber: 'PWR-C1',
    reason: 'dead',
    keepDisk: false,
    ...change,
  } as const;
  const asked = newRma(request, { id: 'li', name: 'Li Wei', role: 'engineer' }, opened);
  return applyRma(asked, rmaRequested(asked, spares));
};

export const bodies: RmaActions = {
  approve: { entitlementNote: 'in warranty' },
  reject: { reason: 'no warranty' },
  cancel: { reason: 'works again' },
  ship: { carrier: 'SF', trackingNumber: 'SF1', serialNumber: 'NEW1' },
  deliver: {},
  receiveFaulty: { serialNumber: 'FOC1', condition: 'burnt' },
  complete: { outcome: 'replaced' },
};
export const who: Record<RmaActionName, Actor> = {
  approve: rmaAdmin,
  reject: rmaAdmin,
  cancel: rmaAdmin,
  ship: depot,
  deliver: li,
  receiveFaulty: depot,
  complete: rmaAdmin,
};
export const inStock: Extract<Reservation, { state: 'reserved' }> = {
  state: 'reserved',
  depotId: 'beijing',
  partNumber: 'PWR-C2',
  left: 3,
  low: false,
};
export const expectedAt = shanghai('2026-10-12 10:00');
export const noStock: Reservation = { state: 'backordered', expectedAt };

export const outcome = <A extends RmaActionName>(
  rma: RmaState,
  action: A,
  now = opened,
  actor = who[action],
  body: RmaActions[A] = bodies[action],
) => decideRma(rma, action, body, actor, now, { hours });

export type Step = RmaActionName | Reservation | [RmaActionName, Partial<RmaActions[RmaActionName]>];
/** The RMA after `steps`, all at `now`; the first that is refused fails the test. */
export function after(rma: RmaState, now: number, ...steps: Step[]): RmaState {
  return steps.reduce((state, step) => {
    if (typeof step === 'object' && !Array.isArray(step))
      return depotAnswered(state, step, now, hours).reduce(applyRma, state);
    const [action, change] = typeof step === 'string' ? [step, {}] : step;
    const event = outcome(state, action, now, who[action], { ...bodies[action], ...change });
    if (event instanceof Refusal) throw new Error(event.message);
    return applyRma(state, event);
  }, rma);
}
export const at = (rma: RmaState, time: string, ...steps: Step[]) => after(rma, shanghai(time), ...steps);

export const why = <A extends RmaActionName>(
  rma: RmaState,
  action: A,
  body?: RmaActions[A],
): string | undefined => {
  const refused = outcome(rma, action, opened, who[action], body);
  return refused instanceof Refusal ? refused.message : undefined;
};
/** What falls due, as the depot's clock shows it. */
export const dueTimes = (rma: RmaState) =>
  rmaDues(rma).flatMap(({ key, at: due, what }) =>
    // The limit on what nobody uses has tests of its own.
    what === 'expiry'
      ? []
      : [`${new Date(due + 8 * hour).toISOString().slice(0, 16).replace('T', ' ')} ${key}`],
  );
export const clocks = (rma: RmaState) => rma.clocks.map(({ name, state }) => `${name} ${state}`);
