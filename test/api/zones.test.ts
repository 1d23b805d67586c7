import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createDirectory } from '../../activities/directory.ts';
import { readerOf } from '../../api/faultReports.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { momentsIn } from '../../domain/moment.ts';
import { messagesFor } from '../../messages/notice.ts';
import { listTimeline } from '../../store/timeline.ts';
import { opening, publicUrl, secret, schemaOf, type Service, startService } from './service.ts';

const settings = { timeZone: 'Asia/Shanghai', language: 'zh-CN' as const, publicUrl, secret };
/** 05:41 on the 27th in Shanghai; in UTC and in Berlin it is still the 26th. */
const atDawn = Date.parse('2026-11-26T21:41:00Z');

let service: Service;
beforeAll(async () => {
  service = await startService(settings);
  // Signed in before the clock is held.
  for (const username of ['agent', 'admin', 'engineer1', 'engineer2', 'customer', 'customer2'])
    await service.as(username);
});
afterAll(() => service.close());

async function atThatHour<T>(work: () => Promise<T>): Promise<T> {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(atDawn);
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
}

interface Opened {
  number: string;
  contact: { language: string };
  entitlement: { contractId: string | null };
}
const open = async (change: object = {}, username = 'agent') => {
  const client = await service.as(username);
  const answer = await atThatHour(() => client.post('/api/v1/cases', opening(change)));
  expect(answer.status).toBe(201);
  return answer.body as Opened;
};
const newCustomer = async (customer: object) =>
  (await service.as('admin')).post('/api/v1/customers', { name: 'Someone', ...customer });
const newContract = async (contract: object) => {
  const answer = await (
    await service.as('manager')
  ).post('/api/v1/contracts', { policyId: 'response-centre', coversTo: '2027-12-31', ...contract });
  expect(answer.status).toBe(201);
};

/** What is mailed and texted of the newest event of a kind. */
async function told(number: string, kind: CaseEvent['kind']) {
  const { data } = await listTimeline(number, { limit: 100, publicOnly: false });
  const { seq, at, ...rest } = data.findLast((entry) => entry.kind === kind)!;
  const event = { ...rest, at: at.getTime() } as unknown as CaseEvent;
  const state = service.engine.cases.get(number)!;
  return (await messagesFor({ state, event, seq }, createDirectory(settings), settings)).messages;
}

describe('A case that is opened at 05:41 in Shanghai', () => {
  it('has the local day in its number, and a contract that begins that day is in force', async () => {
    await newCustomer({ id: 'new-day' });
    await newContract({ id: 'from-today', customerId: 'new-day', coversFrom: '2026-11-27' });
    const opened = await open({ customerId: 'new-day' });
    expect(opened.number).toMatch(/^C20261127-/);
    expect(opened.entitlement).toMatchObject({ covered: true, contractId: 'from-today' });
    const read = await atThatHour(async () =>
      (await service.as('agent')).get('/api/v1/contracts/from-today'),
    );
    expect(read.body).toMatchObject({ state: 'in_force' });
  });

  it('is told of by mail and SMS in local time, which says which it is', async () => {
    const { number } = await open({ assigneeId: 'engineer1' });
    const messages = [...(await told(number, 'acknowledged')), ...(await told(number, 'assigned'))];
    expect(messages.map(({ channel }) => channel)).toEqual(['email', 'email', 'sms']);
    for (const { text, subject } of messages) {
      expect(`${subject} ${text}`).not.toContain('UTC');
      expect(text).toMatch(/2026年11月27日周五 0[56]:\d\d \(GMT\+8\)/);
    }
  });

  it('is read in Berlin by the clocks of Berlin: history, mails, refusals', async () => {
    const admin = await service.as('admin');
    expect((await admin.patch('/api/v1/users/engineer2', { timeZone: 'Europe/Berlin' })).status).toBe(200);
    const { number } = await open({ assigneeId: 'engineer2' });
    const [mail] = await told(number, 'assigned');
    expect(mail?.text).toContain('Thu, 26 Nov 2026, 22:41 (GMT+1)');
    const hold = { reason: 'scheduled', until: '2030-01-01T00:30:00Z' };
    const berlin = await service.as('engineer2');
    await berlin.post(`/api/v1/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    await berlin.post(`/api/v1/cases/${number}/hold`, hold);
    const history = async (username: string, zone?: string) => {
      const request = (await service.as(username)).get(`/api/v1/cases/${number}/timeline?limit=100`);
      const answer = await (zone === undefined ? request : request.set('Caseline-Time-Zone', zone));
      return (answer.body as { data: { text: string }[] }).data.map(({ text }) => text).join('\n');
    };
    expect(await history('engineer2')).toContain('2030-01-01 01:30 (GMT+1)');
    expect(await history('engineer2', 'America/New_York')).toContain('2030-01-01 01:30 (GMT+1)');
    expect(await history('agent')).toContain('2030-01-01 08:30 (GMT+8)');
    expect(await history('agent', 'America/New_York')).toContain('2029-12-31 19:30 (GMT-5)');
    expect(await history('agent', 'Nowhere/At_All')).toContain('2030-01-01 08:30 (GMT+8)');
    const restoredAt = new Date(atDawn - 3_600_000).toISOString();
    const refused = await berlin.post(`/api/v1/cases/${number}/resolve`, {
      ...{ cause: 'x', treatment: 'y', restoredAt },
    });
    expect(refused.status).toBe(422);
    expect((refused.body as { detail: string }).detail).toContain('2026-11-26 21:41 (GMT+1)');
    await admin.patch('/api/v1/users/engineer2', { timeZone: null });
  });

  it('is listed, as a file too, by the clocks of the reader', async () => {
    const { number } = await open();
    const csv = (await (await service.as('agent')).get('/api/v1/cases?format=csv')).text;
    expect(csv.split('\n').find((line) => line.includes(number))).toContain('2026-11-27 05:41');
    expect(csv).not.toContain('UTC');
  });

  it('is reported in writing by the clocks that the link names, which carries no headers, else by the reader’s', async () => {
    const { number } = await open();
    const state = service.engine.cases.get(number)!;
    const reader = { language: 'en', timeZone: 'America/New_York' } as const;
    const asked = { language: 'en', timeZone: 'Europe/Berlin' } as const;
    expect(readerOf(state, reader, asked)).toEqual(asked);
    expect(readerOf(state, reader, {})).toEqual({ ...reader, language: 'zh-CN' });
    const path = `/api/v1/cases/${number}/fault-report`;
    const agent = await service.as('agent');
    expect((await agent.get(`${path}?timeZone=Europe/Berlin&language=en`)).status).toBe(409);
    expect((await agent.get(`${path}?timeZone=Europe/Atlantis`)).body).toMatchObject({
      ...{ status: 400, errors: [{ path: 'timeZone' }] },
    });
  });

  it('counts among the centre’s day in reports', async () => {
    const report = await (
      await service.as('manager')
    ).get('/api/v1/reports/volumes?from=2026-11-27&to=2026-11-27');
    expect((report.body as { range: object }).range).toMatchObject({
      timeZone: 'Asia/Shanghai',
      begins: '2026-11-26T16:00:00.000Z',
    });
  });
});

describe('A contact', () => {
  it('reads by the clocks of the calendar that their contract names, unless their account or customer says otherwise', async () => {
    const admin = await service.as('admin');
    const berlin = { hours: ['09:00-17:00'], weekdays: ['Mon', 'Tue'], timezone: 'Europe/Berlin' };
    expect((await admin.put('/api/v1/calendars/berlin', berlin)).status).toBeLessThan(300);
    await newCustomer({ id: 'far' });
    await newContract({ id: 'far-1', customerId: 'far', calendarId: 'berlin', coversFrom: '2020-01-01' });
    const { number } = await open({ customerId: 'far' });
    const hour = async () => (await told(number, 'acknowledged'))[0]!.text;
    expect(await hour()).toContain('22:41 (GMT+1)');
    await admin.patch('/api/v1/customers/far', { timeZone: 'Europe/London' });
    expect(await hour()).toContain('21:41 (GMT)');
    await admin.post('/api/v1/users', {
      ...{ username: 'far.one', name: 'Far One', roles: ['customer'], customerId: 'far' },
      ...{ password: 'a long enough one', email: 'WANG.FANG@acme.example', timeZone: 'Asia/Tokyo' },
    });
    expect(await hour()).toContain('06:41 (GMT+9)');
  });

  it.each([
    [
      'what the request says',
      { contact: { name: 'A', email: 'gina@globex.example', language: 'zh-CN' } },
      'zh-CN',
    ],
    ['their account', { contact: { name: 'Gina', email: 'Gina@Globex.example' } }, 'en'],
    [
      'their account, by the telephone',
      { customerId: 'acme', contact: { name: 'W', phone: '138 5550 0012' } },
      'zh-CN',
    ],
    [
      'the centre, where nothing else is known',
      { contact: { name: 'B', email: 'b@globex.example' } },
      'zh-CN',
    ],
  ])('is written to in the language of %s', async (_, change, language) => {
    expect((await open({ customerId: 'globex', ...change })).contact.language).toBe(language);
  });

  it('is written to in the language of their customer, where they have no account', async () => {
    await newCustomer({ id: 'english', language: 'en' });
    const { number, contact } = await open({ customerId: 'english' });
    expect(contact.language).toBe('en');
    await (await service.as('admin')).patch('/api/v1/customers/english', { language: 'zh-CN' });
    // It was settled at the opening.
    expect((await told(number, 'acknowledged'))[0]?.language).toBe('en');
  });
});

describe('The calendar that a contract names', () => {
  it.each(['response-centre', 'on-site-7x24'])(
    'rules its cases, whatever that of %s is',
    async (policyId) => {
      const customerId = `under-${policyId}`;
      await newCustomer({ id: customerId });
      await newContract({
        id: customerId,
        customerId,
        policyId,
        calendarId: 'depot-cn',
        coversFrom: '2020-01-01',
      });
      const { number } = await open({ customerId });
      expect(service.engine.cases.get(number)?.policy).toMatchObject({
        clock: 'business',
        calendar: 'depot-cn',
      });
    },
  );

  it('leaves the policy as it is where the contract names none', async () => {
    const { number } = await open();
    expect(service.engine.cases.get(number)?.policy).toMatchObject({ clock: 'calendar' });
  });

  it('must close at times, where the policy counts working days', async () => {
    const answer = await (
      await service.as('manager')
    ).post('/api/v1/contracts', {
      ...{ id: 'never-closes', customerId: 'acme', policyId: 'on-site-7x24', calendarId: 'always' },
      ...{ coversFrom: '2026-01-01', coversTo: '2026-12-31' },
    });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'calendarId' }] });
  });
});

describe('The warranty of a piece of equipment', () => {
  it('is told with it: its own, the contract’s, or three years', async () => {
    const manager = await service.as('manager');
    await newCustomer({ id: 'warranted' });
    const given = { customerId: 'warranted', model: 'M', acceptedAt: '2025-11-27' };
    const added = await manager.post('/api/v1/assets', { ...given, serialNumber: 'W-1' });
    schemaOf('post', '/api/v1/assets').parse(added.body);
    expect(added.body).toMatchObject({ warranty: null, warrantyUntil: '2028-11-27' });
    const coversFrom = '2025-01-01';
    await newContract({ id: 'warranted', customerId: 'warranted', coversFrom, warranty: 'P1Y' });
    const read = await atThatHour(() => manager.get('/api/v1/assets/W-1'));
    expect(read.body).toMatchObject({ warrantyUntil: '2026-11-27', inWarranty: true });
    const own = await manager.patch('/api/v1/assets/W-1', { warranty: 'P6M' });
    expect(own.body).toMatchObject({ warrantyUntil: '2026-05-27' });
    const opened = await open({ customerId: 'warranted', serialNumber: 'w-1' });
    expect(opened.entitlement).toMatchObject({ warrantyUntil: '2026-05-27', reason: 'contract' });
    const lookup = await (await service.as('agent')).get('/api/v1/customers/lookup?id=warranted');
    schemaOf('get', '/api/v1/customers/lookup').parse(lookup.body);
    expect(lookup.body).toMatchObject({ assets: [{ warrantyUntil: '2026-05-27' }] });
  });

  it.each(['1 year', 'P0D', 'PT5M'])('is refused as %s', async (warranty) => {
    const body = { customerId: 'acme', model: 'M', serialNumber: 'W-2', warranty };
    const answer = await (await service.as('manager')).post('/api/v1/assets', body);
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'warranty' }] });
  });
});

describe('A zone of one’s own', () => {
  it('is chosen by oneself, and refused where there is no such zone', async () => {
    const customer = await service.as('customer');
    const chosen = await customer.patch('/api/v1/me', { timeZone: 'Europe/Berlin' });
    schemaOf('patch', '/api/v1/me').parse(chosen.body);
    expect(chosen.body).toMatchObject({ timeZone: 'Europe/Berlin', language: 'zh-CN' });
    const refused = await customer.patch('/api/v1/me', { timeZone: 'Europe/Atlantis' });
    expect(refused.body).toMatchObject({ status: 400, errors: [{ path: 'timeZone' }] });
    expect((await customer.patch('/api/v1/me', { timeZone: null })).body).toMatchObject({ timeZone: null });
    expect(momentsIn('Europe/Berlin')('2026-11-26T21:41:00Z')).toBe('2026-11-26 22:41 (GMT+1)');
  });
});
