import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../product/desk.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
const requests: ClientRequest[] = [];
beforeAll(async () => {
  service = await startService();
});
afterEach(() => requests.splice(0).forEach((request) => request.destroy()));
afterAll(() => service.close());

/** Somebody who listens: all that was heard, and the answer. */
async function listener(username: string, lastEventId?: string) {
  const { token } = await service.as(username);
  const headers = { authorization: `Bearer ${token}`, ...(lastEventId && { 'last-event-id': lastEventId }) };
  const request = get({ host: '127.0.0.1', port: service.port, path: '/api/v1/events', headers });
  request.on('error', () => undefined);
  requests.push(request);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  answer.on('error', () => undefined);
  const heard = () => [...text.matchAll(/event: (\w+)\nid: (.+)\ndata: (.+)\n\n/g)];
  return {
    ...{ answer, request },
    lastId: () => heard().at(-1)?.[2],
    events: () => heard().map(([, event]) => event),
    about: (number: string) =>
      heard()
        .map(([, , , data]) => JSON.parse(data!) as { resource: string; number: string; kind: string })
        .filter((data) => data.number === number),
  };
}
type Ear = Awaited<ReturnType<typeof listener>>;
const kinds = (ear: Ear, number: string) => ear.about(number).map(({ kind }) => kind);
const hears = (ear: Ear, number: string, kind: string) =>
  eventually(
    () => Promise.resolve(kinds(ear, number)),
    (all) => all.includes(kind),
  );

async function openCase(change: object = {}): Promise<string> {
  const answer = await (await service.as('agent')).post('/api/v1/cases', opening(change));
  return (answer.body as { number: string }).number;
}
const note = async (number: string, visibility: string) =>
  (await service.as('agent')).post(`/api/v1/cases/${number}/notes`, { text: 'secret words', visibility });

describe('the events', () => {
  it('tell staff of every change, and a customer of the public ones of their own cases', async () => {
    const [staff, own, foreign] = await Promise.all(
      ['engineer1', 'customer', 'customer2'].map((each) => listener(each)),
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
    expect(kinds(staff!, number).filter((kind) => kind === 'note')).toHaveLength(2);
    expect(kinds(own!, number).filter((kind) => kind === 'note')).toHaveLength(1);
    expect(own!.about(theirs)).toEqual([]);
    expect(foreign!.about(number)).toEqual([]);
    expect(JSON.stringify(staff!.about(number))).not.toContain('secret words');
  });

  it('go on where a connection broke off', async () => {
    const first = await listener('engineer1');
    const number = await openCase();
    await hears(first, number, 'opened');
    const last = first.lastId();
    first.request.destroy();
    await note(number, 'internal');
    const back = await listener('engineer1', last);
    await hears(back, number, 'note');
    expect(kinds(back, number)).not.toContain('opened');
    expect(back.events()).not.toContain('reset');
  });

  it('say so when it is not known what was missed', async () => {
    for (const id of ['elsewhere-7', 'nonsense', '-']) {
      const back = await listener('engineer1', id);
      await eventually(
        () => Promise.resolve(back.events()),
        (all) => all.includes('reset'),
      );
    }
  });

  it('are refused to somebody with too many connections, and not to others', async () => {
    const ears = [];
    for (let n = 0; n < 12; n += 1) ears.push(await listener('quality'));
    expect(ears.every(({ answer }) => answer.statusCode === 200)).toBe(true);
    expect((await listener('quality')).answer.statusCode).toBe(429);
    expect((await listener('engineer2')).answer.statusCode).toBe(200);
  });
});
