import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent, engineer, manager } from '../cases.ts';
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

  it('asks for an RMA under a number that nobody has, or is refused and leaves no trace', async () => {
    const [one, other] = [await world.open(), await world.open()];
    const rma = (number: string, serialNumber: string) => ({
      ...({ kind: 'advance_replacement', number, serialNumber, partNumber: 'PWR', reason: 'dead' } as const),
    });
    await one.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await other.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await one.act('rmas', engineer(1), rma('R20260101-0900', 'S1'));
    const before = await other.state();
    for (const driven of [one, other])
      expect(await refusal(driven.act('rmas', engineer(1), rma('R20260101-0900', 'S2')))).toBe(
        'wrong_state: There is an RMA R20260101-0900 already',
      );
    expect(await other.state()).toEqual(before);
    const taken = await other.act('rmas', engineer(1), rma('R20260101-0901', 'S2'));
    expect(taken.rmas.map(({ number }) => number)).toEqual(['R20260101-0901']);
    await Promise.all([one, other].map(({ handle }) => handle.terminate()));
  });

  it('gives a case to somebody on leave only with evenOnLeave, though it says nothing of a leave', async () => {
    const driven = await world.open();
    world.centre.away = { engineer4: '2026-12-24T00:00:00.000Z' };
    const asked = { engineerId: 'engineer4', reason: 'closer' };
    expect(await refusal(driven.act('reassign', manager, asked))).toMatch(
      /^wrong_state: Name of engineer4 is on leave until 2026-12-24/,
    );
    const handed = driven.act('handOver', manager, { to: 'engineer4', note: 'yours' });
    expect(await refusal(handed)).toMatch(/^wrong_state: Name of engineer4 is on leave/);
    const after = await driven.act('reassign', manager, { ...asked, evenOnLeave: true });
    expect(after.assignee?.id).toBe('engineer4');
    world.centre.away = {};
    await driven.handle.terminate();
  });
});
