import { describe, expect, it } from '@jest/globals';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import { rmaDueAt, rmaDues } from '../../domain/rma/due.ts';
import { type RmaActionName, type RmaState, usualCharge } from '../../domain/rma/state.ts';
import { depotAnswered, loanEnded, rmaFallsDue, wantsPart } from '../../domain/rma/system.ts';
import { isEnded } from '../../domain/rma/transitions.ts';
import type { Actor } from '../../domain/people.ts';
import { viewRma } from '../../api/views.ts';
import { disclosedData } from '../../domain/disclosure.ts';
import { Refusal } from '../../domain/refusal.ts';
import { tell } from '../../domain/words/index.ts';
import { managerRoles, roles } from '../../domain/vocabulary.ts';
import { shanghai } from './depot.ts';
import { agent, hour, rmaAdmin } from './givens.ts';
import {
  hours,
  opened,
  ask,
  bodies,
  inStock,
  expectedAt,
  noStock,
  outcome,
  after,
  at,
  why,
  dueTimes,
  clocks,
  type Step,
} from './returns.ts';

describe('the shipping of a part', () => {
  const approvedAt = (time: string) => at(at(ask(), time, 'approve'), '2026-09-30 16:59', inStock);

  it('is due the same day when it was approved before 14:00, whenever the depot answers', () => {
    expect(dueTimes(approvedAt('2026-09-18 13:59'))).toEqual([
      '2026-09-18 16:00 ship/reminder/1',
      '2026-09-18 17:00 ship/overdue',
    ]);
  });

  it('is due the next working morning when it was approved later, after a holiday week too', () => {
    // The Sunday after this Friday is worked instead of a day of October.
    expect(dueTimes(approvedAt('2026-09-18 14:00'))).toEqual([
      '2026-09-20 11:00 ship/reminder/1',
      '2026-09-20 12:00 ship/overdue',
    ]);
    expect(dueTimes(approvedAt('2026-09-30 14:01')).at(-1)).toBe('2026-10-08 12:00 ship/overdue');
    expect(dueTimes(approvedAt('2026-09-26 11:00')).at(-1)).toBe('2026-09-28 12:00 ship/overdue');
  });

  it('counts from when the part was there, after a backorder', () => {
    const waiting = at(ask(), '2026-09-24 10:00', 'approve', noStock);
    expect(waiting).toMatchObject({ state: 'backordered', expectedAt });
    expect(dueTimes(waiting)).toEqual(['2026-10-12 10:00 backorder/late']);
    const there = at(waiting, '2026-10-08 15:00', inStock);
    expect(there).toMatchObject({
      state: 'reserved',
      reservedPart: 'PWR-C2',
      depotId: 'beijing',
      expectedAt: null,
    });
    expect(dueTimes(there).at(-1)).toBe('2026-10-09 12:00 ship/overdue');
  });

  it('is met by shipping, late or not', () => {
    const reserved = at(ask(), '2026-09-21 10:00', 'approve', inStock);
    expect(clocks(at(reserved, '2026-09-21 16:30', 'ship'))).toEqual(['ship met']);
    const overdue = rmaFallsDue(reserved, 'ship/overdue', shanghai('2026-09-21 17:00'));
    const late = at(applyRma(reserved, overdue!), '2026-09-22 09:00', 'ship');
    expect(late.clocks).toMatchObject([{ state: 'breached', metAt: shanghai('2026-09-22 09:00') }]);
    expect(dueTimes(late)).toEqual([]);
  });

  it('tells of low stock once, with the reservation', () => {
    const approved = after(ask(), opened, 'approve');
    const events = depotAnswered(approved, { ...inStock, low: true, left: 1 }, opened, hours);
    expect(events.map(({ kind }) => kind)).toEqual(['part_reserved', 'stock_low']);
    expect(depotAnswered(events.reduce(applyRma, approved), inStock, opened, hours)).toEqual([]);
  });
});

describe('an advance replacement', () => {
  const shipped = after(ask(), opened, 'approve', inStock, 'ship');
  const delivered = at(shipped, '2026-09-22 15:00', 'deliver');

  it('is owed back by the end of the tenth working day after its delivery, across holidays', () => {
    expect(rmaDues(shipped)).toEqual([]);
    // 25 September and 1 to 7 October 2026 are holidays here, 20 September and 10 October are worked.
    expect(dueTimes(delivered)).toEqual([
      '2026-09-30 17:00 return/reminder/1',
      '2026-10-12 17:00 return/reminder/2',
      '2026-10-13 17:00 return/overdue',
    ]);
  });

  it('is processed within 72 working hours of its receipt', () => {
    const received = at(delivered, '2026-09-28 16:00', 'receiveFaulty');
    expect(dueTimes(received)).toEqual([
      '2026-10-13 14:00 processing/reminder/1',
      '2026-10-15 16:00 processing/overdue',
    ]);
    expect(rmaDueAt(received)).toBe(shanghai('2026-10-15 16:00'));
    const done = at(received, '2026-10-09 10:00', 'complete');
    expect(done).toMatchObject({
      state: 'completed',
      approvedBy: { id: 'rma' },
      shipment: bodies.ship,
      faulty: bodies.receiveFaulty,
      outcome: 'replaced',
      seq: 7,
    });
    expect(clocks(done)).toEqual(['ship met', 'return met', 'processing met']);
    expect(isEnded(done)).toBe(true);
    expect(rmaDues(done)).toEqual([]);
  });

  it('does not owe a part that came back while the new one was on its way', () => {
    const early = after(shipped, opened, 'receiveFaulty', 'deliver');
    expect(clocks(early)).toEqual(['ship met', 'processing running']);
    expect(why(early, 'complete')).toBeUndefined();
  });

  it('is not complete before it is delivered and the faulty part is back', () => {
    expect(why(after(shipped, opened, 'receiveFaulty'), 'complete')).toContain('not delivered yet');
    expect(why(delivered, 'complete')).toBe('The faulty part of RMA R20260921-0001 is not back yet');
  });

  it('ships what is approved and in stock, once, and not the faulty part itself', () => {
    expect(why(ask(), 'ship')).toBe('RMA R20260921-0001 is not approved yet');
    expect(why(after(ask(), opened, 'approve'), 'ship')).toBe(
      'No part is reserved for RMA R20260921-0001 yet',
    );
    expect(why(after(ask(), opened, 'approve', noStock), 'ship')).toBe(
      'PWR-C1 is not in stock: RMA R20260921-0001 waits for it',
    );
    for (const gone of [shipped, delivered, after(shipped, opened, 'receiveFaulty')])
      expect(why(gone, 'ship')).toBe('RMA R20260921-0001 was shipped already');
    const reserved = after(ask(), opened, 'approve', inStock);
    expect(why(reserved, 'ship', { ...bodies.ship, serialNumber: 'FOC1' })).toContain('is the faulty part');
    expect(why(after(delivered, opened, 'receiveFaulty'), 'deliver')).toContain('nothing on its way');
  });

  it('receives nothing for what was never shipped, nothing with another serial number, nothing twice', () => {
    expect(why(after(ask(), opened, 'approve', inStock), 'receiveFaulty')).toBe(
      'RMA R20260921-0001 was never shipped',
    );
    expect(why(shipped, 'receiveFaulty', { serialNumber: 'FOC9', condition: '' })).toBe(
      'RMA R20260921-0001 waits for serial number FOC1, not FOC9',
    );
    expect(why(after(shipped, opened, 'receiveFaulty', 'deliver'), 'receiveFaulty')).toContain('already');
  });

  it('owes no disk that the customer keeps, and takes none back', () => {
    const kept = after(ask({ keepDisk: true }), opened, 'approve', inStock, 'ship', 'deliver');
    expect(rmaDues(kept)).toEqual([]);
    expect(why(kept, 'receiveFaulty')).toContain('keeps the disk');
    expect(after(kept, opened, 'complete').state).toBe('completed');
  });

  it('can be cancelled until it is shipped, with all that is promised', () => {
    for (const early of [
      ask(),
      after(ask(), opened, 'approve'),
      after(ask(), opened, 'approve', noStock),
      after(ask(), opened, 'approve', inStock),
    ]) {
      const cancelled = after(early, opened, 'cancel');
      expect(cancelled).toMatchObject({ state: 'cancelled', endedAt: opened, expectedAt: null });
      expect(rmaDues(cancelled)).toEqual([]);
      expect(wantsPart(cancelled)).toBe(false);
      expect(depotAnswered(cancelled, inStock, opened, hours)).toEqual([]);
    }
    expect(why(shipped, 'cancel')).toContain("'cancel' is not possible now");
  });
});

describe('a return and repair', () => {
  const approved = at(ask({ kind: 'return_and_repair' }), '2026-09-22 15:00', 'approve');
  const received = at(approved, '2026-09-28 16:00', 'receiveFaulty');
  const back: Step = ['ship', { serialNumber: 'FOC1' }];

  it('begins with the faulty part, owed from the approval, and takes nothing from the stock', () => {
    expect(dueTimes(approved).at(-1)).toBe('2026-10-13 17:00 return/overdue');
    expect(wantsPart(approved)).toBe(false);
    expect(why(approved, 'ship')).toContain('has not come yet');
  });

  it('is processed when it goes back, and owes nothing from then on', () => {
    expect(dueTimes(received).at(-1)).toBe('2026-10-15 16:00 processing/overdue');
    const shipped = at(received, '2026-10-09 10:00', back);
    expect(clocks(shipped)).toEqual(['return met', 'processing met']);
    expect(at(shipped, '2026-10-10 10:00', 'deliver', 'complete').state).toBe('completed');
  });

  it('receives the part once, and ships only the customer’s own', () => {
    expect(why(after(received, opened, back), 'receiveFaulty')).toContain('already');
    expect(why(received, 'ship')).toBe(
      "RMA R20260921-0001 repairs serial number FOC1: NEW1 is not the customer's",
    );
    expect(why(received, 'complete')).toContain('not delivered yet');
    expect(why(received, 'deliver')).toContain('nothing on its way');
  });
});

describe('a loaner', () => {
  const delivered = at(ask({ kind: 'loaner' }), '2026-09-22 10:00', 'approve', inStock, 'ship', 'deliver');
  const end = (rma: RmaState, time: string) => loanEnded(rma, shanghai(time), hours);

  it('stays until the case is restored, and is then owed back', () => {
    expect(rmaDues(delivered)).toEqual([]);
    const ended = applyRma(delivered, end(delivered, '2026-09-28 11:00')!);
    expect(dueTimes(ended).at(-1)).toBe('2026-10-16 17:00 return/overdue');
    expect(end(ended, '2026-09-29 11:00')).toBeNull();
  });

  it('that arrives after the case was restored is owed back from its delivery', () => {
    const shipped = at(ask({ kind: 'loaner' }), '2026-09-22 10:00', 'approve', inStock, 'ship');
    const late = at(applyRma(shipped, end(shipped, '2026-09-22 11:00')!), '2026-09-22 15:00', 'deliver');
    expect(dueTimes(late).at(-1)).toBe('2026-10-13 17:00 return/overdue');
  });

  it('comes back itself, by its own serial number', () => {
    expect(why(delivered, 'receiveFaulty')).toBe('RMA R20260921-0001 waits for serial number NEW1, not FOC1');
    expect(why(delivered, 'complete')).toBe('The loan of RMA R20260921-0001 is not back yet');
    const back = after(delivered, opened, ['receiveFaulty', { serialNumber: 'NEW1' }], 'complete');
    expect(back.state).toBe('completed');
    expect(end(back, '2026-09-28 11:00')).toBeNull();
  });
});

describe('spares that a policy owes on site', () => {
  const asked = ask({}, 2 * hour);

  it('are due from the request to the delivery, by the wall clock', () => {
    expect(dueTimes(asked)).toEqual([
      '2026-09-21 11:00 spares/reminder/1',
      '2026-09-21 12:00 spares/overdue',
    ]);
    const delivered = after(asked, opened + hour, 'approve', inStock, 'ship', 'deliver');
    expect(clocks(delivered)).toContain('spares met');
  });

  it('are not owed for a repair, nor once the RMA is rejected', () => {
    expect(ask({ kind: 'return_and_repair' }, 2 * hour).clocks).toEqual([]);
    expect(clocks(after(asked, opened, 'reject'))).toEqual(['spares cancelled']);
  });
});

describe('what is overdue or reminded of', () => {
  const owed = after(ask(), opened, 'approve', inStock, 'ship', 'deliver');

  it('fires once each, not before its time, and not after it was done', () => {
    const [first] = rmaDues(owed);
    expect(rmaFallsDue(owed, 'return/reminder/1', (first?.at ?? 0) - 1)).toBeNull();
    let rma = owed;
    for (const due of rmaDues(owed)) {
      const event = rmaFallsDue(rma, due.key, due.at);
      expect(event).toMatchObject({ at: due.at, actor: 'system', data: { key: due.key } });
      rma = event ? applyRma(rma, event) : rma;
      expect(rmaFallsDue(rma, due.key, due.at)).toBeNull();
    }
    expect(rma.fired).toEqual(['return/reminder/1', 'return/reminder/2', 'return/overdue']);
    expect(rmaFallsDue(after(owed, opened, 'receiveFaulty'), 'return/overdue', Infinity)).toBeNull();
    expect(after(rma, opened, 'receiveFaulty', 'complete').state).toBe('completed');
  });

  it('is a backorder whose date has come, once', () => {
    const waiting = after(ask(), opened, 'approve', noStock);
    const late = rmaFallsDue(waiting, 'backorder/late', expectedAt);
    expect(late).toMatchObject({ kind: 'backorder_late', visibility: 'internal' });
    expect(rmaDues(applyRma(waiting, late!))).toEqual([]);
  });

  it('is the customer’s to read only where the customer has to act', () => {
    expect(rmaFallsDue(owed, 'return/reminder/1', Infinity)).toMatchObject({
      visibility: 'public',
      data: { n: 1, of: 2 },
    });
    expect(rmaFallsDue(owed, 'return/overdue', Infinity)).toMatchObject({ visibility: 'internal' });
  });

  it('goes by the wall clock at a depot that is always open', () => {
    const approved = decideRma(ask(), 'approve', {}, rmaAdmin, opened, { hours: null });
    const reserved = depotAnswered(applyRma(ask(), approved as never), inStock, opened, null);
    expect(reserved).toMatchObject([{ data: { shipBy: new Date(opened + 24 * hour).toISOString() } }]);
  });
});

describe('the table of an RMA', () => {
  it('allows each action in its states, for its roles', () => {
    const all: Actor = { ...rmaAdmin, roles: [...roles] };
    for (const [name, rule] of Object.entries(rmaActionRules)) {
      const action = name as RmaActionName;
      const allowed = roles.filter((role) => {
        const refused = outcome(ask(), action, opened, { ...all, roles: [role] });
        return !(refused instanceof Refusal && refused.code === 'forbidden');
      });
      expect([action, allowed]).toEqual([action, roles.filter((role) => rule.roles.includes(role))]);
    }
    expect(rmaActionRules.approve.roles).toEqual(['rma_admin', ...managerRoles]);
    expect(rmaActionRules.ship.roles).toEqual(['depot', 'rma_admin']);
    expect(rmaActionRules.complete.roles).toEqual(['rma_admin']);
  });

  it('refuses whoever saw an older revision, and everybody once it is over', () => {
    const options = { hours, expectedRevision: 0 };
    expect(decideRma(ask(), 'approve', {}, rmaAdmin, opened, options)).toMatchObject({ code: 'stale' });
    expect(outcome(ask(), 'approve', opened, agent)).toMatchObject({ code: 'forbidden' });
    const rejected = after(ask(), opened, 'reject');
    for (const action of Object.keys(bodies) as RmaActionName[])
      expect(why(rejected, action)).toBe(`RMA R20260921-0001 is rejected: '${action}' is not possible now`);
  });
});

describe('an RMA of which nothing was shipped or received', () => {
  /** At the end of the thirtieth working day after the approval, past two holidays and a Saturday that is worked. */
  const end = shanghai('2026-11-09 17:00');
  const approved = (change: Partial<RmaState> = {}) => after(ask(change), opened, 'approve');
  const expiry = (rma: RmaState) => rmaDues(rma).find(({ what }) => what === 'expiry');
  const expired = (rma: RmaState) => applyRma(rma, rmaFallsDue(rma, expiry(rma)!.key, end)!);

  it('expires thirty working days after its approval, and gives back what was reserved', () => {
    const reserved = depotAnswered(approved(), inStock, opened, hours).reduce(applyRma, approved());
    expect(expiry(reserved)?.at).toBe(end);
    expect(rmaFallsDue(reserved, expiry(reserved)!.key, end - 1)).toBeNull();
    const over = expired(reserved);
    expect(over).toMatchObject({ state: 'expired', endedAt: end });
    expect(isEnded(over)).toBe(true);
    expect(outcome(over, 'ship', end)).toBeInstanceOf(Refusal);
  });

  it('expires as a repair whose part the customer never sends', () =>
    expect(expired(approved({ kind: 'return_and_repair' })).state).toBe('expired'));

  it('does not expire once something has moved, nor while the customer waits for us', () => {
    const reserved = depotAnswered(approved(), inStock, opened, hours).reduce(applyRma, approved());
    expect(expiry(after(reserved, opened, 'ship'))).toBeUndefined();
    expect(expiry(after(approved({ kind: 'return_and_repair' }), opened, 'receiveFaulty'))).toBeUndefined();
    const waiting = depotAnswered(approved(), noStock, opened, hours).reduce(applyRma, approved());
    expect(expiry(waiting)).toBeUndefined();
    const arrived = depotAnswered(waiting, inStock, expectedAt, hours).reduce(applyRma, waiting);
    expect(expiry(arrived)!.at).toBeGreaterThan(end);
  });

  it('has no limit where it was asked for before there was one', () => {
    const { expires: _, ...older } = ask();
    expect(expiry(after(older, opened, 'approve'))).toBeUndefined();
  });
});

describe('what a return costs', () => {
  it('is nothing for a case that is covered, and something for paid work', () => {
    expect(usualCharge(null)).toBe('free');
    expect(usualCharge({ decision: 'approved' })).toBe('free');
    expect(usualCharge({ decision: 'paid' })).toBe('paid');
  });

  it('is what was asked for, unless whoever approves it says that it was misuse', () => {
    const decided = (charge?: 'cost_price') =>
      decideRma(ask({ charge: 'free' }), 'approve', charge ? { charge } : {}, rmaAdmin, opened, { hours });
    expect(decided()).toMatchObject({ data: { charge: 'free' } });
    const event = decided('cost_price');
    if (event instanceof Refusal) throw new Error(event.message);
    expect(applyRma(ask({ charge: 'free' }), event).charge).toBe('cost_price');
    expect(tell(event as never, { language: 'en', timeZone: 'UTC' })).toMatch(/^RMA approved, at cost price/);
    expect(tell(event as never, { language: 'zh-CN', timeZone: 'UTC' })).toMatch(/^RMA已批准（只收成本费）/);
    expect(disclosedData('rma_approved', event.data)).toMatchObject({ charge: 'cost_price' });
  });

  it('is not said of RMAs that were asked for before', () => {
    const event = decideRma(ask(), 'approve', {}, rmaAdmin, opened, { hours });
    expect(event).not.toHaveProperty('data.charge');
    expect(viewRma(ask()).charge).toBeNull();
  });
});
