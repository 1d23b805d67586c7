import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCourier, type Courier, type CourierOptions, type Draining } from '../../messages/courier.ts';
import { FinalDeliveryError, RetryableDeliveryError, type Transport } from '../../messages/delivery.ts';
import { createMail } from '../../messages/mail.ts';
import { createSms } from '../../messages/sms.ts';
import mongoose from 'mongoose';
import * as delivery from '../../store/delivery.ts';
import * as outbox from '../../store/outbox.ts';
import { openDatabase } from '../store/database.ts';
import { startGateway, startPostOffice } from './post-office.ts';
import { message, settings } from './samples.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  ({ close } = await openDatabase());
});
afterAll(() => close());
beforeEach(() => mongoose.connection.collection('outbox').deleteMany({}));

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

/** Drains a channel until `isOver`, or it gives up by itself; answers with why it failed, if it did. */
async function drain(
  courier: Courier,
  isOver: () => Promise<boolean>,
  { channel = 'email', ...rest }: Partial<Draining> & { channel?: 'email' | 'sms' } = {},
): Promise<unknown> {
  const end = new AbortController();
  const watching = async () => {
    while (!end.signal.aborted && !(await isOver())) await pause(20);
    end.abort();
  };
  const [failure] = await Promise.all([
    courier
      .drain(channel, { signal: end.signal, ...rest })
      .then(
        () => null,
        (error: unknown) => error,
      )
      .finally(() => end.abort()),
    watching(),
  ]);
  return failure;
}
const are =
  (number: string, ...states: string[]) =>
  async () =>
    (await statesOf(number)).join() === states.toSorted().join();
const after = (ms: number) => {
  const end = Date.now() + ms;
  return () => Promise.resolve(Date.now() >= end);
};
/** A transport that does what `send` does, and keeps what it was given. */
function carrier(send: (row: outbox.OutboxRow) => Promise<void>): Transport & { tries: string[] } {
  const tries: string[] = [];
  return {
    tries,
    send: (row) => {
      tries.push(row._id);
      return send(row);
    },
    close: () => undefined,
  };
}

describe('the courier', () => {
  it('hands over what waits, that of one case in order', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(3);
    await drain(courierAt(office.port), are(number, 'sent', 'sent', 'sent'));
    expect(office.received.map(({ messageId }) => messageId?.split('.')[1])).toEqual(['1', '2', '3']);
    const [row] = await rowsOf(number);
    expect(row).toMatchObject({ state: 'sent', attempts: 1, leaseUntil: null, lastError: null });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('sends nothing twice when several drain at once and again later', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(4);
    const isSent = are(number, 'sent', 'sent', 'sent', 'sent');
    const couriers = [1, 2, 3].map(() => courierAt(office.port));
    await Promise.all(couriers.map((each) => drain(each, isSent)));
    await drain(courierAt(office.port), after(200));
    expect(office.received).toHaveLength(4);
    expect(new Set(office.received.map(({ messageId }) => messageId)).size).toBe(4);
  });

  it('stands in for one that died, after its lease and not before', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting();
    for (const row of await delivery.dueMessages('email', 10)) await delivery.claim(row, 500);
    await drain(courierAt(office.port), after(200));
    expect(office.received).toHaveLength(0);
    await pause(550);
    await drain(courierAt(office.port), are(number, 'sent'));
    expect(office.received).toHaveLength(1);
    expect(await rowsOf(number)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('fails with why while the server is down, keeps the mail, and delivers it when it is up', async () => {
    const office = await startPostOffice();
    await office.close();
    const number = await waiting(2);
    const failure = await drain(courierAt(office.port), () => Promise.resolve(false));
    expect(failure).toBeInstanceOf(RetryableDeliveryError);
    expect((failure as Error).message).toMatch(/ECONNREFUSED/);
    expect(await statesOf(number)).toEqual(['pending', 'pending']);
    opened(await startPostOffice({}, office.port));
    await drain(courierAt(office.port), are(number, 'sent', 'sent'));
  });

  it('tries only some of what waits while the channel is away', async () => {
    const mail = carrier(() => Promise.reject(new RetryableDeliveryError('away')));
    for (let n = 0; n < 30; n += 1) await waiting();
    expect(await drain(createCourier({ mail }), () => Promise.resolve(false))).toMatchObject({
      message: 'away',
    });
    expect(mail.tries.length).toBeGreaterThanOrEqual(5);
    expect(mail.tries.length).toBeLessThan(10);
  });

  it('carries the others past a message that the server takes for its own fault', async () => {
    const poisoned = await waiting();
    const mail = carrier((row) =>
      row.number === poisoned ? Promise.reject(new RetryableDeliveryError('554 spam')) : Promise.resolve(),
    );
    const others = [await waiting(), await waiting(), await waiting()];
    const areSent = async () => (await Promise.all(others.map(statesOf))).flat().join() === 'sent,sent,sent';
    expect(await drain(createCourier({ mail }), areSent)).toBeNull();
    expect(await rowsOf(poisoned)).toMatchObject([{ state: 'pending', lastError: '554 spam' }]);
  });

  it('ends when something has gone out after a failure, so that the next failure is a first one', async () => {
    const office = opened(await startPostOffice());
    await waiting();
    const never = () => Promise.resolve(false);
    expect(await drain(courierAt(office.port), never, { attempt: 2 })).toBeNull();
    expect(office.received).toHaveLength(1);
  });

  it('looks at once when somebody rings', async () => {
    const office = opened(await startPostOffice());
    const courier = courierAt(office.port, { lookEveryMs: 60_000 });
    const end = new AbortController();
    const draining = courier.drain('email', { signal: end.signal });
    await pause(100);
    const number = await waiting();
    courier.ring(await rowsOf(number));
    while (!(await are(number, 'sent')())) await pause(20);
    end.abort();
    await draining;
  });

  it('ends at once when it is told to, and not before what is on its way has arrived', async () => {
    const office = opened(await startPostOffice({ delayMs: 500 }));
    const number = await waiting(2);
    await drain(courierAt(office.port), are(number, 'pending', 'sending'));
    expect(await statesOf(number)).toEqual(['pending', 'sent']);
    expect(office.received).toHaveLength(1);
  });

  it('goes on with the other messages when one is refused', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(2);
    await outbox.insertMessages([
      {
        ...message({ number, seq: 0, createdAt: new Date(0), address: 'no address' }),
        _id: `${number}/0/x/email`,
      },
    ]);
    await drain(courierAt(office.port), are(number, 'failed', 'sent', 'sent'));
    expect(office.received).toHaveLength(2);
    const failed = (await rowsOf(number)).find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ lastError: 'not a mail address', attempts: 1 });
  });

  it('gives up on a message at last, and shows why', async () => {
    const office = opened(await startPostOffice({ recipient: 451 }));
    const number = await waiting(1, { createdAt: new Date(Date.now() - 1_000) });
    const young = await waiting();
    await drain(courierAt(office.port, { maxAgeMs: 900 }), are(number, 'failed'));
    expect(await rowsOf(number)).toMatchObject([{ state: 'failed', attempts: 1 }]);
    expect((await rowsOf(number))[0]?.lastError).toMatch(/451/);
    expect(await statesOf(young)).toEqual(['pending']);
  });

  it('gives up, untried too, what a channel at fault has kept for a day', async () => {
    const mail = carrier(() => Promise.reject(new RetryableDeliveryError('away')));
    const day = 24 * 3600_000;
    const old: string[] = [];
    for (let n = 0; n < 20; n += 1) old.push(await waiting(1, { createdAt: new Date(Date.now() - day) }));
    const young = await waiting();
    await drain(createCourier({ mail }), () => Promise.resolve(false));
    expect(new Set((await Promise.all(old.map(statesOf))).flat())).toEqual(new Set(['failed']));
    expect(await statesOf(young)).toEqual(['pending']);
  });

  it('holds what nobody carries', async () => {
    const number = await waiting();
    await drain(createCourier({}), are(number, 'held'));
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
    const never = () => Promise.resolve(false);
    expect(await drain(courier, never, { channel: 'sms' })).toMatchObject({
      message: 'the gateway answered 503',
    });
    await drain(courier, are(number, 'pending', 'sent'));
    gateway.answer.status = 200;
    await drain(courier, are(number, 'sent', 'sent'), { channel: 'sms' });
    expect(gateway.received).toHaveLength(2);
    expect(office.received).toHaveLength(1);
  });

  it('sends again what was held or has failed, to the address as it is by then, however old it is', async () => {
    const office = opened(await startPostOffice());
    const number = await waiting(2, { createdAt: new Date(Date.now() - 3 * 24 * 3600_000) });
    await delivery.holdMessages('email');
    for (const { _id } of await rowsOf(number)) await outbox.releaseMessage(_id, 'new@centre.example');
    await drain(courierAt(office.port), are(number, 'sent', 'sent'));
    expect(office.received.map(({ envelopeTo }) => envelopeTo)).toEqual([
      ['new@centre.example'],
      ['new@centre.example'],
    ]);
  });

  it('says of a channel at fault that it is, until it is mended', async () => {
    const office = opened(await startPostOffice({ recipient: 550 }));
    const heard: (string | null)[] = [];
    const courier = courierAt(office.port, { onChannel: (_, error) => void heard.push(error) });
    const number = await waiting();
    await drain(courier, are(number, 'failed'));
    expect(await rowsOf(number)).toMatchObject([{ state: 'failed', refused: true }]);
    expect(heard).toEqual([]);
    office.refuse.recipient = 530;
    const other = await waiting();
    await drain(courier, () => Promise.resolve(false));
    expect(await statesOf(other)).toEqual(['pending']);
    expect(heard).toEqual([expect.stringContaining('530')]);
    office.refuse.recipient = undefined;
    await drain(courier, are(other, 'sent'));
    expect(heard.at(-1)).toBeNull();
  });
});

describe('whose message it is', () => {
  const refusing = carrier((row) =>
    row.seq === 1 ? Promise.reject(new FinalDeliveryError('no such mailbox')) : Promise.resolve(),
  );

  it('is told what was refused and what it waits for, and of nothing else', async () => {
    const told: string[] = [];
    const tell = ({ number, seq, state }: outbox.OutboxRow) =>
      Promise.resolve(void told.push(`${number}/${seq} ${state}`));
    const number = await waiting(2);
    const awaited = await waiting(2, { awaited: true });
    const isSettled = async () =>
      (await statesOf(number)).concat(await statesOf(awaited)).join() === 'failed,sent,failed,sent';
    await drain(createCourier({ mail: refusing }), isSettled, { tell });
    expect(told.toSorted()).toEqual(
      [`${number}/1 failed`, `${awaited}/1 failed`, `${awaited}/2 sent`].toSorted(),
    );
    expect(await delivery.untoldMessages('email', 10)).toEqual([]);
  });

  it('is told later where it could not be told at once', async () => {
    const number = await waiting(2, { awaited: true });
    const courier = createCourier({ mail: refusing });
    const deaf = () => Promise.reject(new Error('Temporal is away'));
    await drain(courier, are(number, 'failed', 'sent'), { tell: deaf });
    const told: number[] = [];
    const tell = ({ seq }: outbox.OutboxRow) => Promise.resolve(void told.push(seq));
    await drain(courier, () => Promise.resolve(told.length === 2), { tell });
    expect(told.toSorted()).toEqual([1, 2]);
    expect(await delivery.untoldMessages('email', 10)).toEqual([]);
  });
});
