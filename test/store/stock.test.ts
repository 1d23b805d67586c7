import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { available } from '../../domain/depot/stock.ts';
import { putDepot } from '../../store/depots.ts';
import { putPart } from '../../store/parts.ts';
import {
  countBackorders,
  moveByHand,
  releasePart,
  reservePart,
  shipPart,
  takeBack,
} from '../../store/reservations.ts';
import { listLedger, shelvesOf, stockTransaction } from '../../store/stock.ts';
import { seedStock } from '../../store/seedStock.ts';
import { openDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
  for (const id of ['beijing', 'shanghai'])
    await putDepot({ id, name: id, region: null, calendarId: 'depot-cn' });
}, 120_000);
afterAll(() => database.close());

const sun = { id: 'depot', name: 'Sun Hao' };
const at = Date.parse('2026-11-23T02:00:00Z');
const part = (partNumber: string, change: object = {}) =>
  putPart({ partNumber, name: partNumber, grade: null, vendor: null, lowLevel: 1, leadDays: 14, ...change });
const ask = (rma: string, partNumber: string, change: object = {}) =>
  reservePart({ rma, partNumber, depotId: null, by: sun, at, ...change });
const byHand = (key: string, partNumber: string, quantity: number, depotId = 'beijing') =>
  moveByHand({
    ...{ key, kind: quantity > 0 ? 'receipt' : 'correction', depotId, partNumber, quantity },
    ...{ by: sun, reason: 'counted', rma: null, at: new Date(at) },
  });
const step = (rma: string) => ({ rma, by: sun, reason: 'because', at: new Date(at) });
const release = (rma: string) => stockTransaction((session) => releasePart(step(rma), session));
const ship = (rma: string) => stockTransaction((session) => shipPart(step(rma), session));
const comeBack = (rma: string) => stockTransaction((session) => takeBack(step(rma), session));
const levels = async (partNumber: string) =>
  (await shelvesOf([partNumber])).map(({ depotId, onHand, reserved }) => [depotId, onHand, reserved]);
const ledger = async (partNumber: string) =>
  (await listLedger({ partNumber }, null, 1000)).data.sort((a, b) => a.seq - b.seq);

describe('a reservation', () => {
  it('gives 10 parts to exactly 10 of 200 who ask at once, and the rest a place in the queue', async () => {
    await part('RACE');
    await byHand('race', 'RACE', 10);
    const asked = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(`R-${n}`, 'RACE')));
    expect(asked.filter(({ state }) => state === 'reserved')).toHaveLength(10);
    expect(asked.filter(({ state }) => state === 'backordered')).toHaveLength(190);
    expect(await levels('RACE')).toEqual([['beijing', 10, 10]]);
    expect((await countBackorders(['RACE'])).get('RACE')).toBe(190);
    expect((await ledger('RACE')).map(available)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  }, 120_000);

  it('of one RMA takes one part, however often and however close together it is asked for', async () => {
    await part('TWICE');
    await byHand('twice', 'TWICE', 5);
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask('R-twice', 'TWICE')));
    expect(new Set(asked.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await levels('TWICE')).toEqual([['beijing', 5, 1]]);
  });

  it('takes the part itself before one of equal grade, at the depot that is asked for', async () => {
    for (const number of ['PSU-A', 'PSU-B']) await part(number, { grade: 'psu-1100' });
    await part('PSU-C', { grade: 'psu-750' });
    await byHand('a1', 'PSU-A', 5, 'beijing');
    await byHand('a2', 'PSU-A', 1, 'shanghai');
    await byHand('b1', 'PSU-B', 9, 'beijing');
    await byHand('c1', 'PSU-C', 9, 'beijing');
    expect(await ask('R-a1', 'PSU-A', { depotId: 'shanghai' })).toMatchObject({
      depotId: 'shanghai',
      left: 0,
    });
    expect(await ask('R-a2', 'PSU-A', { depotId: 'shanghai' })).toMatchObject({ depotId: 'beijing' });
    for (let n = 3; n <= 6; n += 1) await ask(`R-a${n}`, 'PSU-A');
    expect(await ask('R-a7', 'PSU-A')).toMatchObject({ partNumber: 'PSU-B', depotId: 'beijing', left: 8 });
  });

  it('says when the stock becomes low: once at the crossing, and again only after it has recovered', async () => {
    await part('LOW', { lowLevel: 2 });
    await byHand('low', 'LOW', 4);
    const lows: unknown[] = [];
    for (const rma of ['R-l1', 'R-l2', 'R-l3']) lows.push(await ask(rma, 'LOW'));
    expect(lows).toMatchObject([{ low: false }, { low: true }, { low: false }]);
    await byHand('low2', 'LOW', 2);
    expect(await ask('R-l4', 'LOW')).toMatchObject({ low: true });
    expect(await ask('R-l2', 'LOW')).toMatchObject({ low: true, left: 2 });
  });

  it('refuses to be for a part that nobody knows, and leaves nothing', async () => {
    await expect(ask('R-unknown', 'NOPE')).rejects.toThrow('There is no part NOPE');
    expect(await shelvesOf(['NOPE'])).toEqual([]);
  });
});

describe('a backorder', () => {
  it('has a date, and is served first come, first served by what arrives, also of equal grade', async () => {
    for (const number of ['FAN-A', 'FAN-B']) await part(number, { grade: 'fan' });
    const late = await ask('R-late', 'FAN-A', { at: at + 1000 });
    expect(late).toEqual({ state: 'backordered', expectedAt: at + 1000 + 14 * 24 * 3_600_000 });
    await ask('R-early', 'FAN-A');
    expect(await byHand('fans', 'FAN-B', 1)).toMatchObject({ fulfilled: ['R-early'] });
    expect(await byHand('fans', 'FAN-B', 1)).toMatchObject({ fulfilled: ['R-early'] });
    expect(await ask('R-early', 'FAN-A')).toMatchObject({ state: 'reserved', partNumber: 'FAN-B' });
    expect(await ask('R-late', 'FAN-A')).toEqual(late);
    expect(await release('R-early')).toEqual(['R-late']);
    expect(await levels('FAN-B')).toEqual([['beijing', 1, 1]]);
  });

  it('gets nothing from a receipt that is told again after what it brought is gone', async () => {
    await part('TOLD');
    await byHand('told', 'TOLD', 1);
    await ask('R-told', 'TOLD');
    const waiting = await ask('R-waits', 'TOLD');
    expect(waiting.state).toBe('backordered');
    expect(await byHand('told', 'TOLD', 1)).toMatchObject({ onHand: 1, reserved: 0, fulfilled: [] });
    expect(await ask('R-waits', 'TOLD')).toEqual(waiting);
    expect(await levels('TOLD')).toEqual([['beijing', 1, 1]]);
  });

  it('of a demonstration part does not hinder the next start, and takes nothing from the others', async () => {
    await seedStock();
    const asked = await Promise.all(Array.from({ length: 10 }, (_, n) => ask(`R-fan-${n}`, 'CE-FAN-6800')));
    expect(asked.filter(({ state }) => state === 'reserved')).toHaveLength(9);
    const before = await levels('CE-FAN-6800');
    await seedStock();
    expect(await levels('CE-FAN-6800')).toEqual(before);
    expect((await countBackorders(['CE-FAN-6800'])).get('CE-FAN-6800')).toBe(1);
  });

  it('never waits beside stock that has just arrived', async () => {
    await part('MEET');
    const [entry, reserved] = await Promise.all([byHand('meet', 'MEET', 1), ask('R-meet', 'MEET')]);
    if (reserved.state === 'backordered') expect(entry).toMatchObject({ fulfilled: ['R-meet'] });
    expect(await ask('R-meet', 'MEET')).toMatchObject({ state: 'reserved' });
  });
});

describe('the rest of a part’s way', () => {
  it('ships what is reserved, once, and takes a loan back into the stock', async () => {
    await part('LOAN');
    await byHand('loan', 'LOAN', 2);
    await ask('R-loan', 'LOAN');
    await Promise.all([ship('R-loan'), ship('R-loan')]);
    expect(await levels('LOAN')).toEqual([['beijing', 1, 0]]);
    expect(await release('R-loan')).toEqual([]);
    await comeBack('R-loan');
    await comeBack('R-loan');
    expect(await levels('LOAN')).toEqual([['beijing', 2, 0]]);
    expect((await ledger('LOAN')).map(({ kind, by, rma }) => [kind, by, rma])).toEqual([
      ['receipt', sun, null],
      ['reservation', sun, 'R-loan'],
      ['shipment', sun, 'R-loan'],
      ['return', sun, 'R-loan'],
    ]);
  });

  it('reserves nothing for an RMA that was released before its reservation arrived', async () => {
    await part('GONE');
    await byHand('gone', 'GONE', 1);
    await release('R-gone');
    expect(await ask('R-gone', 'GONE')).toEqual({ state: 'released' });
    expect(await levels('GONE')).toEqual([['beijing', 1, 0]]);
  });

  it('corrects no more away than is not reserved, and says how much that is', async () => {
    await part('FEW');
    await byHand('few', 'FEW', 3);
    await ask('R-few', 'FEW');
    expect(await byHand('few-', 'FEW', -3)).toMatchObject({
      code: 'wrong_state',
      message: 'FEW at depot beijing: only 2 of 3 on hand are not reserved, 3 are asked for',
    });
    expect(await byHand('few--', 'FEW', -2)).toMatchObject({
      onHand: 1,
      reserved: 1,
    });
  });
});
