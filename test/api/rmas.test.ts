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
const ship = (rma: string, serialNumber = 'NEW') =>
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
      state: 'reserved',
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
