import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Activities } from '../../activities/contract.ts';
import { createActivities } from '../../activities/index.ts';
import type { Policy } from '../../domain/policy.ts';
import { type Courier, createCourier } from '../../messages/courier.ts';
import { createMail } from '../../messages/mail.ts';
import { countUnsettled } from '../../store/delivery.ts';
import { listMessages } from '../../store/outbox.ts';
import { policyWith, resolved, type Story } from '../domain/givens.ts';
import { type PostOffice, startPostOffice } from '../messages/post-office.ts';
import { openDatabase } from '../store/database.ts';

const settings = {
  publicUrl: 'https://support.example',
  secret: 'a secret of at least thirty-two characters',
  timeZone: 'Asia/Shanghai',
  language: 'en' as const,
};
let office: PostOffice;
let courier: Courier;
let activities: Activities;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await openDatabase();
  office = await startPostOffice();
  const mail = createMail({
    ...settings,
    smtpUrl: `smtp://127.0.0.1:${office.port}`,
    mailFrom: 'Caseline <support@support.example>',
  });
  courier = createCourier({ mail });
  activities = createActivities({ settings, courier });
  close = async () => {
    courier.close();
    await office.close();
    await database.close();
  };
});
afterAll(() => close());

const record = ({ state, events }: Story) =>
  activities.recordCase({ state, events: events.map((event, i) => ({ ...event, seq: i + 1 })) });
/** Delivers what waits of the case. */
async function deliver(number: string): Promise<void> {
  const end = new AbortController();
  const drained = courier.drain('email', { signal: end.signal });
  while ((await countUnsettled(number)) > 0) await pause(20);
  end.abort();
  await drained;
}
const under = (number: string, change: Partial<Policy>) =>
  resolved('P2', { number, policy: policyWith(change) });
const asked = (number: string) =>
  office.received.filter(({ subject, attachments }) => subject?.includes(number) && attachments.length);

describe('the mail that asks the customer to agree', () => {
  it('carries the written fault report once, where the policy asks for one', async () => {
    const story = under('C20261123-7001', { faultReport: true });
    await record(story);
    await record(story);
    await deliver('C20261123-7001');
    const [mail, ...more] = asked('C20261123-7001');
    expect(more).toEqual([]);
    expect(mail?.attachments).toHaveLength(1);
    expect(mail?.attachments[0]).toMatchObject({
      filename: 'fault-report-C20261123-7001.pdf',
      contentType: 'application/pdf',
    });
    expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
    const { data } = await listMessages({ case: 'C20261123-7001', limit: 50 });
    expect(data.length).toBeGreaterThan(1);
    for (const row of data) expect(row).not.toHaveProperty('attachment');
  });

  it('carries nothing where it does not', async () => {
    await record(under('C20261123-7002', {}));
    await deliver('C20261123-7002');
    expect(asked('C20261123-7002')).toEqual([]);
    expect(office.received.some(({ subject }) => subject?.includes('C20261123-7002'))).toBe(true);
  });
});
