import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Shortage } from '../../domain/depot/shortage.ts';
import { shortageWorkflowId, shortageWorkflowType } from '../../workflows/contract.ts';
import { World } from './centre.ts';

const shortage: Shortage = {
  ...{ number: 'beijing/SUP-2T', movement: 7, depotId: 'beijing', partNumber: 'SUP-2T', left: 1 },
  ...{ reason: 'Counted', by: { id: 'depot', name: 'Du Wei' }, at: 0 },
};

describe('Stock that a movement by hand made low', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  const tell = (each: Shortage) =>
    world.env.client.workflow.execute(shortageWorkflowType, {
      ...{ workflowId: shortageWorkflowId(each), taskQueue: 'test', args: [each] },
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });

  it('is told, and told once however often it is asked for', async () => {
    await tell(shortage);
    await expect(tell(shortage)).rejects.toThrow(/already/i);
    expect(world.centre.shortages).toEqual([shortage]);
    expect(world.centre.delivered).toEqual([]);
  });

  it('is delivered later where the first try did not reach everybody', async () => {
    world.centre.undelivered = 1;
    await tell({ ...shortage, movement: 9 });
    expect(world.centre.delivered).toEqual(['beijing/SUP-2T']);
  });
});
