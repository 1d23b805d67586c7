import { describe, expect, it } from '@jest/globals';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import { applyRma, isEnded } from '../../domain/rma/apply.ts';
import { decideRma, returnFallsDue, rmaRequested } from '../../domain/rma/decide.ts';
import { returnDues } from '../../domain/rma/due.ts';
import {
  newRma,
  type RmaActionName,
  type RmaActions,
  type RmaState,
  rmaStates,
} from '../../domain/rma/state.ts';
import type { Actor } from '../../domain/people.ts';
import { Refusal } from '../../domain/refusal.ts';
import { managerRoles, roles } from '../../domain/vocabulary.ts';
import { agent, clockTime, day, depot, hour, iso, li, opened, rmaAdmin } from './givens.ts';

const returnWithin = 10 * day;
const ask = (change: Partial<RmaState> = {}): RmaState => {
  const request = {
    number: 'R20261123-0001',
    caseNumber: 'C20261123-0001',
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
  return applyRma(asked, rmaRequested(asked));
};

const bodies: RmaActions = {
  approve: { entitlementNote: 'in warranty' },
  reject: { reason: 'no warranty' },
  ship: { carrier: 'SF', trackingNumber: 'SF1', serialNumber: 'NEW1' },
  deliver: {},
  receiveFaulty: { serialNumber: 'FOC1', condition: 'burnt' },
  complete: { outcome: 'replaced' },
};
const who: Record<RmaActionName, Actor> = {
  approve: rmaAdmin,
  reject: rmaAdmin,
  ship: depot,
  deliver: li,
  receiveFaulty: depot,
  complete: rmaAdmin,
};

const outcome = (rma: RmaState, action: RmaActionName, now = opened, actor = who[action]) =>
  decideRma(rma, action, bodies[action], actor, now, { returnWithin });

/** The RMA after `actions`, an hour apart from each other; the first that is refused fails the test. */
const after = (rma: RmaState, ...actions: RmaActionName[]): RmaState =>
  actions.reduce((state, action, i) => {
    const event = outcome(state, action, opened + (i + 1) * hour);
    if (event instanceof Refusal) throw new Error(event.message);
    return applyRma(state, event);
  }, rma);

const why = (rma: RmaState, action: RmaActionName): string | undefined => {
  const refused = outcome(rma, action);
  return refused instanceof Refusal ? refused.message : undefined;
};
const dueTimes = (rma: RmaState) => returnDues(rma).map(({ key, at }) => `${clockTime(at - opened)} ${key}`);

describe('an advance replacement', () => {
  const shipped = after(ask(), 'approve', 'ship');

  it('ships first; the faulty part is owed from the delivery, with reminders on the way', () => {
    expect(returnDues(shipped)).toEqual([]);
    const delivered = after(ask(), 'approve', 'ship', 'deliver');
    expect(delivered).toMatchObject({
      returnSince: opened + 3 * hour,
      returnDueAt: opened + 3 * hour + 10 * day,
    });
    expect(dueTimes(delivered)).toEqual([
      '123:00:00 return/reminder/1',
      '219:00:00 return/reminder/2',
      '243:00:00 return/overdue',
    ]);
  });

  it('is complete when the faulty part is back', () => {
    const done = after(ask(), 'approve', 'ship', 'deliver', 'receiveFaulty', 'complete');
    expect(done).toMatchObject({
      state: 'completed',
      approvedAt: opened + hour,
      shippedAt: opened + 2 * hour,
      deliveredAt: opened + 3 * hour,
      faultyReceivedAt: opened + 4 * hour,
      endedAt: opened + 5 * hour,
      shipment: bodies.ship,
      faulty: bodies.receiveFaulty,
      outcome: 'replaced',
      returnDueAt: null,
      seq: 6,
    });
    expect(isEnded(done)).toBe(true);
    expect(returnDues(done)).toEqual([]);
  });

  it('does not owe a part that came back while the new one was on its way', () => {
    const delivered = after(ask(), 'approve', 'ship', 'receiveFaulty', 'deliver');
    expect(delivered).toMatchObject({ state: 'delivered', returnDueAt: null });
    expect(why(delivered, 'complete')).toBeUndefined();
  });

  it('is not complete before it is delivered and the faulty part is back', () => {
    expect(why(after(ask(), 'approve', 'ship', 'receiveFaulty'), 'complete')).toContain('not delivered yet');
    expect(why(after(ask(), 'approve', 'ship', 'deliver'), 'complete')).toBe(
      'The faulty part of RMA R20261123-0001 is not back yet',
    );
  });

  it('receives nothing for what was never shipped, nothing with another serial number, nothing twice', () => {
    expect(why(after(ask(), 'approve'), 'receiveFaulty')).toContain('was never shipped');
    const wrong = { serialNumber: 'FOC9', condition: '' };
    expect(decideRma(shipped, 'receiveFaulty', wrong, depot, opened, { returnWithin })).toEqual(
      new Refusal('unknown', 'RMA R20261123-0001 is for serial number FOC1, not FOC9'),
    );
    expect(why(after(shipped, 'receiveFaulty', 'deliver'), 'receiveFaulty')).toContain('already');
  });

  it('is shipped once and delivered once', () => {
    expect(why(shipped, 'ship')).toContain("'ship' is not possible now");
    expect(why(after(shipped, 'receiveFaulty'), 'ship')).toContain('was shipped already');
    expect(why(after(shipped, 'deliver', 'receiveFaulty'), 'deliver')).toContain('nothing on its way');
  });

  it('owes no disk that the customer keeps', () => {
    const delivered = after(ask({ keepDisk: true }), 'approve', 'ship', 'deliver');
    expect(returnDues(delivered)).toEqual([]);
    expect(after(delivered, 'complete').state).toBe('completed');
  });
});

describe('a return and repair', () => {
  const approved = after(ask({ kind: 'return_and_repair' }), 'approve');

  it('begins with the faulty part, owed from the approval', () => {
    expect(approved.returnDueAt).toBe(opened + hour + 10 * day);
    const done = after(approved, 'receiveFaulty', 'ship', 'deliver', 'complete');
    expect(done).toMatchObject({ state: 'completed', returnDueAt: null });
  });

  it('owes nothing from the delivery, receives the part once, and is not complete before it is shipped back', () => {
    const received = after(approved, 'receiveFaulty');
    expect(after(received, 'ship', 'deliver').returnDueAt).toBeNull();
    expect(why(after(received, 'ship'), 'receiveFaulty')).toContain('already');
    expect(why(received, 'complete')).toContain('not delivered yet');
    expect(why(received, 'deliver')).toContain('nothing on its way');
  });
});

describe('a loaner', () => {
  it('is shipped and owed back from its delivery', () => {
    const delivered = after(ask({ kind: 'loaner' }), 'approve', 'ship', 'deliver');
    expect(delivered.returnDueAt).toBe(opened + 3 * hour + 10 * day);
    expect(after(delivered, 'receiveFaulty', 'complete').state).toBe('completed');
  });
});

describe('a return that is owed', () => {
  const owed = after(ask(), 'approve', 'ship', 'deliver');
  const [first, second, last] = returnDues(owed);

  it('is reminded of twice and then overdue, each once and not before its time', () => {
    expect(returnFallsDue(owed, 'return/reminder/1', (first?.at ?? 0) - 1)).toBeNull();
    let rma = owed;
    for (const due of [first, second, last]) {
      const event = returnFallsDue(rma, due?.key ?? '', due?.at ?? 0);
      expect(event).toMatchObject({ at: due?.at, actor: 'system', data: { key: due?.key } });
      rma = event ? applyRma(rma, event) : rma;
      expect(returnFallsDue(rma, due?.key ?? '', due?.at ?? 0)).toBeNull();
    }
    expect(rma.fired).toEqual(['return/reminder/1', 'return/reminder/2', 'return/overdue']);
    expect(returnDues(rma)).toEqual([]);
    expect(after(rma, 'receiveFaulty', 'complete').state).toBe('completed');
  });

  it('says which reminder it is, and keeps the overdue notice from the customer’s eyes', () => {
    expect(returnFallsDue(owed, 'return/reminder/2', second?.at ?? 0)).toMatchObject({
      kind: 'return_reminder',
      visibility: 'public',
      data: { n: 2, of: 2, dueAt: iso(3 * hour + 9 * day) },
    });
    expect(returnFallsDue(owed, 'return/overdue', last?.at ?? 0)).toMatchObject({
      kind: 'return_overdue',
      visibility: 'internal',
    });
  });

  it('that is back is not reminded of', () =>
    expect(returnFallsDue(after(owed, 'receiveFaulty'), 'return/overdue', opened + 90 * day)).toBeNull());
});

describe('the permissions of a return', () => {
  it('end it when it is rejected', () => {
    const rejected = after(ask(), 'reject');
    expect(rejected).toMatchObject({ state: 'rejected', endedAt: opened + hour });
    expect(isEnded(rejected)).toBe(true);
    for (const action of Object.keys(bodies) as RmaActionName[])
      expect(why(rejected, action)).toContain('rejected');
  });

  it.each<[RmaActionName, readonly string[], readonly string[]]>([
    ['approve', ['requested'], ['rma_admin', ...managerRoles]],
    ['reject', ['requested'], ['rma_admin', ...managerRoles]],
    ['ship', ['approved', 'faulty_received'], ['depot', 'rma_admin']],
    ['deliver', ['shipped', 'faulty_received'], ['depot', 'rma_admin', 'engineer']],
    ['receiveFaulty', ['approved', 'shipped', 'delivered'], ['depot', 'rma_admin']],
    ['complete', ['delivered', 'faulty_received'], ['rma_admin']],
  ])('let %s be done in its states, by its roles', (action, states, allowed) => {
    const barred = (rma: RmaState, actor: Actor) => {
      const refused = outcome(rma, action, opened, actor);
      return refused instanceof Refusal && /is not possible now|is not for/.test(refused.message);
    };
    const all: Actor = { ...rmaAdmin, roles: [...roles] };
    expect(rmaStates.filter((state) => !barred({ ...ask(), state }, all))).toEqual(
      rmaStates.filter((state) => states.includes(state)),
    );
    const state = rmaActionRules[action].states[0] ?? 'requested';
    expect(roles.filter((role) => !barred({ ...ask(), state }, { ...all, roles: [role] }))).toEqual(
      roles.filter((role) => allowed.includes(role)),
    );
  });

  it('refuse whoever saw an older revision', () => {
    const options = { returnWithin, expectedRevision: 0 };
    expect(decideRma(ask(), 'approve', {}, rmaAdmin, opened, options)).toMatchObject({ code: 'stale' });
    expect(outcome(ask(), 'approve', opened, agent)).toMatchObject({ code: 'forbidden' });
  });
});
