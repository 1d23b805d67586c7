import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmaEvent } from '../messages/samples.ts';
import { assets, findAsset } from '../../store/assets.ts';
import { replaceInstalled } from '../../store/installed.ts';
import { openDatabase } from './database.ts';
import { sampleRma } from './samples.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const place = {
  customerId: 'acme',
  vendor: 'cisco',
  model: 'C9300',
  acceptedAt: '2025-03-01',
  location: 'Rack 4',
};
const shipment = { carrier: 'SF', trackingNumber: '1', serialNumber: 'new-1' };
const delivered = [rmaEvent('rma_delivered')];

describe('the installed equipment of a customer', () => {
  it('has the new part in the place of the faulty one once it is delivered, however often that is recorded', async () => {
    await assets.add('OLD-1', { ...place, partNumber: 'PWR-C1' });
    const rma = sampleRma('R1', { serialNumber: 'old-1', shipment, reservedPart: 'PWR-C2' });
    await replaceInstalled(rma, [rmaEvent('rma_shipped')]);
    expect(await findAsset('new-1')).toBeNull();
    await replaceInstalled(rma, delivered);
    await replaceInstalled(rma, delivered);
    expect(await findAsset('NEW-1')).toMatchObject({ ...place, partNumber: 'PWR-C2' });
    expect(await findAsset('OLD-1')).toBeNull();
  });

  it('stays as it is with a loan, a repair, and equipment that stands elsewhere', async () => {
    await assets.add('OLD-2', { ...place, customerId: 'globex', partNumber: 'PWR-C1' });
    const other = { ...shipment, serialNumber: 'NEW-2' };
    for (const kind of ['loaner', 'return_and_repair', 'advance_replacement'] as const)
      await replaceInstalled(sampleRma('R2', { kind, serialNumber: 'OLD-2', shipment: other }), delivered);
    expect(await findAsset('OLD-2')).toMatchObject({ customerId: 'globex' });
    expect(await findAsset('NEW-2')).toBeNull();
  });
});
