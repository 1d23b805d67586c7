import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineer, shippedPolicy } from '../cases.ts';
import { type DrivenCase, World } from './centre.ts';

const days = (n: number) => n * 24 * 3_600_000;

describe('A case that waits', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  const respond = (driven: DrivenCase) =>
    driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
  const historyLength = async (driven: DrivenCase) => (await driven.handle.describe()).historyLength;
  it.each(['response-centre', 'on-site-7x24'])(
    'adds no history events while it waits for the customer under %s',
    async (id) => {
      const driven = await world.open({}, { policy: shippedPolicy(id) });
      await respond(driven);
      await driven.act('hold', engineer(1), { reason: 'waiting_customer' });
      await driven.pass(days(1));
      const before = await historyLength(driven);
      const entries = driven.timeline.length;
      await driven.pass(days(20));
      const told = driven.timeline.length - entries;
      // A query leaves nothing; what was promised meanwhile, if anything, takes a timer, its task and its record.
      expect(await historyLength(driven)).toBeLessThanOrEqual(before + told * 10);
    },
    120_000,
  );
});
