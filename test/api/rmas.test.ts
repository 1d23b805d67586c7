import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assets } from '../../store/assets.ts';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
let number: string;
beforeAll(async () => {
  service = await startService();
  number = ((await (await service.as('agent')).post('/api/v1/cases', opening())).body as { number: string })
    .number;
  await (await service.as('engineer1')).post(`/api/v1/cases/${number}/respond`, { note: 'x', via: 'phone' });
});
afterAll(() => service.close());

interface Answer {
  status: number;
  body: { number: string; state: string; detail: string; errors?: { path: string }[] };
}
const post = async (who: string, path: string, body: object = {}) =>
  (await (await service.as(who)).post(`/api/v1/${path}`, body)) as unknown as Answer;
let serial = 0;
const ask = (change: object = {}) => {
  serial += 1;
  const request = { kind: 'advance_replacement', partNumber: 'CE-FAN-6800', reason: 'dead' };
  return post('engineer1', `cases/${number}/rmas`, { ...request, serialNumber: `SN-${serial}`, ...change });
};
const detail = ({ status, body }: Answer) => [status, body.detail];
let shipped = 0;
const ship = (rma: string, serialNumber = `NEW-${(shipped += 1)}`) =>
  post('depot', `rmas/${rma}/ship`, { carrier: 'SF', trackingNumber: '1', serialNumber });
const stockOf = async (part: string) =>
  (await (await service.as('depot')).get(`/api/v1/parts/${part}/stock`)).body as object;

describe('a request for an RMA', () => {
  it('is refused for an unknown part, foreign equipment, or a disk kept of what has to come back', async () => {
    const place = { customerId: 'globex', vendor: null, model: 'X', acceptedAt: null, location: null };
    await assets.add('FOREIGN-1', { ...place, partNumber: null });
    const refused: [object, number, string][] = [
      [{ partNumber: 'NOPE' }, 422, 'partNumber'],
      [{ serialNumber: 'foreign-1' }, 422, 'serialNumber'],
      [{ kind: 'loaner', keepDisk: true }, 400, 'keepDisk'],
      [{ kind: 'gift' }, 400, 'kind'],
      [{ partNumber: { $ne: null } }, 400, 'partNumber'],
    ];
    for (const [change, status, path] of refused) {
      const answer = await ask(change);
      expect([answer.status, answer.body.errors?.map((each) => each.path)]).toEqual([status, [path]]);
    }
    expect(service.engine.rmas.size).toBe(0);
  });
});

describe('the way of a part', () => {
  it('is refused step by step where it cannot be, and leaves the stock as it was', async () => {
    const { body: rma } = await ask();
    const before = await stockOf('CE-FAN-6800');
    expect(detail(await ship(rma.number))).toEqual([409, `RMA ${rma.number} is not approved yet`]);
    expect(detail(await post('rma', `rmas/${rma.number}/approve`, { depotId: 'atlantis' }))).toEqual([
      422,
      "There is no depot 'atlantis'",
    ]);
    expect(await stockOf('CE-FAN-6800')).toEqual(before);
    const approved = await post('rma', `rmas/${rma.number}/approve`, { depotId: 'shanghai' });
    expect(approved.body).toMatchObject({
      ...{ state: 'reserved', charge: 'free' },
      depotId: 'shanghai',
      clocks: [{ name: 'ship' }],
    });
    expect(detail(await ship(rma.number, `SN-${serial}`))).toEqual([
      422,
      `SN-${serial} is the faulty part of RMA ${rma.number}, not one from the depot`,
    ]);
    const receive = (serialNumber: string) =>
      post('depot', `rmas/${rma.number}/receive-faulty`, { serialNumber, condition: 'burnt' });
    expect(detail(await receive(`SN-${serial}`))).toEqual([409, `RMA ${rma.number} was never shipped`]);
    expect((await ship(rma.number)).status).toBe(200);
    const shipped = await stockOf('CE-FAN-6800');
    expect(detail(await ship(rma.number))).toEqual([409, `RMA ${rma.number} was shipped already`]);
    expect(detail(await receive('OTHER'))[0]).toBe(422);
    expect(await stockOf('CE-FAN-6800')).toEqual(shipped);
    expect(shipped).toMatchObject({ depots: [{ onHand: 6 }, { onHand: 2, reserved: 0 }] });
  });

  it('waits for stock that is not there, and a cancellation gives back what was reserved', async () => {
    const { body: rma } = await ask({ partNumber: 'SUP-2T' });
    const waiting = await post('rma', `rmas/${rma.number}/approve`);
    expect(waiting.body).toMatchObject({ state: 'backordered', clocks: [] });
    expect(detail(await ship(rma.number))).toEqual([
      409,
      `SUP-2T is not in stock: RMA ${rma.number} waits for it`,
    ]);
    const receipt = {
      kind: 'receipt',
      depotId: 'beijing',
      partNumber: 'SUP-2T',
      quantity: 1,
      reason: 'PO 1',
    };
    expect((await post('depot', 'stock/movements', receipt)).body).toMatchObject({ fulfilled: [rma.number] });
    expect(service.engine.heard).toEqual([rma.number]);
    const { body: cancelled } = await ask({ partNumber: 'HDD-600-SAS' });
    await post('rma', `rmas/${cancelled.number}/approve`);
    expect(await stockOf('HDD-600-SAS')).toMatchObject({ depots: [{ reserved: 1 }, { reserved: 0 }] });
    const over = await post('rma', `rmas/${cancelled.number}/cancel`, { reason: 'works again' });
    expect(over.body).toMatchObject({ state: 'cancelled', clocks: [{ name: 'ship', state: 'cancelled' }] });
    expect(await stockOf('HDD-600-SAS')).toMatchObject({ depots: [{ reserved: 0 }, { reserved: 0 }] });
  });

  it('is the customer’s to follow, without the depot and who approved it', async () => {
    const { body: rma } = await ask();
    await post('rma', `rmas/${rma.number}/approve`);
    const answer = await (await service.as('customer')).get(`/api/v1/rmas/${rma.number}`);
    schemaOf('get', `/api/v1/rmas/${rma.number}`).parse(answer.body);
    expect(answer.body).toMatchObject({ state: 'reserved', depotId: null, approvedBy: null, clocks: [] });
    const timeline = await (await service.as('customer')).get(`/api/v1/rmas/${rma.number}/timeline`);
    const kinds = (timeline.body as { data: { kind: string }[] }).data.map(({ kind }) => kind);
    expect(kinds).toEqual(['rma_requested', 'rma_approved']);
  });
});

describe('a serial number', () => {
  const anotherCase = async () => {
    const other = (await post('agent', 'cases', opening())) as unknown as { body: { number: string } };
    await post(
      (
        (await (await service.as('agent')).get(`/api/v1/cases/${other.body.number}`)).body as {
          assignee: { id: string };
        }
      ).assignee.id,
      `cases/${other.body.number}/respond`,
      { note: 'x', via: 'phone' },
    );
    return other.body.number;
  };
  const request = (serialNumber: string) => ({
    ...{ kind: 'advance_replacement', partNumber: 'CE-FAN-6800', reason: 'dead', serialNumber },
  });
  const receive = (rma: string, serialNumber: string, more: object = {}) =>
    post('depot', `rmas/${rma}/receive-faulty`, { serialNumber, condition: 'burnt', ...more });
  const shippedTo = async (change: object = {}) => {
    const { body } = await ask(change);
    await post('rma', `rmas/${body.number}/approve`);
    const sent = await ship(body.number);
    expect(sent.status).toBe(200);
    return body.number;
  };

  it('has one open RMA, however it is written and in whichever case, until that one is over', async () => {
    const { body: first } = await ask({ serialNumber: 'FOX2231X0ZZ' });
    const twin = await ask({ serialNumber: 'fox 2231x0zz' });
    expect(detail(twin)).toEqual([409, expect.stringContaining(first.number)]);
    const other = await anotherCase();
    const elsewhere = await post('engineer1', `cases/${other}/rmas`, request('ＦＯＸ2231x0zz'));
    expect(detail(elsewhere)).toEqual([409, expect.stringContaining(first.number)]);
    await post('rma', `rmas/${first.number}/reject`, { reason: 'works' });
    expect((await post('engineer1', `cases/${other}/rmas`, request('fox2231x0zz'))).status).toBe(201);
  });

  it('has one open RMA of two that are asked for at once in two cases', async () => {
    const [one, other] = [await anotherCase(), await anotherCase()];
    const both = await Promise.all(
      [one, other].map((each) => post('engineer1', `cases/${each}/rmas`, request('RACE-1'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    // What a case refuses leaves the serial number to others.
    expect(
      (await post('engineer1', `cases/${one}/rmas`, { ...request('RACE-2'), partNumber: 'NOPE' })).status,
    ).toBe(422);
    expect((await post('engineer1', `cases/${other}/rmas`, request('RACE-2'))).status).toBe(201);
  });

  it('is shipped once until it is back, and never where it is installed', async () => {
    const first = await shippedTo();
    const { body: second } = await ask();
    await post('rma', `rmas/${second.number}/approve`);
    expect(detail(await ship(second.number, `new-${shipped}`))).toEqual([
      409,
      expect.stringContaining(first),
    ]);
    const installed = await ship(second.number, 'foc2231x0ab');
    expect(detail(installed)).toEqual([
      422,
      'foc2231x0ab is installed at ACME: it cannot be shipped from the depot',
    ]);
    expect((await ship(second.number)).status).toBe(200);
  });

  it('is received once until it is shipped again', async () => {
    const [first, second] = [await shippedTo(), await shippedTo()];
    expect((await receive(first, `SN-${serial - 1}`)).status).toBe(200);
    expect(detail(await receive(second, `sn-${serial - 1}`, { own: true }))).toEqual([
      409,
      expect.stringContaining(first),
    ]);
    expect(detail(await receive(second, `sn-${serial - 1}`, { unexpected: true }))[0]).toBe(409);
    expect((await receive(second, ` sn-${serial} `)).status).toBe(200);
  });

  it('of a part is its own, and that of the chassis stays where it sat', async () => {
    const rma = await shippedTo({ serialNumber: 'FOC2231X0AB', partNumber: 'PWR-C1-715WAC' });
    const back = await receive(rma, 'LIT1234PSU');
    schemaOf('post', `/api/v1/rmas/${rma}/receive-faulty`).parse(back.body);
    expect(back.body).toMatchObject({
      ...{ state: 'faulty_received', serialNumber: 'FOC2231X0AB' },
      faulty: { serialNumber: 'LIT1234PSU', condition: 'burnt', own: true },
    });
  });

  it('of something else that came back is recorded as that, and what was waited for is still owed', async () => {
    const rma = await shippedTo();
    expect(detail(await receive(rma, 'STRANGER'))).toEqual([
      422,
      `RMA ${rma} waits for serial number SN-${serial}, not STRANGER`,
    ]);
    const other = await receive(rma, 'STRANGER', { unexpected: true });
    expect(other.body).toMatchObject({
      state: 'shipped',
      faulty: null,
      others: [{ serialNumber: 'STRANGER' }],
    });
    expect(detail(await receive(rma, `SN-${serial}`, { unexpected: true }))[0]).toBe(422);
    expect((await receive(rma, `SN-${serial}`)).body).toMatchObject({ state: 'faulty_received' });
    const lost = await shippedTo();
    await post('depot', `rmas/${lost}/deliver`);
    expect((await post('rma', `rmas/${lost}/complete`, { outcome: 'x' })).status).toBe(409);
    await receive(lost, 'STRANGER-2', { unexpected: true });
    expect((await post('rma', `rmas/${lost}/complete`, { outcome: 'Settled' })).body).toMatchObject({
      state: 'completed',
    });
  });
});
