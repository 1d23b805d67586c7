import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { opening, schemaOf, type Service, startService, temporalUiUrl } from './service.ts';

let service: Service;
let caseNumber: string;
let rmaNumber: string;
beforeAll(async () => {
  service = await startService();
  const engineer = await service.as('engineer1');
  const opened = await (
    await service.as('agent')
  ).post('/api/v1/cases', opening({ assigneeId: 'engineer1' }));
  caseNumber = (opened.body as { number: string }).number;
  await engineer.post(`/api/v1/cases/${caseNumber}/respond`, { note: 'Called', via: 'phone' });
  const asked = { kind: 'loaner', serialNumber: 'S', partNumber: 'SUP-2T', reason: 'R' };
  rmaNumber = ((await engineer.post(`/api/v1/cases/${caseNumber}/rmas`, asked)).body as { number: string })
    .number;
});
afterAll(() => service.close());

const get = async (username: string, path: string) => (await service.as(username)).get(`/api/v1${path}`);

describe('the workflow behind a case or an RMA', () => {
  it('is shown to administrators and supervisors at its address in Temporal', async () => {
    for (const username of ['admin', 'manager', 'quality']) {
      const answer = await get(username, `/cases/${caseNumber}/workflow`);
      schemaOf('get', `/api/v1/cases/${caseNumber}/workflow`).parse(answer.body);
      expect(answer.body).toEqual({
        workflowId: `case/${caseNumber}`,
        url: `${temporalUiUrl}/namespaces/centre/workflows/case%2F${caseNumber}`,
      });
    }
    expect((await get('admin', `/rmas/${rmaNumber}/workflow`)).body).toEqual({
      workflowId: `rma/${rmaNumber}`,
      url: `${temporalUiUrl}/namespaces/centre/workflows/rma%2F${rmaNumber}`,
    });
  });

  it('is nobody else’s to see, and of nothing that is not there', async () => {
    for (const username of ['agent', 'engineer1', 'expert', 'rma', 'depot', 'customer'])
      for (const path of [`/cases/${caseNumber}/workflow`, `/rmas/${rmaNumber}/workflow`])
        expect([username, (await get(username, path)).status]).toEqual([username, 403]);
    expect((await get('admin', '/cases/C20200101-0001/workflow')).status).toBe(404);
    expect((await get('admin', '/rmas/R20200101-0001/workflow')).status).toBe(404);
  });
});
