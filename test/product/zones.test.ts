import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dateAt, startOfDay } from '../../calendars/zone.ts';
import { Launched } from '../../embedded/launch.ts';
import { Desk, eventually } from './desk.ts';
import { Gateway, Mailbox } from './listeners.ts';
import { textOfPdf } from './pdf.ts';

const zone = 'Asia/Shanghai';
const minute = 60_000;
const hour = 60 * minute;

/** The latest 05:41 in Shanghai that is an hour ago: by UTC it is still the day before. */
function latestDawn(): number {
  const dawnOf = (at: number) => startOfDay(zone, dateAt(zone, at)) + (5 * 60 + 41) * minute;
  const now = Date.now();
  return dawnOf(now) < now - hour ? dawnOf(now) : dawnOf(now - 24 * hour);
}
const iso = (at: number) => new Date(at).toISOString();
/** `2026-11-28 05:41 (GMT+8)`, as histories and documents say it. */
function clockIn(timeZone: string, at: number): string {
  const parts = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${new Intl.DateTimeFormat('sv-SE', parts).format(at)} (${offset})`;
}

describe('A centre in Shanghai, on a machine that runs by UTC', () => {
  const mailbox = new Mailbox();
  const gateway = new Gateway();
  const dawn = latestDawn();
  const day = dateAt(zone, dawn);
  let caseline: Launched;
  let desk: Desk;
  let number: string;
  let entitlement: object;

  beforeAll(async () => {
    caseline = await Launched.launch({
      ...{ TZ: 'UTC', TIME_ZONE: zone, CASELINE_LANGUAGE: 'zh-CN' },
      ...{ SMTP_URL: await mailbox.open(), SMS_GATEWAY_URL: await gateway.open() },
    });
    desk = new Desk(caseline.url);
    await made('POST', 'admin', '/customers', { id: 'new-day', name: 'New Day' });
    await made('POST', 'manager', '/contracts', {
      ...{ id: 'from-that-day', customerId: 'new-day', policyId: 'response-centre' },
      ...{ coversFrom: day, coversTo: day },
    });
    await made('PATCH', 'admin', `/users/${await desk.id('engineer2')}`, { timeZone: 'Europe/Berlin' });
    await made('PATCH', 'admin', `/users/${await desk.id('manager')}`, { timeZone: null });
    const opened = await made('POST', 'agent', '/cases', {
      ...{ customerId: 'new-day', channel: 'hotline', title: '核心交换机反复重启', priority: 'P2' },
      contact: { name: 'Zhang San', email: 'zhang@customer.example', phone: '+86 138 0000 0000' },
      ...{ openedAt: iso(dawn), reason: '夜间先修复', assigneeId: await desk.id('engineer2') },
      solution: { cause: '电源', treatment: '更换', restoredAt: iso(dawn + 30 * minute) },
    });
    ({ number, entitlement } = opened as { number: string; entitlement: object });
  }, 240_000);
  afterAll(async () => {
    await caseline?.stop();
    await Promise.all([mailbox.close(), gateway.close()]);
  });

  async function made(method: string, as: string, where: string, body: object) {
    const answer = await desk.call(method, as, `/api/v1${where}`, body);
    expect({ where, ok: answer.status < 300, problem: answer.body }).toMatchObject({ where, ok: true });
    return answer.body;
  }
  const mailTo = async (address: string, pattern: RegExp) => {
    const found = () => mailbox.to(address, pattern);
    const [first] = await eventually(found, (list) => list.length > 0);
    return first?.mail.text ?? '';
  };
  const emailOf = async (who: string) => (await desk.get<{ email: string }>(who, '/me')).body.email;
  const history = async (as: string) => (await desk.timeline(number, as)).map(({ text }) => text).join('\n');
  async function report(query: string, as = 'engineer2'): Promise<string> {
    const authorization = `Bearer ${await desk.token(as)}`;
    const where = `${caseline.url}/api/v1/cases/${number}/fault-report${query}`;
    const answer = await fetch(where, { headers: { authorization } });
    expect(answer.status).toBe(200);
    return textOfPdf(Buffer.from(await answer.arrayBuffer())).replaceAll('\n', '');
  }
  const [chinese] = [new RegExp(`${Number(day.slice(8))}日周. 05:41 \\(GMT\\+8\\)`)];

  it('takes a case of 05:41 for one of that day, which its contract covers alone', () => {
    expect(day).not.toBe(dateAt('UTC', dawn));
    expect(entitlement).toMatchObject({ covered: true, contractId: 'from-that-day' });
  });

  it('tells the customer and the manager by local time, in mail and SMS', async () => {
    const texts = [
      await mailTo('zhang@customer.example', /已受理/),
      await mailTo('zhang@customer.example', /consents/),
      await mailTo(await emailOf('manager'), new RegExp(number)),
      ...(
        await eventually(
          () => gateway.received.filter(({ text }) => text.includes(number) && text.includes('夜间')),
          (list) => list.length > 0,
        )
      ).map(({ text }) => text),
    ];
    expect(texts).toHaveLength(4);
    for (const text of texts) {
      expect(text).toContain('(GMT+8)');
      expect(text).not.toMatch(/UTC|GMT(?!\+8)/);
    }
    for (const text of [texts[0], texts[2], texts[3]]) expect(text).toMatch(chinese);
    expect(texts[1]).toContain('06:11 (GMT+8)');
  });

  it('tells the history and the fault report by local time, and by Berlin’s to who reads in Berlin', async () => {
    const [began, restored] = [dawn, dawn + 30 * minute];
    for (const at of [began, restored]) {
      expect(await history('manager')).toContain(clockIn(zone, at));
      expect(await history('engineer2')).toContain(clockIn('Europe/Berlin', at));
    }
    expect(await history('engineer2')).not.toContain('GMT+8');
    expect(await mailTo(await emailOf('engineer2'), new RegExp(number))).toMatch(/\(GMT\+[12]\)/);
    expect(await report('', 'manager')).toContain(clockIn(zone, restored));
    expect(await report('')).toContain(clockIn('Europe/Berlin', restored));
    expect(await report('?language=zh-CN', 'manager')).toContain('核心交换机反复重启');
  });

  it('numbers a case by the day that it is there, not by the day of UTC', async () => {
    const opened = await desk.open();
    expect(opened.slice(1, 9)).toBe(dateAt(zone, Date.now()).replaceAll('-', ''));
    await caseline.stop({ keepData: true });
    // Whatever hour it is, it is another day than that of UTC in one of these two.
    const elsewhere = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find(
      (each) => dateAt(each, Date.now()) !== dateAt('UTC', Date.now()),
    ) as string;
    caseline = await Launched.launch({ DATA_DIR: caseline.dataDir, TZ: 'UTC', TIME_ZONE: elsewhere });
    const there = await new Desk(caseline.url).open();
    expect(there.slice(1, 9)).toBe(dateAt(elsewhere, Date.now()).replaceAll('-', ''));
  }, 120_000);
});
