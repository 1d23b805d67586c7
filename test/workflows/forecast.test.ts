import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forecast } from '../../domain/case/forecast.ts';
import { customer, engineer, shippedPolicy } from '../cases.ts';
import { hoursOf, officeCn } from '../domain/calendars.ts';
import { type DrivenCase, World } from './centre.ts';

const days = (n: number) => n * 24 * 3_600_000;
type Fact = { kind: string; at: number; data: object };
/** What is due in the same instant is recorded milliseconds apart, in any order. */
const dueAt = ({ at, data }: Fact) => ('dueAt' in data ? Date.parse(data.dueAt as string) : at);
const inOrder = (facts: Fact[]) =>
  facts.toSorted((a, b) => dueAt(a) - dueAt(b) || (a.kind < b.kind ? -1 : 1));
const kinds = (facts: Fact[]) => inOrder(facts).map(({ kind }) => kind);

describe('The forecast of a case', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  const resolve = async (driven: DrivenCase) =>
    driven.act('resolve', engineer(1), {
      cause: 'x',
      treatment: 'y',
      restoredAt: new Date(await world.env.currentTimeMs()).toISOString(),
    });
  const respond = (driven: DrivenCase) =>
    driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
  const paths: Record<string, (driven: DrivenCase) => Promise<unknown>> = {
    'that nobody answers': () => Promise.resolve(),
    'that is being diagnosed': respond,
    'that waits for the customer': async (driven) => {
      await respond(driven);
      const until = new Date((await world.env.currentTimeMs()) + days(2)).toISOString();
      await driven.act('hold', engineer(1), { reason: 'waiting_customer', until });
    },
    'whose customer is asked to agree': async (driven) => {
      await respond(driven);
      await resolve(driven);
    },
    'whose survey is out': async (driven) => {
      await respond(driven);
      await resolve(driven);
      await driven.act('consent', customer, { agreed: true, by: 'Zhang San', via: 'portal' });
    },
  };

  it.each(Object.entries(paths))('%s is exactly what then happens', async (_, walk) => {
    const driven = await world.open();
    await walk(driven);
    await driven.state();
    const now = await world.env.currentTimeMs();
    const { state } = world.centre.changes.findLast(({ state: { number } }) => number === driven.number)!;
    const end = now + days(60);
    const foreseen = forecast(state, world.centre.engineers, now).map(({ event }) => event);
    // The queue is recalled for ever.
    const expected = foreseen.filter(({ at }) => at < end);
    const before = driven.timeline.length;
    await world.env.sleep(days(60));
    await driven.state();
    expect(expected.length).toBeGreaterThan(0);
    const happened = driven.timeline.slice(before);
    expect(kinds(happened)).toEqual(kinds(expected));
    // The skipped clock goes on while a busy machine works out what is due.
    const late = inOrder(happened).map(({ at }, i) => at - (inOrder(expected)[i]?.at ?? 0));
    expect(Math.max(...late.map(Math.abs))).toBeLessThan(5_000);
  });

  it('inside a calendar, with a report at the end of each working day, is exactly what then happens', async () => {
    world.centre.workingHours = ({ from, until }) => hoursOf(officeCn, from, until);
    const driven = await world.open({}, { policy: shippedPolicy('on-site-7x24'), priority: 'P3' });
    await respond(driven);
    const now = await world.env.currentTimeMs();
    const { state } = world.centre.changes.findLast(({ state: { number } }) => number === driven.number)!;
    const before = driven.timeline.length;
    await world.env.sleep(days(20));
    await driven.state();
    const until = await world.env.currentTimeMs();
    const expected = forecast(state, world.centre.engineers, now)
      .map(({ event }) => event)
      .filter(({ at }) => at < until);
    const happened = driven.timeline.slice(before);
    expect(kinds(happened)).toEqual(kinds(expected));
    expect(kinds(happened)).toEqual(expect.arrayContaining(['update_due', 'dispatch_requested']));
    const late = inOrder(happened).map(({ at }, i) => at - (inOrder(expected)[i]?.at ?? 0));
    expect(Math.max(...late.map(Math.abs))).toBeLessThan(5_000);
    await driven.handle.terminate();
  });
});
