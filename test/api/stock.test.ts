import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reservePart } from '../../store/reservations.ts';
import { schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

type Detail = { detail: string; errors?: { path: string }[] };
const receipt = (change: object = {}) => ({
  ...{ kind: 'receipt', depotId: 'beijing', partNumber: 'SUP-2T', quantity: 2, reason: 'PO 4711' },
  ...change,
});
const stockOf = async (partNumber: string) => {
  const answer = await (await service.as('engineer1')).get(`/api/v1/parts/${partNumber}/stock`);
  schemaOf('get', `/api/v1/parts/${partNumber}/stock`).parse(answer.body);
  return answer.body as { depots: object[]; backorders: number };
};

describe('the spare parts', () => {
  it('are listed, found, added and changed', async () => {
    const depot = await service.as('depot');
    const list = await depot.get('/api/v1/parts?grade=psu-c1-715&total=true');
    schemaOf('get', '/api/v1/parts').parse(list.body);
    expect(list.body).toMatchObject({
      data: [{ partNumber: 'PWR-C1-715WAC' }, { partNumber: 'PWR-C1-715WAC-P' }],
      page: { total: 2 },
    });
    const added = await depot.put('/api/v1/parts/OPT-10G', { name: 'Optics 10G', lowLevel: 2 });
    expect([added.status, added.headers['etag']]).toEqual([200, '"1"']);
    const changed = await depot
      .put('/api/v1/parts/OPT-10G', { name: 'Optics 10G LR' })
      .set('If-Match', '"1"');
    expect(changed.body).toMatchObject({ name: 'Optics 10G LR', lowLevel: 0, revision: 2 });
    const late = await depot.put('/api/v1/parts/OPT-10G', { name: 'x' }).set('If-Match', '"1"');
    expect(late.status).toBe(412);
    expect((await depot.get('/api/v1/parts?q=optics')).body).toMatchObject({ data: [{ revision: 2 }] });
    expect((await depot.get('/api/v1/parts/NOPE/stock')).status).toBe(404);
  });

  it('are received once for one key, and what arrives goes to who waits for it', async () => {
    const by = { id: 'rma', name: 'Rosa Martin' };
    await reservePart({ rma: 'R20261123-0001', partNumber: 'SUP-2T', depotId: null, by, at: Date.now() });
    expect(await stockOf('SUP-2T')).toMatchObject({ depots: [], backorders: 1 });
    const depot = await service.as('depot');
    const send = () => depot.post('/api/v1/stock/movements', receipt()).set('Idempotency-Key', 'delivery-1');
    const [first, second] = [await send(), await send()];
    schemaOf('post', '/api/v1/stock/movements').parse(first.body);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ fulfilled: ['R20261123-0001'], by: { id: 'depot' } });
    expect(service.engine.heard).toEqual(['R20261123-0001']);
    expect(await stockOf('SUP-2T')).toEqual({
      partNumber: 'SUP-2T',
      depots: [{ depotId: 'beijing', onHand: 2, reserved: 1, available: 1, low: false }],
      backorders: 0,
    });
  });

  it('are listed with what every depot has of them, those that run low alone on request', async () => {
    const engineer = await service.as('engineer1');
    const answer = await engineer.get('/api/v1/stock?q=fan&total=true');
    schemaOf('get', '/api/v1/stock').parse(answer.body);
    expect(answer.body).toMatchObject({
      data: [
        {
          ...{ partNumber: 'CE-FAN-6800', name: 'Fan module CE6800', lowLevel: 2, backorders: 0 },
          depots: [
            { depotId: 'beijing', available: 6, low: false },
            { depotId: 'shanghai', available: 3, low: false },
          ],
        },
      ],
      page: { total: 1 },
    });
    const low = async () =>
      ((await engineer.get('/api/v1/stock?low=true')).body as { data: { partNumber: string }[] }).data.map(
        ({ partNumber }) => partNumber,
      );
    expect(await low()).toEqual([]);
    const depot = await service.as('depot');
    const taken = { partNumber: 'CE-FAN-6800', depotId: 'shanghai', kind: 'correction', quantity: -1 };
    await depot.post('/api/v1/stock/movements', receipt(taken));
    expect(await low()).toEqual(['CE-FAN-6800']);
  });

  it('are said to be low once for each time that a correction makes them so, and not on the way further down', async () => {
    const depot = await service.as('depot');
    const move = async (key: string, change: object) => {
      const body = receipt({ partNumber: 'CE-FAN-6800', depotId: 'beijing', reason: 'Counted', ...change });
      const answer = await depot.post('/api/v1/stock/movements', body).set('Idempotency-Key', key);
      return (answer.body as { low: boolean }).low;
    };
    const fewer = { kind: 'correction', quantity: -4 };
    const told = () => [...service.engine.shortages.values()].filter(({ depotId }) => depotId === 'beijing');
    expect([await move('count-1', fewer), await move('count-1', fewer)]).toEqual([true, true]);
    expect(await move('count-2', { ...fewer, quantity: -1 })).toBe(false);
    expect(told()).toMatchObject([
      { number: 'beijing/CE-FAN-6800', left: 2, reason: 'Counted', by: { id: 'depot' } },
    ]);
    await move('delivery-2', { quantity: 4 });
    await move('count-3', { ...fewer, quantity: -3 });
    expect(told().map(({ left }) => left)).toEqual([2, 2]);
  });

  it('have a ledger of every movement: what, who, why, for which RMA, and what was there then', async () => {
    const ledger = await (await service.as('rma')).get('/api/v1/stock/ledger?part=SUP-2T&depot=beijing');
    schemaOf('get', '/api/v1/stock/ledger').parse(ledger.body);
    const { data } = ledger.body as { data: { kind: string }[] };
    expect(data.find(({ kind }) => kind === 'receipt')).toMatchObject({
      quantity: 2,
      balance: { onHand: 2, reserved: 0 },
      by: { name: 'Sun Hao' },
      reason: 'PO 4711',
      rma: null,
    });
    expect(data.find(({ kind }) => kind === 'reservation')).toMatchObject({
      balance: { onHand: 2, reserved: 1 },
      rma: 'R20261123-0001',
    });
  });

  it('are corrected with a reason, never below what is reserved', async () => {
    const depot = await service.as('depot');
    const correct = (quantity: number) =>
      depot.post('/api/v1/stock/movements', receipt({ kind: 'correction', quantity, reason: 'counted' }));
    const refused = await correct(-2);
    expect([refused.status, (refused.body as Detail).detail]).toEqual([
      409,
      'SUP-2T at depot beijing: only 1 of 2 on hand are not reserved, 2 are asked for',
    ]);
    expect((await correct(-1)).body).toMatchObject({ balance: { onHand: 1, reserved: 1 }, low: true });
    expect(await stockOf('SUP-2T')).toMatchObject({ depots: [{ onHand: 1, available: 0, low: true }] });
  });

  it.each([
    [receipt({ quantity: 0 }), 400, ['quantity']],
    [receipt({ quantity: -1 }), 400, ['quantity']],
    [receipt({ quantity: 1.5 }), 400, ['quantity']],
    [receipt({ kind: 'correction', quantity: 0 }), 400, ['quantity']],
    [receipt({ kind: 'shipment' }), 400, ['kind']],
    [receipt({ reason: ' ' }), 400, ['reason']],
    [receipt({ rma: 'R20261123-0001' }), 400, ['rma']],
    [receipt({ partNumber: { $ne: null } }), 400, ['partNumber']],
    [receipt({ partNumber: 'NOPE' }), 422, ['partNumber']],
    [receipt({ depotId: 'atlantis' }), 422, ['depotId']],
  ])('refuse %j and keep no trace of it', async (body, status, paths) => {
    const depot = await service.as('depot');
    const before = (await depot.get('/api/v1/stock/ledger?limit=100')).body as object;
    const answer = await depot.post('/api/v1/stock/movements', body);
    const { errors } = answer.body as Detail;
    expect([answer.status, errors?.map(({ path }) => path)]).toEqual([status, paths]);
    expect((await depot.get('/api/v1/stock/ledger?limit=100')).body).toEqual(before);
  });
});
