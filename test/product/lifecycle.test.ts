import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Launched } from '../../embedded/launch.ts';
import { Desk, eventually } from './desk.ts';
import { Gateway, Mailbox } from './listeners.ts';

const link = (text: string | undefined, kind: 'consents' | 'surveys'): string =>
  new RegExp(`/${kind}/([\\w.-]+)`).exec(text ?? '')?.[1] ?? '';

/** The addresses on which a process listens, as the kernel knows them. */
function listening(pid: number): string[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, ...rest]) => state === '0A' && own.has(rest[5]))
      .map(([, local = '']) => {
        const hex = local.split(':')[0] ?? '';
        const bytes =
          hex
            .match(/../g)
            ?.map((byte) => parseInt(byte, 16))
            .toReversed() ?? [];
        return kind === 'tcp' ? bytes.join('.') : hex;
      }),
  );
}

describe('A case by HTTP alone', () => {
  const mailbox = new Mailbox();
  const gateway = new Gateway();
  let caseline: Launched;
  let desk: Desk;

  beforeAll(async () => {
    caseline = await Launched.launch({
      SMTP_URL: await mailbox.open(),
      SMS_GATEWAY_URL: await gateway.open(),
      PAYLOAD_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    });
    desk = new Desk(caseline.url);
  }, 240_000);
  afterAll(async () => {
    await caseline?.stop();
    await Promise.all([mailbox.close(), gateway.close()]);
  });

  it('goes from the hotline call to the answered survey, and the timeline tells it all', async () => {
    const me = (await desk.get<{ id: string; email: string; phone: string }>('engineer1', '/me')).body;
    const opened = await desk.post<{ number: string; status: string; assignee: { id: string } }>(
      'agent',
      '/cases',
      {
        customerId: 'acme',
        channel: 'hotline',
        title: 'Core switch is down',
        category: 'network',
        vendor: 'Cisco',
        serialNumber: 'SN-1',
        priority: 'P2',
        contact: { name: 'Zhang San', email: 'zhang@customer.example', phone: '+8613800000000' },
        assigneeId: me.id,
      },
    );
    expect(opened.status).toBe(201);
    const { number } = opened.body;
    expect(number).toMatch(/^C\d{8}-\d{4,}$/);
    expect(opened.headers.get('location')).toBe(`/api/v1/cases/${number}`);
    expect(opened.body).toMatchObject({
      status: 'open',
      stage: 'awaiting_response',
      assignee: { id: me.id },
    });

    const numbered = new RegExp(number);
    expect(
      await eventually(
        () => mailbox.to('zhang@customer.example', numbered),
        (list) => list.length > 0,
      ),
    ).toHaveLength(1);
    expect(
      await eventually(
        () => mailbox.to(me.email, numbered),
        (list) => list.length > 0,
      ),
    ).toHaveLength(1);
    // A gateway is given numbers as the world writes them.
    const phone = me.phone.replaceAll(' ', '');
    expect(gateway.received.filter(({ to, text }) => to === phone && numbered.test(text))).toHaveLength(1);

    const act = async (as: string, action: string, body: object, status = 200) => {
      const answer = await desk.post(as, `/cases/${number}/${action}`, body);
      expect({ action, status: answer.status, problem: answer.body.detail }).toEqual({
        action,
        status,
        problem: undefined,
      });
      return answer.body;
    };
    expect(await act('engineer1', 'respond', { note: 'Called back', via: 'phone' })).toMatchObject({
      stage: 'diagnosing',
    });
    expect(await act('engineer1', 'diagnose', { cause: 'Power supply', hardwareFault: true })).toMatchObject({
      stage: 'resolving',
    });
    const expertId = await desk.id('expert');
    expect(await act('engineer1', 'escalate-expert', { expertId, reason: 'unusual' })).toMatchObject({
      expert: { id: expertId },
    });
    await act('engineer1', 'request-vendor', { vendor: 'Cisco', reason: 'known defect' });
    await act('expert', 'confirm-vendor', { note: 'agreed' });
    expect(await act('engineer1', 'vendor-case', { vendorCaseNumber: 'SR-681' })).toMatchObject({
      vendorCases: [{ vendorCaseNumber: 'SR-681', state: 'open' }],
    });
    expect(await act('engineer1', 'hold', { reason: 'waiting_customer' })).toMatchObject({
      status: 'on_hold',
    });
    expect(await act('engineer1', 'resume', {})).toMatchObject({ status: 'open', hold: null });

    const rma = (await act(
      'engineer1',
      'rmas',
      { kind: 'advance_replacement', serialNumber: 'SN-1', partNumber: 'PWR-C1-715WAC', reason: 'dead' },
      201,
    )) as { number: string };
    expect(rma.number).toMatch(/^R\d{8}-\d{4,}$/);
    const step = async (as: string, action: string, body: object) => {
      const answer = await desk.post(as, `/rmas/${rma.number}/${action}`, body);
      expect({ action, status: answer.status, problem: answer.body.detail }).toEqual({
        action,
        status: 200,
        problem: undefined,
      });
      return answer.body;
    };
    await step('rma', 'approve', {});
    await step('depot', 'ship', { carrier: 'SF', trackingNumber: '1', serialNumber: 'SN-2' });
    await step('depot', 'deliver', {});
    await step('depot', 'receive-faulty', { serialNumber: 'SN-1', condition: 'burnt' });
    expect(await step('rma', 'complete', { outcome: 'replaced' })).toMatchObject({ state: 'completed' });

    await act('engineer1', 'vendor-close', { outcome: 'defect confirmed' });
    const resolved = await act('engineer1', 'resolve', {
      cause: 'Power supply',
      treatment: 'Replaced',
      restoredAt: new Date().toISOString(),
    });
    expect(resolved).toMatchObject({ status: 'resolved', stage: 'confirming' });

    const [asked] = await eventually(
      () => mailbox.to('zhang@customer.example', /\/consents\//),
      (list) => list.length > 0,
    );
    const consent = link(asked?.mail.text, 'consents');
    expect((await desk.get(null, `/consents/${consent}`)).status).toBe(200);
    expect((await desk.post(null, `/consents/${consent}x`, { agreed: true })).status).toBe(404);
    expect((await desk.post(null, `/consents/${consent}`, { agreed: true })).status).toBe(200);
    expect((await desk.post(null, `/consents/${consent}`, { agreed: true })).status).toBe(409);
    expect((await desk.get('customer', `/cases/${number}`)).body).toMatchObject({
      status: 'closed',
      consent: { agreed: true },
    });

    const [sent] = await eventually(
      () => mailbox.to('zhang@customer.example', /\/surveys\//),
      (list) => list.length > 0,
    );
    const survey = link(sent?.mail.text, 'surveys');
    const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };
    expect((await desk.post(null, `/surveys/${survey}`, { answers, comment: 'Good' })).status).toBe(200);

    const connection = await Connection.connect({ address: caseline.temporalAddress });
    const handle = new Client({ connection }).workflow.getHandle(`case/${number}`);
    const status = await eventually(
      async () => (await handle.describe()).status.name,
      (name) => name === 'COMPLETED',
    );
    expect(status).toBe('COMPLETED');
    const history = historyToJSON(await handle.fetchHistory());
    const said = [...history.matchAll(/"data": "([^"]*)"/g)].map(([, data]) => atob(data ?? ''));
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((text) => text.includes('Core switch'))).toEqual([]);
    await connection.close();

    const timeline = await desk.timeline(number);
    expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, i) => i + 1));
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted());
    const told = timeline
      .filter(({ kind }) => kind !== 'rma_updated')
      .map(({ kind, actor }) => `${kind} ${actor === 'system' ? actor : actor.role}`);
    expect(told).toEqual([
      'opened agent',
      'acknowledged agent',
      'assigned agent',
      'responded engineer',
      'diagnosed engineer',
      'escalated_to_expert engineer',
      'vendor_requested engineer',
      'vendor_confirmed expert',
      'vendor_case_opened engineer',
      'held engineer',
      'resumed engineer',
      'rma_requested engineer',
      'vendor_case_closed engineer',
      'resolved engineer',
      'consent_requested engineer',
      'consented customer',
      'closed customer',
      'survey_sent customer',
      'survey_answered customer',
    ]);
    expect(timeline.filter(({ text }) => !text)).toEqual([]);
    const rows = await desk.get<{ data: { state: string }[] }>(
      'agent',
      `/notifications?case=${number}&limit=100`,
    );
    expect(new Set(rows.body.data.map(({ state }) => state))).toEqual(new Set(['sent']));
  }, 60_000);

  it('listens on this machine alone, with all that it brings', () => {
    const pids = caseline.pids();
    expect(Object.keys(pids).toSorted()).toEqual(['API', 'MongoDB', 'Temporal', 'Worker']);
    for (const [name, pid] of Object.entries(pids)) {
      const addresses = listening(pid);
      if (name !== 'Worker') expect([name, addresses.length]).not.toEqual([name, 0]);
      for (const address of addresses) expect([name, address]).toEqual([name, '127.0.0.1']);
    }
  });

  it('makes one case of the same create sent twenty times at once', async () => {
    const body = {
      customerId: 'acme',
      channel: 'hotline',
      title: 'Twenty times',
      priority: 'P3',
      contact: { name: 'Zhang San', email: 'zhang@customer.example' },
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.post<{ number: string }>('agent', '/cases', body, { key: 'twenty-times' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1);
    const found = await desk.get<{ data: unknown[] }>('agent', '/cases?q=Twenty');
    expect(found.body.data).toHaveLength(1);
    const other = await desk.post('agent', '/cases', { ...body, title: 'Another' }, { key: 'twenty-times' });
    expect(other.status).toBe(409);
  });

  it('lets one of two engineers win who take over at once, and names the winner to the other', async () => {
    const number = await desk.open({ assigneeId: await desk.id('engineer1') });
    const from = await desk.id('engineer1');
    const answers = await Promise.all(
      ['engineer2', 'engineer3'].map((who) =>
        desk.post<{ detail: string }>(who, `/cases/${number}/take-over`, { from }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { assignee } = (await desk.get<{ assignee: { name: string } }>('agent', `/cases/${number}`)).body;
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body.detail).toContain(assignee.name);
  });
});
