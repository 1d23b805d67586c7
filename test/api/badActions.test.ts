import { saveCase } from '../../store/cases.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Refusals, startRefusals } from './refusals.ts';
import { linkTo } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const refused: Refusals['refused'] = (...given) => service.refused(...given);

describe('an action', () => {
  const act = async (username: string, action: string, body: object, of = service.number) =>
    (await service.as(username))
      .post(`/api/v1/cases/${of}/${action}`, body)
      .set('Idempotency-Key', crypto.randomUUID());

  it('in the wrong stage names state and action', async () => {
    const detail = await refused(await act('engineer1', 'diagnose', { cause: 'Fan' }), 409);
    expect(detail).toContain("is awaiting_response: 'diagnose' is not possible now");
  });

  it('by the wrong role is refused', async () => {
    await refused(await act('agent', 'respond', { note: 'x', via: 'phone' }), 403);
    await refused(await act('customer', 'cancel', { reason: 'withdrawn', consentBy: 'me' }), 403);
  });

  it('that says the customer answered where they did not is refused', async () => {
    const answered = { agreed: true, by: 'Anybody' };
    await refused(await act('agent', 'consent', { ...answered, via: 'portal' }), 403);
    await refused(await act('customer', 'consent', { ...answered, via: 'phone' }), 403);
    await refused(await act('customer', 'consent', { ...answered, via: 'email' }), 403);
  });

  it('by somebody who does not hold the case is refused', async () => {
    await refused(await act('engineer2', 'respond', { note: 'x', via: 'phone' }), 403);
  });

  it('by a foreign organisation finds nothing', async () => {
    await refused(await act('customer2', 'notes', { text: 'x', visibility: 'public' }), 404);
    await refused(await act('customer2', 'consent', { agreed: true, by: 'x', via: 'portal' }), 404);
  });

  it('on a case that is not there finds nothing', async () => {
    await refused(await act('agent', 'notes', { text: 'x', visibility: 'public' }, 'C20200101-9999'), 404);
    await refused(await act('agent', 'notes', { text: 'x', visibility: 'public' }, 'nonsense'), 404);
    await refused(await act('agent', 'dance', {}), 404);
  });

  it.each([
    ['agent', 'assign', { engineerId: 'nobody' }, 'engineerId'],
    ['agent', 'assign', { engineerId: 'agent' }, 'engineerId'],
    ['manager', 'reassign', { engineerId: 'nobody', reason: 'x' }, 'engineerId'],
    ['agent', 'dispatch', { engineerId: 'nobody' }, 'engineerId'],
    ['engineer1', 'joint', { parties: [{ name: 'TAC' }, { id: 'nobody' }], reason: 'x' }, 'parties.1.id'],
    ['engineer1', 'joint', { parties: [{ id: 'customer' }], reason: 'x' }, 'parties.0.id'],
    ['engineer1', 'escalate-expert', { expertId: 'engineer2', reason: 'x' }, 'expertId'],
    [
      'agent',
      'cancel',
      { reason: 'duplicate', duplicateOf: 'C20200101-9999', consentBy: 'x' },
      'duplicateOf',
    ],
  ])('by %s, %s with %j, names somebody or something unknown', async (username, action, body, path) => {
    await refused(await act(username, action, body), 422, [path]);
  });

  it.each([
    ['engineer1', 'hold', { reason: 'scheduled', until: '2020-01-01T00:00:00Z' }, 'until'],
    [
      'engineer1',
      'resolve',
      { cause: 'a', treatment: 'b', restoredAt: '2999-01-01T00:00:00Z' },
      'restoredAt',
    ],
    ['engineer1', 'resolve', { cause: 'a', treatment: 'b', restoredAt: 'yesterday' }, 'restoredAt'],
    ['agent', 'cancel', { reason: 'duplicate', consentBy: 'x' }, 'duplicateOf'],
    [
      'agent',
      'cancel',
      { reason: 'withdrawn', duplicateOf: 'C20200101-9999', consentBy: 'x' },
      'duplicateOf',
    ],
    ['engineer1', 'joint', { parties: [], reason: 'x' }, 'parties'],
    ['engineer1', 'joint', { parties: [{ id: 'expert', name: 'Nobody' }], reason: 'x' }, 'parties.0'],
    ['engineer1', 'work', { text: 'x', kind: 'call', minutes: -1 }, 'minutes'],
    ['engineer1', 'notes', { text: { $ne: null }, visibility: 'public' }, 'text'],
    ['engineer1', 'arrive', { actor: { id: 'admin' } }, 'actor'],
    ['engineer1', 'respond', { note: 'x', via: 'phone', expectedRevision: 1 }, 'expectedRevision'],
    ['agent', 'assign', { engineerId: 'engineer2', engineerName: 'Nobody' }, 'engineerName'],
  ])('by %s, %s with %j, is refused', async (username, action, body, path) => {
    await refused(await act(username, action, body), 400, [path]);
  });
});

const answers = { overall: 5, response_speed: 5, skill: 5, attitude: 5 };

describe('a mailed link', () => {
  it('that was altered, or is for something else, leads nowhere', async () => {
    const consent = await linkTo('consent', service.number);
    const [header, , signature] = consent.split('.') as [string, string, string];
    const payload = Buffer.from(JSON.stringify({ round: 1, sub: service.number, aud: 'consent' })).toString(
      'base64url',
    );
    for (const token of [`${header}.${payload}.${signature}`, 'nonsense', consent.slice(0, -2)]) {
      await refused(await service.anonymous.get(`/api/v1/consents/${token}`), 404);
      await refused(await service.anonymous.post(`/api/v1/consents/${token}`).send({ agreed: true }), 404);
    }
    await refused(await service.anonymous.get(`/api/v1/surveys/${consent}`), 404);
    const session = (await service.as('agent')).token;
    await refused(await service.anonymous.get(`/api/v1/consents/${session}`), 404);
  });

  it('that is of an earlier round, or whose time is over, shows nothing', async () => {
    const { number } = service;
    const state = service.engine.cases.get(number)!;
    service.engine.cases.set(number, { ...state, round: 1 });
    await saveCase({ ...state, round: 1, seq: state.seq + 1 });
    await service.settle();
    const over = Date.now() - 1_000;
    for (const purpose of ['consent', 'survey'] as const)
      for (const token of [await linkTo(purpose, number, 0), await linkTo(purpose, number, 1, over)]) {
        const path = `/api/v1/${purpose}s/${token}`;
        const answer = await service.anonymous.get(path);
        await refused(answer, 410);
        expect(answer.text).not.toContain(state.title);
        const body = purpose === 'consent' ? { agreed: true } : { answers };
        await refused(await service.anonymous.post(path).send(body), 410);
        if (purpose === 'consent') await refused(await service.anonymous.get(`${path}/fault-report`), 410);
      }
    service.engine.cases.set(number, state);
    await saveCase({ ...state, seq: state.seq + 2 });
    await service.settle();
  });

  it('that comes too early or too late is refused', async () => {
    const token = await linkTo('consent', service.number);
    await refused(await service.anonymous.post(`/api/v1/consents/${token}`).send({ agreed: true }), 409);
    const survey = await linkTo('survey', service.number);
    await refused(await service.anonymous.post(`/api/v1/surveys/${survey}`).send({ answers }), 409);
    const bad = service.anonymous.post(`/api/v1/surveys/${survey}`);
    await refused(await bad.send({ answers: { ...answers, overall: 6 } }), 400, ['answers.overall']);
  });
});
