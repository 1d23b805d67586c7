import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent, engineer } from '../cases.ts';
import { World } from './centre.ts';

/** Why an update was refused, with the code of the refusal. */
const refusal = (update: Promise<unknown>) =>
  update.then(
    () => 'granted',
    ({ cause }: { cause: { type: string; message: string } }) => `${cause.type}: ${cause.message}`,
  );

describe("A request as an operator sends it from Temporal's UI", () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  it('names the parties of a joint diagnosis by their IDs, and is refused for one that nobody has', async () => {
    const driven = await world.open();
    const joint = (...ids: string[]) =>
      driven.act('joint', engineer(1), {
        parties: [...ids.map((id) => ({ id })), { name: 'The carrier' }],
        reason: 'Two networks',
      });
    expect(await refusal(joint('engineer2', 'nobody'))).toBe("unknown: There is nobody with the ID 'nobody'");
    expect((await driven.state()).jointDiagnoses).toEqual([]);
    expect((await joint('engineer2')).jointDiagnoses).toMatchObject([
      { parties: [{ id: 'engineer2', name: 'Name of engineer2' }, { name: 'The carrier' }] },
    ]);
    await driven.handle.terminate();
  });

  it('gives the address of a visit, without which it is refused and leaves no trace', async () => {
    const driven = await world.open();
    const before = await driven.state();
    expect(await refusal(driven.act('dispatch', agent, { engineerId: 'engineer2' }))).toBe(
      'unknown: Customer ACME has no address: there is nowhere to send an engineer to',
    );
    expect(await driven.state()).toEqual(before);
    const sent = await driven.act('dispatch', agent, { engineerId: 'engineer2', address: '8 Jianguo Road' });
    expect(sent.visits).toMatchObject([
      { engineer: { name: 'Name of engineer2' }, address: '8 Jianguo Road' },
    ]);
    await driven.handle.terminate();
  });
});
