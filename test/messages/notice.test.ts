import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../../domain/case/events.ts';
import { verifyLink } from '../../messages/links.ts';
import { messagesFor, writeMessages } from '../../messages/notice.ts';
import { openedAt, sampleCase } from '../store/samples.ts';
import { busyCase, caseEvent, directoryIn, minute, number, settings } from './samples.ts';

const write = async (
  kind: Parameters<typeof caseEvent>[0],
  state = busyCase(),
  directory = directoryIn('en'),
  event = caseEvent(kind),
) => (await messagesFor({ state, event, seq: 7 }, directory, settings)).messages;

describe('the messages of an event', () => {
  it('go by mail and SMS where the table says so, each under its own key', async () => {
    const messages = await write('assigned');
    expect(messages.map(({ _id, address }) => [_id, address])).toEqual([
      [`${number}/7/li/email`, 'li@centre.example'],
      [`${number}/7/li/sms`, '+86100li'],
    ]);
    expect(messages[1]).toMatchObject({
      subject: null,
      html: null,
      recipient: { id: 'li', role: 'engineer' },
    });
  });

  it('reach everybody in their own language, the contact in English unless they chose', async () => {
    const [mail] = await write('acknowledged');
    expect(mail).toMatchObject({
      _id: `${number}/7/contact/email`,
      recipient: { id: 'contact', name: 'Wang Fang', role: 'customer' },
      address: 'fang@acme.example',
      language: 'en',
    });
    const state = busyCase();
    const chinese = { ...state, contact: { ...state.contact, language: 'zh-CN' as const } };
    expect((await write('acknowledged', chinese))[0]?.text).toContain('您好');
  });

  it('promise the customer nothing that is over, where a case is recorded after the fact', async () => {
    const event = caseEvent('acknowledged');
    const acknowledged = async (change: object) =>
      (
        await write('acknowledged', busyCase(change), directoryIn('en'), {
          ...event,
          at: openedAt + 61 * minute,
        })
      )[0];
    expect((await acknowledged({}))?.text).toContain('An engineer will contact you.');
    const solution = {
      cause: 'Power',
      treatment: 'Reset',
      restoredAt: '2026-11-23T08:30:00Z',
      byPhone: true,
    };
    const afterTheFact = { openedAt, reason: 'Night', solution };
    expect((await acknowledged({ afterTheFact }))?.text).toMatch(/was solved on .*08:30 \(UTC\)\.\n/);
  });

  it('go once to a person whom two notices name', async () => {
    const notices = [
      { to: { person: 'li' }, template: 'rejected', channels: ['email'] },
      { to: { person: 'li' }, template: 'takeover_report', channels: ['email', 'sms'] },
    ] as const;
    const subject = { state: busyCase(), event: caseEvent('rejected'), seq: 7 };
    const written = writeMessages(
      [...notices.slice(0, 1), { ...notices[1], channels: ['email'] }],
      subject,
      directoryIn('en'),
      settings,
    );
    expect((await written).messages.map(({ template }) => template)).toEqual(['rejected']);
  });

  it('never go to the person who did it', async () => {
    const manager = {
      id: 'the_response_center_manager',
      name: 'Xu',
      role: 'response_center_manager',
    } as const;
    const event = caseEvent('reopened', { reason: 'it is back' }, manager);
    const messages = await write('reopened', busyCase(), directoryIn('en'), event);
    expect(messages.map(({ recipient }) => recipient.id)).toEqual(['li', 'li', 'ma']);
  });

  it('skip a channel for which there is no address', async () => {
    const known = { li: { phone: null }, he: { email: ' ' } };
    expect(
      (await write('assigned', busyCase(), directoryIn('en', known))).map(({ channel }) => channel),
    ).toEqual(['email']);
    const expert = await write('escalated_to_expert', busyCase(), directoryIn('en', known));
    expect(expert.map(({ channel }) => channel)).toEqual(['sms']);
  });

  it.each(['en', 'zh-CN'] as const)('name no time where none is known yet: %s', async (language) => {
    const state = { ...busyCase(), clocks: [], stage: 'awaiting_response' as const };
    const written = await write('assigned', state, directoryIn(language));
    expect(written.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    for (const { text } of written) expect(text).not.toMatch(/by {1,2}[.,]|by\s*\.|于\s*前|时限\s*[。，]/);
  });

  it('read the same whenever they are written', async () => {
    const strip = async () => (await write('consent_requested')).map(({ createdAt: _, ...rest }) => rest);
    expect(await strip()).toEqual(await strip());
  });

  it('carry a consent link of the round that lasts thirty days, and a survey link that outlives the survey by a day', async () => {
    const tokenIn = (text: string | undefined) =>
      /\/(?:consents|surveys)\/([\w.-]+)/.exec(text ?? '')?.[1] ?? '';
    const [consent] = await write('confirm_reminder', busyCase({ round: 3 }));
    expect(await verifyLink(tokenIn(consent?.text), 'consent', settings.secret)).toMatchObject({
      ...{ number, round: 3 },
      expiresAt: openedAt + 10 * minute + 30 * 24 * 60 * minute,
    });
    const state = busyCase();
    const [survey] = await write('survey_sent', state);
    const payload = JSON.parse(
      Buffer.from(tokenIn(survey?.text).split('.')[1] ?? '', 'base64url').toString(),
    ) as { exp: number };
    const end = openedAt + 10 * minute + (state.policy.survey?.expiresAfter ?? 0);
    expect(payload.exp * 1000).toBe(end + 24 * 60 * minute);
    const [reminder] = await write('survey_reminder', state);
    expect(tokenIn(reminder?.text)).toBe(tokenIn(survey?.text));
  });

  it('tell a hurried newcomer their own time, not the one of the first engineer', async () => {
    const state = busyCase({ hurried: true, assignedAt: openedAt + 50 * minute });
    const [mail] = await write('taken_over', state);
    expect(mail?.template).toBe('respond_at_once');
    expect(mail?.text).toContain('by Mon, 23 Nov 2026, 09:00 (UTC)');
    const [reminder] = await write('response_reminder', busyCase());
    expect(reminder?.text).toContain('goes to somebody else on Mon, 23 Nov 2026, 08:50 (UTC)');
  });
});

describe('what the customer is told', () => {
  const told = async (kind: 'responded' | 'dispatched', data: object, template: string) => {
    const state = {
      ...sampleCase(number),
      contact: { name: 'Zhang', email: 'zhang@acme.example', language: 'en' as const },
    };
    const event = { ...caseEvent(kind), data } as CaseEvent;
    const { messages } = await messagesFor({ state, event, seq: 5 }, directoryIn('en'), settings);
    return messages.find((message) => message.template === template);
  };

  it('of a response by e-mail is what the engineer wrote, and of one by phone nothing more', async () => {
    const mail = await told('responded', { note: 'Please send the boot log.', via: 'email' }, 'response');
    expect(mail).toMatchObject({ address: 'zhang@acme.example', channel: 'email' });
    expect(mail?.text).toContain('Please send the boot log.');
    expect(await told('responded', { note: 'Spoke to Zhang.', via: 'phone' }, 'response')).toBeUndefined();
  });

  it('of a visit is who comes when by which means of transport, and what has to be known before', async () => {
    const visit = {
      engineer: { id: 'li', name: 'Li Wei' },
      address: '8 Jianguo Road',
      eta: '2026-11-24T02:00:00Z',
      travel: 'train G101',
    };
    const mail = await told('dispatched', { ...visit, missing: ['serial_number'] }, 'visit_announced');
    for (const part of [
      'Li Wei',
      '8 Jianguo Road',
      '2026',
      'train G101',
      'the serial number of the equipment',
    ])
      expect(mail?.text).toContain(part);
    expect((await told('dispatched', visit, 'visit_announced'))?.text).not.toContain('Before the visit');
  });
});
