import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createCourier, type CourierOptions } from '../../messages/courier.ts';
import { RetryableDeliveryError } from '../../messages/delivery.ts';
import { createMail } from '../../messages/mail.ts';
import { createSms } from '../../messages/sms.ts';
import * as outbox from '../../store/outbox.ts';
import { openDatabase } from '../store/database.ts';
import { startGateway, startPostOffice } from './post-office.ts';
import { message, settings } from './samples.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  ({ close } = await openDatabase());
});
afterAll(() => close());

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
function opened<T extends { close(): unknown }>(one: T): T {
  open.push(one);
  return one;
}

let cases = 0;
/** A case of its own with `count` mails waiting. */
async function waiting(count = 1, change: Partial<outbox.Message> = {}): Promise<string> {
  const number = `C20261123-${1000 + ++cases}`;
  const messages = Array.from({ length: count }, (_, i) => {
    const one = message({ number, seq: i + 1, createdAt: new Date(), ...change });
    return { ...one, _id: `${number}/${i + 1}/li/${one.channel}` };
  });
  await outbox.insertMessages(messages);
  return number;
}
const rowsOf = async (number: string) => (await outbox.listMessages({ case: number, limit: 50 })).data;
const statesOf = async (number: string) => (await rowsOf(number)).map(({ state }) => state).sort();

const mailAt = (port: number) =>
  createMail({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'c@support.example',
    publicUrl: settings.publicUrl,
  });
const courierAt = (port: number, options: CourierOptions = {}) =>
  opened(createCourier({ mail: mailAt(port), ...options }));
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the courier', () => {
  it('hands over what waits, in order, and says that nothing is left', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(3);
    const delivery = await courierAt(office.port).deliver(number, { patience: 'brief' });
    expect(delivery).toEqual({ undelivered: 0 });
    expect(office.received.map(({ messageId }) => messageId?.split('.')[1])).toEqual(['1', '2', '3']);
    const [row] = await rowsOf(number);
    expect(row).toMatchObject({ state: 'sent', attempts: 1, leaseUntil: null, lastError: null });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('sends nothing twice when several couriers deliver at once and again later', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(4);
    const couriers = [1, 2, 3].map(() => courierAt(office.port));
    await Promise.all(couriers.map((each) => each.deliver(number, { patience: 'full' })));
    await couriers[0]?.deliver(number, { patience: 'full' });
    expect(office.received).toHaveLength(4);
    expect(new Set(office.received.map(({ messageId }) => messageId)).size).toBe(4);
    expect(await statesOf(number)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('stands in for a courier that died, after its lease and not before', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting();
    for (const row of await outbox.pendingOf(number)) await outbox.claim(row, 500);
    const courier = courierAt(office.port);
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 1 });
    expect(office.received).toHaveLength(0);
    await pause(550);
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 0 });
    expect(office.received).toHaveLength(1);
    expect(await rowsOf(number)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('keeps mail while the server is down and delivers it when it is up', async () => {
    const office = await startPostOffice();
    await office.close();
    const number = await waiting(2);
    const courier = courierAt(office.port);
    const down = await courier.deliver(number, { patience: 'full' });
    expect(down.undelivered).toBe(2);
    expect(down.error).toMatch(/email: .*ECONNREFUSED/);
    expect(await statesOf(number)).toEqual(['pending', 'pending']);
    opened(await startPostOffice({}, office.port));
    await pause(600);
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 0 });
    expect(await statesOf(number)).toEqual(['sent', 'sent']);
  });

  it('leaves a channel alone for a while after it failed, when somebody waits', async () => {
    const tries: string[] = [];
    const mail = {
      send: (row: outbox.OutboxRow) => {
        tries.push(row._id);
        return Promise.reject(new RetryableDeliveryError('away'));
      },
      close: () => undefined,
    };
    const courier = createCourier({ mail, restMs: 1_000 });
    const number = await waiting(3);
    expect(await courier.deliver(number, { patience: 'brief' })).toEqual({
      undelivered: 3,
      error: 'email: away',
    });
    const other = await waiting();
    expect((await courier.deliver(other, { patience: 'brief' })).undelivered).toBe(1);
    expect(tries).toHaveLength(1);
    await courier.deliver(other, { patience: 'full' });
    expect(tries).toHaveLength(2);
    await pause(1_050);
    await courier.deliver(await waiting(), { patience: 'brief' });
    expect(tries).toHaveLength(3);
  });

  it('uses the channel again as soon as a message got through', async () => {
    const office = opened(await startPostOffice({ connection: 421 }));
    const courier = courierAt(office.port);
    await courier.deliver(await waiting(), { patience: 'brief' });
    office.refuse.connection = undefined;
    await courier.deliver(await waiting(), { patience: 'full' });
    expect(await courier.deliver(await waiting(), { patience: 'brief' })).toEqual({ undelivered: 0 });
    expect(office.received).toHaveLength(2);
  });

  it('does not wait for a slow server, nor send twice what it was slow to take', async () => {
    const office = opened(await startPostOffice({ delayMs: 1_500 }));
    const number = await waiting(2);
    const courier = courierAt(office.port, { briefMs: 200 });
    const began = Date.now();
    expect(await courier.deliver(number, { patience: 'brief' })).toEqual({ undelivered: 2 });
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await statesOf(number)).toEqual(['pending', 'sending']);
    await courier.deliver(number, { patience: 'brief' });
    expect(await statesOf(number)).toEqual(['pending', 'sending']);
    await pause(2_000);
    expect(await statesOf(number)).toEqual(['pending', 'sent']);
    office.refuse.delayMs = 0;
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 0 });
    expect(office.received).toHaveLength(2);
  });

  it('goes on with the other messages when one is refused', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(2);
    await outbox.insertMessages([
      {
        ...message({ number, seq: 0, createdAt: new Date(), address: 'no address' }),
        _id: `${number}/0/x/email`,
      },
    ]);
    const delivery = await courierAt(office.port).deliver(number, { patience: 'full' });
    expect(delivery).toMatchObject({ undelivered: 0, error: 'email: not a mail address' });
    expect(office.received).toHaveLength(2);
    const failed = (await rowsOf(number)).find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ lastError: 'not a mail address', attempts: 1 });
  });

  it('gives up on a message at last, and shows why', async () => {
    const office = opened(await startPostOffice({ recipient: 451 }));
    const number = await waiting(1, { createdAt: new Date(Date.now() - 1_000) });
    const young = await waiting();
    const courier = courierAt(office.port, { maxAgeMs: 900 });
    expect(await courier.deliver(number, { patience: 'full' })).toMatchObject({ undelivered: 0 });
    expect(await rowsOf(number)).toMatchObject([{ state: 'failed', attempts: 1 }]);
    expect((await rowsOf(number))[0]?.lastError).toMatch(/451/);
    expect(await courier.deliver(young, { patience: 'full' })).toMatchObject({ undelivered: 1 });
  });

  it('holds what nobody carries, and sends the rest', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting();
    await outbox.insertMessages([
      message({ _id: `${number}/1/li/sms`, number, channel: 'sms', subject: null, html: null }),
    ]);
    const courier = courierAt(office.port);
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 0 });
    expect(await statesOf(number)).toEqual(['held', 'sent']);
  });

  it('carries mail while the gateway for text messages is down', async () => {
    const office = opened(await startPostOffice());
    const gateway = opened(await startGateway(503));
    const number = await waiting();
    await outbox.insertMessages([
      message({
        _id: `${number}/1/li/sms`,
        number,
        channel: 'sms',
        createdAt: new Date(),
        address: '+86139',
      }),
    ]);
    const courier = courierAt(office.port, { sms: createSms({ smsGatewayUrl: gateway.url }) });
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({
      undelivered: 1,
      error: 'sms: the gateway answered 503',
    });
    gateway.answer.status = 200;
    await pause(600);
    expect(await courier.deliver(number, { patience: 'full' })).toEqual({ undelivered: 0 });
    expect(gateway.received).toHaveLength(2);
    expect(office.received).toHaveLength(1);
  });

  it('sweeps up what nobody carries, and leaves alone what somebody may still have', async () => {
    const office = opened(await startPostOffice());
    const old = new Date(Date.now() - 10 * 60_000);
    const left = await waiting(1, { createdAt: old });
    const fresh = await waiting(1);
    const courier = courierAt(office.port);
    expect(await courier.sweep()).toBeGreaterThanOrEqual(1);
    expect(await statesOf(left)).toEqual(['sent']);
    expect(await statesOf(fresh)).toEqual(['pending']);
  });

  it('sends again what was held or has failed, to the address as it is by then, however old it is', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(2, { createdAt: new Date(Date.now() - 3 * 24 * 3600_000) });
    await outbox.holdMessages(number, 'email');
    for (const { _id } of await rowsOf(number)) await outbox.releaseMessage(_id, 'new@centre.example');
    await courierAt(office.port).sweep();
    expect(await statesOf(number)).toEqual(['sent', 'sent']);
    expect(office.received.map(({ envelopeTo }) => envelopeTo)).toEqual([
      ['new@centre.example'],
      ['new@centre.example'],
    ]);
  });

  it('tells what the recipient refused, and says of a channel at fault that it is, until it is mended', async () => {
    const office = opened(await startPostOffice({ recipient: 550 }));
    const heard: (string | null)[] = [];
    const courier = courierAt(office.port, { onChannel: (_, error) => void heard.push(error) });
    const number = await waiting(1);
    const { refused } = await courier.deliver(number, { patience: 'full' });
    expect(refused).toMatchObject([{ _id: `${number}/1/li/email`, state: 'failed', refused: true }]);
    expect(heard).toEqual([]);
    office.refuse.recipient = 530;
    const other = await waiting(1);
    await courier.deliver(other, { patience: 'full' });
    expect(await statesOf(other)).toEqual(['pending']);
    expect(heard).toEqual([expect.stringContaining('530')]);
    office.refuse.recipient = undefined;
    await pause(600);
    await courier.deliver(other, { patience: 'full' });
    expect(await statesOf(other)).toEqual(['sent']);
    expect(heard.at(-1)).toBeNull();
  });
});
