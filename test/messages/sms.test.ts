import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FinalDeliveryError, RetryableDeliveryError, withoutAddresses } from '../../messages/delivery.ts';
import { createSms } from '../../messages/sms.ts';
import { startGateway, type Gateway } from './post-office.ts';
import { row } from './samples.ts';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.received.length = 0;
  gateway.answer = Object.assign(gateway.answer, { status: 202, location: undefined, text: undefined });
});

const text = row({ channel: 'sms', address: '+8613900000000', text: '请响应' });
const send = (timeoutMs?: number) =>
  createSms({ smsGatewayUrl: gateway.url, timeoutMs }).send(text, AbortSignal.timeout(10_000));
const failure = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a text message', () => {
  it('is posted to the gateway with the key of its outbox row', async () => {
    await send();
    expect(gateway.received).toEqual([{ id: text._id, to: '+8613900000000', text: '请响应' }]);
  });

  it('goes to the number as it is dialled from anywhere, without an extension', async () => {
    for (const address of ['138 0013 8000', '010-88886666转801', '+1 (202) 555-0142'])
      await createSms({ smsGatewayUrl: gateway.url }).send({ ...text, address }, AbortSignal.timeout(10_000));
    expect(gateway.received.map((each) => (each as { to: string }).to)).toEqual([
      '+8613800138000',
      '+861088886666',
      '+12025550142',
    ]);
  });

  it.each([200, 201, 204, 299])('is accepted by %d', async (status) => {
    gateway.answer.status = status;
    expect(await failure(send())).toBeUndefined();
  });

  it.each([400, 410, 422])('is refused for good by %d', async (status) => {
    gateway.answer.status = status;
    expect(await failure(send())).toBeInstanceOf(FinalDeliveryError);
  });

  it('is refused for good by a 404 that is about the number, and not by one about the page', async () => {
    gateway.answer = Object.assign(gateway.answer, { status: 404, text: '{"error":"unknown recipient"}' });
    expect(await failure(send())).toBeInstanceOf(FinalDeliveryError);
    gateway.answer.text = '<h1>Not Found</h1>';
    expect(await failure(send())).toMatchObject({ scope: 'channel' });
  });

  it('goes with the user and the password of the URL, which no error repeats', async () => {
    const url = gateway.url.replace('http://', 'http://case%40line:p%C3%A4ss@');
    gateway.answer.status = 503;
    const error = await failure(createSms({ smsGatewayUrl: url }).send(text, AbortSignal.timeout(5_000)));
    const [login] = gateway.logins.slice(-1);
    expect(Buffer.from(login?.split(' ')[1] ?? '', 'base64').toString()).toBe('case@line:päss');
    expect((error as Error).message).not.toMatch(/p.ss|line/);
  });

  it.each([304, 401, 403, 408, 425, 429, 499, 500, 503])('is tried again after %d', async (status) => {
    gateway.answer.status = status;
    expect(await failure(send())).toBeInstanceOf(RetryableDeliveryError);
  });

  it('follows the gateway nowhere else', async () => {
    gateway.answer.status = 307;
    gateway.answer.location = gateway.url;
    expect(await failure(send())).toBeInstanceOf(RetryableDeliveryError);
    expect(gateway.received).toHaveLength(1);
  });

  it('is tried again when the gateway does not answer in time, or is not there', async () => {
    gateway.answer.status = 'never';
    const began = Date.now();
    expect(await failure(send(200))).toBeInstanceOf(RetryableDeliveryError);
    expect(Date.now() - began).toBeLessThan(2_000);
    const gone = createSms({ smsGatewayUrl: 'http://127.0.0.1:1/sms' });
    const error = await failure(gone.send(text, AbortSignal.timeout(5_000)));
    expect(error).toBeInstanceOf(RetryableDeliveryError);
    expect((error as Error).message).not.toContain('139');
  });
});

describe('what the other side said', () => {
  it('is kept without addresses and numbers', () => {
    expect(withoutAddresses('550 5.1.1 <li@centre.example>: unknown\nuser +86 139-0000-0000')).toBe(
      '550 5.1.1 <address>: unknown user <number>',
    );
  });
});
