import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Launched } from '../../embedded/launch.ts';
import { Desk, type Entry, eventually } from './desk.ts';
import { Gateway, Mailbox } from './listeners.ts';
import { quickPolicy } from './policies.ts';

const secondsAfter = (timeline: Entry[]) => {
  const openedAt = Date.parse(timeline[0]?.at ?? '');
  return (at: string | number) => (typeof at === 'number' ? at : Date.parse(at)) / 1000 - openedAt / 1000;
};

describe('A policy of seconds', () => {
  const mailbox = new Mailbox();
  const gateway = new Gateway();
  let caseline: Launched;
  let desk: Desk;

  beforeAll(async () => {
    caseline = await Launched.launch({
      SMTP_URL: await mailbox.open(),
      SMS_GATEWAY_URL: await gateway.open(),
    });
    desk = new Desk(caseline.url);
  }, 240_000);
  afterAll(async () => {
    await caseline?.stop();
    await Promise.all([mailbox.close(), gateway.close()]);
  });

  it('is kept within a second, each notice once, to exactly the people it names', async () => {
    expect((await desk.put('admin', '/policies/quick', quickPolicy(12, 2))).status).toBeLessThan(300);
    const number = await desk.open({ policyId: 'quick', assigneeId: await desk.id('engineer1') });
    const timeline = await eventually(
      () => desk.timeline(number),
      (entries) => entries.some(({ kind }) => kind === 'queued'),
      40_000,
    );

    const since = secondsAfter(timeline);
    const promised: [string, number][] = [
      ['response_reminder', 6],
      ['response_reminder', 9],
      ['taken_over', 10],
      ['response_reminder', 11],
      ['response_breached', 12],
      ['taken_over', 12],
      ['response_reminder', 13],
      ['taken_over', 14],
      ['response_reminder', 15],
      ['queued', 16],
    ];
    const kept = timeline.slice(3);
    expect(kept.map(({ kind }) => kind)).toEqual(promised.map(([kind]) => kind));
    // A newcomer's time runs from the takeover that was recorded, so each may add a little.
    for (const [i, { at }] of kept.entries()) {
      const [kind, due] = promised[i] as [string, number];
      expect({ kind, due, late: Math.floor(Math.max(0, since(at) - due)) }).toEqual({ kind, due, late: 0 });
    }

    const people = await Promise.all(
      ['engineer1', 'engineer2', 'engineer3', 'agent', 'manager', 'techmanager'].map(async (who) => ({
        who,
        ...(await desk.get<{ email: string; phone: string }>(who, '/me')).body,
      })),
    );
    const nameOf = (address: string) =>
      people.find(({ email, phone }) => email === address || phone === address)?.who ?? address;
    const about = new RegExp(number);
    const told = await eventually(
      () => [
        ...mailbox.received
          .filter(({ mail }) => about.test(`${mail.subject}`))
          .map(({ at, to }) => ({ by: 'mail', at, to })),
        ...gateway.received
          .filter(({ text }) => about.test(text))
          .map(({ at, to }) => ({ by: 'sms', at, to })),
      ],
      (list) => list.length >= 32,
      5_000,
    );
    const count = (by: string, who: string) =>
      told.filter((each) => each.by === by && nameOf(each.to) === who).length;
    const [, , , , , , secondNewcomer] = kept;
    expect(secondNewcomer?.kind).toBe('response_reminder');
    // Assigned, two reminders, taken away.
    expect({ mail: count('mail', 'engineer1'), sms: count('sms', 'engineer1') }).toEqual({ mail: 4, sms: 3 });
    // Each newcomer: respond at once, one reminder, taken away.
    for (const who of ['engineer2', 'engineer3'])
      expect({ who, mail: count('mail', who), sms: count('sms', who) }).toEqual({ who, mail: 3, sms: 2 });
  }, 90_000);
});
