import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../product/desk.ts';
import { type Ear, Ears, hears } from './ears.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
let ears: Ears;
beforeAll(async () => {
  service = await startService();
  ears = new Ears(service);
});
afterEach(() => ears.hangUp());
afterAll(() => service.close());

async function openCase(change: object = {}): Promise<string> {
  const answer = await (await service.as('agent')).post('/api/v1/cases', opening(change));
  return (answer.body as { number: string }).number;
}
const note = async (number: string, visibility: string) =>
  (await service.as('agent')).post(`/api/v1/cases/${number}/notes`, { text: 'secret words', visibility });

describe('the events', () => {
  it('tell staff of every change, and a customer of the public ones of their own cases', async () => {
    const [staff, own, foreign] = await Promise.all(
      ['engineer1', 'customer', 'customer2'].map((each) => ears.listen(each)),
    );
    expect(staff!.answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(staff!.answer.headers['content-encoding']).toBeUndefined();
    const number = await openCase();
    await note(number, 'internal');
    await note(number, 'public');
    const theirs = await openCase({ customerId: 'globex' });
    await hears(staff!, theirs, 'opened');
    await hears(foreign!, theirs, 'opened');
    await hears(own!, number, 'note');
    expect(staff!.kinds(number).filter((kind) => kind === 'note')).toHaveLength(2);
    expect(own!.kinds(number).filter((kind) => kind === 'note')).toHaveLength(1);
    expect(own!.kinds(theirs)).toEqual([]);
    expect(foreign!.kinds(number)).toEqual([]);
    expect(staff!.text()).not.toContain('secret words');
  });

  it('go on where a connection broke off', async () => {
    const first = await ears.listen('engineer1');
    const number = await openCase();
    await hears(first, number, 'opened');
    const last = first.lastId();
    first.request.destroy();
    await note(number, 'internal');
    const back = await ears.listen('engineer1', last);
    await hears(back, number, 'note');
    expect(back.kinds(number)).not.toContain('opened');
    expect(back.events()).not.toContain('reset');
  });

  it('say so when it is not known what was missed', async () => {
    for (const id of ['elsewhere-7', 'nonsense', '-']) {
      const back = await ears.listen('engineer1', id);
      await eventually(
        () => Promise.resolve(back.events()),
        (all) => all.includes('reset'),
      );
    }
  });

  const isOver = (ear: Ear) =>
    eventually(
      () => ear.answer.readableEnded,
      (ended) => ended,
    );

  it('end with the session: who has signed out hears of no change and nobody who comes', async () => {
    const number = await openCase();
    const [change, coming] = [await ears.listen('expert'), await ears.listen('depot')];
    expect(await service.signOut('depot')).toBe(204);
    await (await service.as('agent')).put(`/api/v1/cases/${number}/presence`, { doing: 'writing' });
    expect([await isOver(coming), coming.events()]).toEqual([true, []]);
    const heard = await eventually(
      () => change.events(),
      (all) => all.includes('present'),
    );
    expect(heard).toContain('present');
    expect(await service.signOut('expert')).toBe(204);
    await note(number, 'internal');
    expect([await isOver(change), change.kinds(number)]).toEqual([true, []]);
    // Whoever signs in again hears again.
    const back = await ears.listen('expert');
    await note(number, 'internal');
    await hears(back, number, 'note');
  });

  it('end with the session where nothing happens, too', async () => {
    const everySoOften = globalThis.setInterval;
    const spy = jest.spyOn(globalThis, 'setInterval');
    spy.mockImplementationOnce((beat: () => void) => everySoOften(beat, 50));
    const silent = await ears.listen('techmanager');
    spy.mockRestore();
    await eventually(
      () => silent.text(),
      (text) => text.includes(': alive'),
    );
    expect(silent.answer.readableEnded).toBe(false);
    expect(await service.signOut('techmanager')).toBe(204);
    expect(await isOver(silent)).toBe(true);
  });

  it('are refused to somebody with too many connections, and not to others', async () => {
    const many = [];
    for (let n = 0; n < 12; n += 1) many.push(await ears.listen('quality'));
    expect(many.every(({ answer }) => answer.statusCode === 200)).toBe(true);
    expect((await ears.listen('quality')).answer.statusCode).toBe(429);
    expect((await ears.listen('engineer2')).answer.statusCode).toBe(200);
  });
});
