import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkingHours } from '../../domain/hours.ts';
import type { RmaState } from '../../domain/rma/state.ts';
import { actor, engineer, manager, responseCentre, rmaAdmin } from '../cases.ts';
import { depotHours, shanghai } from '../domain/depot.ts';
import { type DrivenCase, World } from './centre.ts';

const minute = 60_000;
const depot = actor('depot', 'depot');

/** The same hours on a clock that is `by` milliseconds ahead. */
const shifted = (hours: WorkingHours, by: number): WorkingHours => ({
  from: hours.from + by,
  until: hours.until + by,
  days: hours.days.map((day) => day.map((at) => at + by)),
  times: Object.fromEntries(
    Object.entries(hours.times ?? {}).map(([time, instants]) => [time, instants.map((at) => at + by)]),
  ),
});

describe('An RMA in the time-skipping server, by the hours of its depot', () => {
  let world: World;
  /** How far the server's clock is ahead of the one on the depot's wall. */
  let ahead: number;
  let count = 0;

  /** Sets the depot's clock: no other RMA may have terms running. */
  async function itIs(time: string): Promise<void> {
    ahead = (await world.env.currentTimeMs()) - shanghai(time);
    world.centre.depotHours = shifted(depotHours, ahead);
  }
  const until = async (time: string) =>
    world.env.sleep(Math.max(0, shanghai(time) + ahead - (await world.env.currentTimeMs())));

  async function ask(driven: DrivenCase, change: object = {}) {
    count += 1;
    const number = `R20260101-${String(count).padStart(4, '0')}`;
    const request = { kind: 'advance_replacement', partNumber: 'PSU', serialNumber: 'SN-1', reason: 'dead' };
    await driven.act('rmas', engineer(1), { number, ...request, ...change } as never);
    const handle = world.env.client.workflow.getHandle(`rma/${number}`);
    const act = (name: string, body: object = {}, by = rmaAdmin) =>
      handle.executeUpdate<RmaState, [object]>(name, { args: [{ ...body, actor: by }] });
    return {
      number,
      handle,
      act,
      state: () => handle.query<RmaState>('rmaState'),
      ship: (serialNumber = 'SN-2') =>
        act('ship', { carrier: 'SF', trackingNumber: '1', serialNumber }, depot),
      receive: (serialNumber = 'SN-1') => act('receiveFaulty', { serialNumber, condition: 'burnt' }, depot),
      /** `kind@` and what the depot's wall clock showed, to the minute. */
      story: () =>
        world.centre
          .rmaTimeline(number)
          .map(
            ({ kind, at }) => `${kind}@${new Date(at - ahead + 8 * 60 * minute).toISOString().slice(5, 16)}`,
          ),
    };
  }
  const opened = async (input: object = {}) => {
    const driven = await world.open({}, input);
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    return driven;
  };

  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  it('ships before the holiday week what was approved before 14:00, and after it what came later', async () => {
    await itIs('2026-09-30 13:58');
    const driven = await opened();
    const [early, late] = [await ask(driven), await ask(driven, { serialNumber: 'SN-9' })];
    expect(await early.act('approve')).toMatchObject({ state: 'reserved', depotId: 'beijing' });
    await until('2026-09-30 14:01');
    await late.act('approve');
    await until('2026-10-08 13:00');
    await early.state();
    const reminded = (story: string[]) => story.filter((line) => line.startsWith('ship'));
    expect(reminded(early.story())).toEqual(['ship_reminder@09-30T16:00', 'ship_overdue@09-30T17:00']);
    expect(reminded(late.story())).toEqual(['ship_reminder@10-08T11:00', 'ship_overdue@10-08T12:00']);
    for (const rma of [early, late]) await rma.act('cancel', { reason: 'test is over' });
  });

  it('reminds of the faulty part over ten working days, and of its processing over 72 working hours', async () => {
    await itIs('2026-09-22 09:30');
    const driven = await opened();
    const rma = await ask(driven);
    await rma.act('approve');
    await rma.ship();
    await rma.act('deliver');
    await until('2026-10-14 10:00');
    await rma.receive();
    await until('2026-10-30 10:00');
    await rma.act('complete', { outcome: 'replaced' });
    await rma.handle.result();
    expect(rma.story().filter((line) => /reminder|overdue/.test(line))).toEqual([
      'return_reminder@09-30T17:00',
      'return_reminder@10-12T17:00',
      'return_overdue@10-13T17:00',
      'processing_reminder@10-22T16:00',
      'processing_overdue@10-27T10:00',
    ]);
    expect((await rma.state()).clocks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'ship met',
      'return breached',
      'processing breached',
    ]);
  });

  it('asks again on the date of a backorder, reports it, and goes on when stock arrives', async () => {
    await itIs('2026-10-12 09:30');
    const expectedAt = (await world.env.currentTimeMs()) + 3 * 24 * 60 * minute;
    const asked: string[] = [];
    const inStock = world.centre.reserve;
    world.centre.reserve = ({ rma }) => (asked.push(rma), { state: 'backordered', expectedAt });
    const driven = await opened();
    const rma = await ask(driven);
    expect(await rma.act('approve')).toMatchObject({ state: 'backordered', expectedAt });
    await expect(rma.ship()).rejects.toHaveProperty(
      'cause.message',
      `PSU is not in stock: RMA ${rma.number} waits for it`,
    );
    await until('2026-10-15 10:00');
    await rma.state();
    expect(asked).toHaveLength(2);
    expect(rma.story().at(-1)).toBe('backorder_late@10-15T09:30');
    world.centre.reserve = inStock;
    await rma.handle.signal('stockArrived');
    await until('2026-10-15 10:05');
    expect(await rma.state()).toMatchObject({ state: 'reserved', reservedPart: 'PSU' });
    expect((await rma.state()).clocks.at(-1)?.dueAt).toBe(shanghai('2026-10-15 17:00') + ahead);
    await rma.act('cancel', { reason: 'test is over' });
  });

  it('tells the RMA that a released part goes to', async () => {
    await itIs('2026-10-12 09:30');
    const driven = await opened();
    const [first, second] = [await ask(driven), await ask(driven, { serialNumber: 'SN-9' })];
    await first.act('approve');
    const inStock = world.centre.reserve;
    world.centre.reserve = () => ({ state: 'backordered', expectedAt: Date.now() + 1e9 });
    await second.act('approve');
    world.centre.reserve = inStock;
    world.centre.fulfilled = ({ state }) => (state.number === first.number ? [second.number] : []);
    await first.act('cancel', { reason: 'works again' });
    await first.handle.result();
    await world.env.sleep(1000);
    expect(await second.state()).toMatchObject({ state: 'reserved' });
    world.centre.fulfilled = () => [];
    await second.act('cancel', { reason: 'test is over' });
  });

  it('calls a loan back when its case is restored', async () => {
    await itIs('2026-10-12 09:30');
    const driven = await opened();
    const loan = await ask(driven, { kind: 'loaner' });
    await loan.act('approve');
    await loan.ship();
    await loan.act('deliver');
    await until('2026-10-14 10:00');
    expect((await loan.state()).clocks.filter(({ name }) => name === 'return')).toEqual([]);
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'x', treatment: 'y', restoredAt });
    await until('2026-10-14 10:05');
    expect((await loan.state()).clocks.at(-1)).toMatchObject({
      name: 'return',
      dueAt: shanghai('2026-10-28 17:00') + ahead,
    });
    await loan.receive('SN-2');
    await loan.act('complete', { outcome: 'back' });
    await loan.handle.result();
  });

  it('keeps the two hours for spares on site where the policy owes them', async () => {
    await itIs('2026-10-12 09:30');
    const driven = await opened({ policy: { ...responseCentre, spares: 120 * minute } });
    const rma = await ask(driven);
    await until('2026-10-12 12:00');
    await rma.state();
    expect(rma.story().slice(1)).toEqual(['spares_reminder@10-12T10:30', 'spares_overdue@10-12T11:30']);
    await rma.act('reject', { reason: 'not covered' }, manager);
    await rma.handle.result();
  });
});
