import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shippedPolicies } from '../../policies/shipped.ts';
import { type Refusals, startRefusals } from './refusals.ts';
import { schemaOf } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);
const refused: Refusals['refused'] = (...given) => service.refused(...given);

const path = '/api/v1/policies';
const shipped = await shippedPolicies();
const policy = shipped.get('response-centre')!;
const openedAt = '2026-11-24T08:00:00.000Z';

interface Preview {
  openedAt: string;
  data: {
    priority: string;
    promises: { clock: string; dueAt: string }[];
    courses: { course: string; entries: { at: string; kind: string; text: string; notices: unknown[] }[] }[];
  }[];
}

describe('the preview of a policy', () => {
  const preview = async (document: object, username = 'techmanager') =>
    (await as(username)).post(`${path}/preview?openedAt=${openedAt}`, document);

  it('tells for each priority what will happen, when, and who will be told', async () => {
    const answer = await preview(policy);
    schemaOf('post', `${path}/preview`).parse(answer.body);
    const { data } = answer.body as Preview;
    expect(data.map(({ priority }) => priority)).toEqual(['P1', 'P2', 'P3', 'P4']);
    const [p1] = data;
    expect(p1?.promises[0]).toEqual({ clock: 'response', dueAt: '2026-11-24T09:00:00.000Z' });
    expect(p1?.courses[0]?.entries.slice(0, 3)).toMatchObject([
      {
        at: '2026-11-24T08:30:00.000Z',
        kind: 'response_reminder',
        text: 'Reminder 1 of 2 to support engineer 1 to respond',
        notices: [{ to: { id: 'engineer-1', name: 'support engineer 1' }, template: 'response_reminder' }],
      },
      { at: '2026-11-24T08:45:00.000Z', kind: 'response_reminder' },
      { at: '2026-11-24T08:50:00.000Z', kind: 'taken_over' },
    ]);
  });

  it('is in the reader’s language', async () => {
    const asked = (await as('manager')).post(`${path}/preview?openedAt=${openedAt}`, policy);
    const { data } = (await asked.unset('Caseline-Language')).body as Preview;
    expect(data[0]?.courses[0]?.entries[0]?.text).toContain('支持工程师 1');
  });

  it('counts inside the hours of the policy’s calendar, with its holidays', async () => {
    const business = { ...shipped.get('on-site-7x24')!, calendar: 'office-cn' };
    const friday = '2026-09-30T08:00:00.000Z';
    const answer = await (await as('admin')).post(`${path}/preview?openedAt=${friday}`, business);
    const { data } = answer.body as Preview;
    // Two working hours are left on the eve of the National Day week.
    expect(data[1]?.promises[0]).toEqual({ clock: 'response', dueAt: '2026-10-08T03:00:00.000Z' });
  });

  it('refuses what storing it would refuse, with the path, and stores nothing', async () => {
    const wrong = { ...policy, response: { ...policy.response, P1: '1 hour' } };
    await refused(await preview(wrong), 400, ['response.P1']);
    const nowhere = { ...policy, clock: 'business', calendar: 'nowhere' };
    await refused(await preview(nowhere), 422, ['calendar']);
    await refused(await preview(policy, 'engineer1'), 403);
    const query = (at: string) => `${path}/preview?openedAt=${at}`;
    await refused(await (await as('admin')).post(query('0001-01-01T00:00:00Z'), policy), 400, ['openedAt']);
    await preview(policy);
    expect((await (await as('admin')).get(`${path}/preview`)).status).toBe(404);
  });
});

describe('the versions of a policy', () => {
  it('are all there, newest first', async () => {
    const manager = await as('manager');
    const closing = { ...policy.closing, confirmRemindEvery: 'PT12H' };
    await manager.put(`${path}/response-centre`, { ...policy, closing });
    const answer = await manager.get(`${path}/response-centre/versions`);
    schemaOf('get', `${path}/x/versions`).parse(answer.body);
    expect(answer.body).toMatchObject({
      data: [
        { version: 2, closing: { confirmRemindEvery: 'PT12H' }, changedBy: 'manager' },
        { version: 1, closing: policy.closing, changedBy: null },
      ],
    });
    await refused(await manager.get(`${path}/unheard-of/versions`), 404);
  });
});

describe('a policy that extends another', () => {
  const put = async (id: string, document: object) => (await as('admin')).put(`${path}/${id}`, document);
  const scope = { types: ['fault'], outside: 'consultation' };

  it('is kept as it is written, and previewed with what it takes over', async () => {
    const document = { extends: 'on-site-7x24', scope };
    expect((await put('by-contract', document)).body).toEqual({
      ...document,
      ...{ id: 'by-contract', version: 1, changedAt: expect.any(String), changedBy: 'admin' },
      // Of those to whom it reports, the demonstration has not everybody.
      warnings: ['technical_center_manager', 'integration_gm'].map((role) => ({
        ...{ role, message: expect.stringContaining('the response-centre manager hears instead') },
      })),
    });
    const answer = await (await as('admin')).post(`${path}/preview?openedAt=${openedAt}`, document);
    const { data } = answer.body as Preview;
    expect(data[0]?.promises[0]).toEqual({ clock: 'response', dueAt: '2026-11-24T10:00:00.000Z' });
    expect(data[0]?.courses.map(({ course }) => course)).toContain('unsurveyed');
  });

  it('is refused where the other is not there, is itself, extends a third or does not go with it', async () => {
    await refused(await put('orphan', { extends: 'unheard-of' }), 422, ['extends']);
    await refused(await put('itself', { extends: 'itself' }), 422, ['extends']);
    await refused(await put('third', { extends: 'on-site-5x8' }), 400, ['extends']);
    await refused(await put('torn', { extends: 'on-site-7x24', clock: 'calendar' }), 400, [
      'calendar',
      ...['onSite.P1', 'onSite.P2', 'onSite.P3', 'onSite.P4', 'updates.sameDayReport'],
    ]);
    await refused(await put('none', {}), 400, ['clock', 'response']);
    await refused(await (await as('admin')).post(`${path}/preview`, { extends: 'unheard-of' }), 422);
  });

  it('keeps the other from becoming what it cannot follow', async () => {
    const { calendar: _, onSite: _visits, updates: _updates, ...rest } = shipped.get('on-site-7x24')!;
    await put('parent', { ...shipped.get('on-site-7x24')! });
    await put('child', { extends: 'parent', calendar: 'office-cn' });
    await refused(await put('parent', { ...rest, clock: 'calendar' }), 400, ['calendar']);
    await refused(await put('parent', { extends: 'three-line' }), 400, ['extends']);
  });
});
