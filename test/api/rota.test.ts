import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { candidates, leastLoadedExpert } from '../../store/assignment.ts';
import { type Refusals, startRefusals } from './refusals.ts';
import { schemaOf } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);
const refused: Refusals['refused'] = (...given) => service.refused(...given);

const path = '/api/v1/rota';
const office = { role: 'engineer', inside: 'office-cn' };
const standby = { role: 'engineer', people: ['engineer2'], outside: 'office-cn' };
const rota = (shifts: object[], absences: object[] = []) => ({ timezone: 'Asia/Shanghai', shifts, absences });
const onDuty = async (at: string) => {
  const shown = await (await as('agent')).get(`${path}/duty?at=${encodeURIComponent(at)}`);
  schemaOf('get', `${path}/duty`).parse(shown.body);
  const { engineer, expert } = shown.body as Record<'engineer' | 'expert', { id: string }[]>;
  return [...engineer, ...expert].map(({ id }) => id);
};

describe('the rota', () => {
  it('has everybody on duty while there is none', async () => {
    const shown = await (await as('agent')).get(path);
    schemaOf('get', path).parse(shown.body);
    expect(shown.body).toMatchObject({ revision: 0, shifts: [] });
    expect(await onDuty('2026-10-01T03:00:00+08:00')).toEqual([
      'engineer1',
      'engineer2',
      'engineer3',
      'expert',
    ]);
    await refused(await (await as('customer')).get(path), 403);
  });

  it('is put by a manager, and says who is on duty by day, at night and on a holiday', async () => {
    const manager = await as('manager');
    const absence = {
      person: 'engineer1',
      from: '2026-11-24T00:00:00+08:00',
      until: '2026-11-25T00:00:00+08:00',
      reason: 'leave',
    };
    const put = await manager.put(path, rota([office, standby], [absence])).set('If-Match', '"0"');
    schemaOf('put', path).parse(put.body);
    expect(put.body).toMatchObject({ revision: 1, changedBy: 'manager' });
    await refused(await manager.put(path, rota([])).set('If-Match', '"0"'), 412);
    expect(await onDuty('2026-11-23T10:00:00+08:00')).toEqual([
      'engineer1',
      'engineer2',
      'engineer3',
      'expert',
    ]);
    expect(await onDuty('2026-11-24T10:00:00+08:00')).toEqual(['engineer2', 'engineer3', 'expert']);
    expect(await onDuty('2026-11-23T20:00:00+08:00')).toEqual(['engineer2', 'expert']);
    expect(await onDuty('2026-10-01T10:00:00+08:00')).toEqual(['engineer2', 'expert']);
    expect(await onDuty('2026-09-20T10:00:00+08:00')).toContain('engineer3');
    await refused(await (await as('admin')).delete('/api/v1/calendars/office-cn'), 409);
  });

  it('is refused where it is wrong, and the one before stays', async () => {
    const manager = await as('manager');
    const put = (...given: Parameters<typeof rota>) => manager.put(path, rota(...given));
    await refused(await put([{ ...standby, people: ['engineer2', 'ghost'] }]), 422, ['shifts.0.people.1']);
    await refused(await put([{ ...standby, role: 'expert' }]), 422, ['shifts.0.people.0']);
    await refused(await put([office, { role: 'engineer', outside: 'moon' }]), 422, ['shifts.1.outside']);
    const span = { from: '2026-11-24T00:00:00Z', until: '2026-11-25T00:00:00Z' };
    await refused(await put([], [{ person: 'customer', ...span }]), 422, ['absences.0.person']);
    const reversed = { person: 'engineer1', from: span.until, until: span.from };
    await refused(await put([], [reversed]), 400, ['absences.0.until']);
    await refused(await put([{ ...office, hours: ['09:00-17:00'], weekdays: ['Mon'] }]), 400, ['shifts.0']);
    await refused(await manager.put(path, { shifts: [] }), 400, ['timezone']);
    await refused(await (await as('agent')).put(path, rota([])), 403);
    expect((await manager.get(path)).body).toMatchObject({ revision: 1 });
    await refused(await manager.get(`${path}/duty?at=noon`), 400, ['at']);
    await refused(await manager.get(`${path}/duty?at=9999-01-01T00:00:00Z`), 400, ['at']);
  });

  it('decides who can be assigned now, and tells when the others can', async () => {
    const manager = await as('manager');
    const [yesterday, tomorrow, later] = [-1, 1, 2].map((days) =>
      new Date(Date.now() + days * 86_400_000).toISOString(),
    );
    const today = { from: yesterday!, until: tomorrow! };
    const absences = [
      { person: 'engineer1', ...today },
      { person: 'expert', ...today },
      { person: 'engineer3', from: tomorrow!, until: later! },
    ];
    const away = rota([{ role: 'engineer', inside: 'always' }], absences);
    expect((await manager.put(`${path}?confirm=true`, away)).status).toBe(200);
    await service.settle();
    const asked = { category: 'network', vendor: 'cisco', customerId: 'acme' };
    const found = await candidates(asked);
    expect(found.map(({ id, onDuty: on, dutyFrom }) => [id, on, dutyFrom])).toEqual([
      ['engineer1', false, Date.parse(tomorrow!)],
      ['engineer2', true, undefined],
      ['engineer3', true, undefined],
    ]);
    expect(found[0]).toMatchObject({ supportLine: 1, sameCentre: true, responsible: true });
    expect(found[1]).toMatchObject({ sameCentre: false });
    expect(await leastLoadedExpert(['cisco'])).toBeNull();
  });
});

describe('shifts of agents and managers', () => {
  it('say who of them is on duty, on the page of the rota and beside the workload', async () => {
    const manager = await as('manager');
    const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const shifts = [
      { role: 'agent', people: ['agent'], weekdays: day, hours: ['00:00-24:00'] },
      { role: 'technical_manager', people: ['techmanager'], weekdays: day, hours: ['00:00-24:00'] },
      { role: 'response_center_manager', people: ['manager'], weekdays: ['Mon'], hours: ['09:00-10:00'] },
    ];
    expect((await manager.put(path, rota(shifts))).status).toBe(200);
    const at = '2026-11-24T10:00:00+08:00';
    const shown = await manager.get(`${path}/duty?at=${encodeURIComponent(at)}`);
    expect(shown.body).toMatchObject({
      agent: [{ id: 'agent' }],
      technical_manager: [{ id: 'techmanager' }],
      response_center_manager: [],
    });
    const load = await manager.get('/api/v1/workload');
    schemaOf('get', '/api/v1/workload').parse(load.body);
    expect(load.body).toMatchObject({ onDuty: { agent: [{ id: 'agent' }] } });
    expect((load.body as { onDuty: object }).onDuty).not.toHaveProperty('engineer');
  });
});

describe('lines and centres', () => {
  it('are data on people and customers', async () => {
    const admin = await as('admin');
    const user = await admin.patch('/api/v1/users/engineer3', { supportLine: 3, centre: 'south' });
    expect(user.body).toMatchObject({ supportLine: 3, centre: 'south' });
    await refused(await admin.patch('/api/v1/users/engineer3', { supportLine: 4 }), 400, ['supportLine']);
    const customer = await admin.patch('/api/v1/customers/acme', { centre: 'south' });
    expect(customer.body).toMatchObject({ centre: 'south' });
  });
});
