import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { domainToASCII } from 'node:url';
import { FinalDeliveryError, RetryableDeliveryError } from '../../messages/delivery.ts';
import { createMail } from '../../messages/mail.ts';
import { number, row, settings } from './samples.ts';
import { startPostOffice, type PostOffice } from './post-office.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function office(refuse?: Parameters<typeof startPostOffice>[0]): Promise<PostOffice> {
  const started = await startPostOffice(refuse);
  open.push(started);
  return started;
}

function mailTo(port: number) {
  const mail = createMail({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Caseline <support@support.example>',
    publicUrl: settings.publicUrl,
  });
  open.push(mail);
  return mail;
}
const soon = (ms = 10_000) => AbortSignal.timeout(ms);
const failure = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('mail', () => {
  it('arrives with its text and HTML, marked as written by a machine', async () => {
    const { port, received } = await office();
    await mailTo(port).send(row(), soon());
    const [mail] = received;
    expect(mail?.subject).toBe(row().subject);
    expect(mail?.text?.trim()).toBe(row().text);
    expect(mail?.html).toBe(row().html);
    expect(mail?.from?.text).toBe('"Caseline" <support@support.example>');
    expect(mail?.to).toMatchObject({ value: [{ name: '李伟', address: 'li@centre.example' }] });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.date).toEqual(row().createdAt);
  });

  it.each([
    'user@xn--fsqu00a.xn--fiqs8s',
    'user@例子.中国',
    'info@bücher.example',
    'a&b@acme.example',
    'ops/noc@acme.example',
  ])('reaches %s', async (address) => {
    const { port, received } = await office();
    await mailTo(port).send(row({ address }), soon());
    const [to] = (received[0]?.to as { value: { address: string }[] }).value;
    const [local, domain = ''] = (to?.address ?? '').split('@');
    expect([local, domainToASCII(domain)]).toEqual([
      address.split('@')[0],
      domainToASCII(address.split('@')[1] ?? ''),
    ]);
  });

  it('carries a file where one goes along', async () => {
    const { port, received } = await office();
    const attachment = {
      name: 'fault-report-C1.pdf',
      type: 'application/pdf',
      base64: Buffer.from('%PDF-1.7 …').toString('base64'),
    };
    await mailTo(port).send(row({ attachment }), soon());
    const [file, ...others] = received[0]?.attachments ?? [];
    expect(others).toEqual([]);
    expect(file).toMatchObject({ filename: attachment.name, contentType: attachment.type });
    expect(file?.content.toString()).toBe('%PDF-1.7 …');
  });

  it('has the same Message-ID on every try, another for every message, and one thread for the case', async () => {
    const { port, received } = await office();
    const mail = mailTo(port);
    await mail.send(row(), soon());
    await mail.send(row({ attempts: 2 }), soon());
    await mail.send(row({ _id: `${number}/3/l.i é/email` }), soon());
    const [first, again, other] = received;
    expect(first?.messageId).toBe('<C20261123-0042.3.li.email@support.example>');
    expect(again?.messageId).toBe(first?.messageId);
    expect(other?.messageId).toBe('<C20261123-0042.3.l=2ei=20=e9.email@support.example>');
    for (const each of received) {
      expect(each.references).toBe('<C20261123-0042@support.example>');
      expect(each.inReplyTo).toBe('<C20261123-0042@support.example>');
    }
  });

  it('keeps a hostile name and subject inside their headers', async () => {
    const { port, received } = await office();
    const evil = 'Li\r\nBcc: everybody@example.com';
    const recipient = { id: 'li', name: `${evil}" <boss@example.com>, "` };
    await mailTo(port).send(row({ subject: evil, recipient }), soon());
    expect(received[0]?.headers.has('bcc')).toBe(false);
    expect(received[0]?.to).toMatchObject({ value: [{ address: 'li@centre.example' }] });
    expect(received[0]?.envelopeTo).toEqual(['li@centre.example']);
  });

  it('is refused for good when the address is no single address', async () => {
    const { port, received } = await office();
    const mail = mailTo(port);
    for (const address of ['a@b.example, c@d.example', 'a@b.example\r\nDATA', 'nobody', '<a@b.example>'])
      expect(await failure(mail.send(row({ address }), soon()))).toBeInstanceOf(FinalDeliveryError);
    expect(received).toHaveLength(0);
  });

  it('fails for good on a 5xx reply to it, without naming the address', async () => {
    const { port } = await office({ recipient: 550 });
    const error = await failure(mailTo(port).send(row(), soon()));
    expect(error).toBeInstanceOf(FinalDeliveryError);
    expect((error as Error).message).toMatch(/550/);
    expect((error as Error).message).not.toMatch(/li@|centre\.example/);
  });

  it.each([
    [{ sender: 553 }, 'the sender is refused'],
    [{ sender: 501 }, 'the sender is no address to the server'],
    [{ recipient: 530 }, 'a login is missing'],
    [{ recipient: 554, words: 'Relay access denied' }, 'nothing is relayed from here'],
    [{ recipient: 550, words: '5.7.1 not allowed' }, 'a policy forbids it'],
  ])('waits for the channel to be mended when %j: %s', async (refuse, _why) => {
    const { port } = await office(refuse);
    const error = await failure(mailTo(port).send(row(), soon()));
    expect(error).toBeInstanceOf(RetryableDeliveryError);
    expect(error).toMatchObject({ scope: 'channel' });
  });

  it('waits while the login is wrong', async () => {
    const { port } = await office({ login: 535 });
    const mail = createMail({
      smtpUrl: `smtp://caseline:wrong@127.0.0.1:${port}`,
      mailFrom: 'c@support.example',
      publicUrl: settings.publicUrl,
    });
    open.push(mail);
    const error = await failure(mail.send(row(), soon()));
    expect(error).toMatchObject({ scope: 'channel' });
    expect((error as Error).message).not.toContain('wrong');
  });

  it('is sent by a host that has the name of the public address', async () => {
    const { port, greeted } = await office();
    await mailTo(port).send(row(), soon());
    expect(greeted).toEqual(['support.example']);
  });

  it('is tried again after a 4xx reply, which is about this mail only', async () => {
    const { port } = await office({ recipient: 451 });
    const error = await failure(mailTo(port).send(row(), soon()));
    expect(error).toBeInstanceOf(RetryableDeliveryError);
    expect(error).toMatchObject({ scope: 'message' });
  });

  it('is tried again when the server refuses the whole connection, even with 5xx', async () => {
    const { port } = await office({ connection: 554 });
    const error = await failure(mailTo(port).send(row(), soon()));
    expect(error).toBeInstanceOf(RetryableDeliveryError);
    expect(error).toMatchObject({ scope: 'channel' });
  });

  it('is tried again when nobody listens, or somebody listens who never speaks', async () => {
    const silent = await new Promise<Server>((done) => {
      const server: Server = createServer().listen(0, '127.0.0.1', () => done(server));
    });
    const { port } = silent.address() as { port: number };
    const sent = Date.now();
    expect(await failure(mailTo(port).send(row(), soon(300)))).toMatchObject({ scope: 'channel' });
    expect(Date.now() - sent).toBeLessThan(2_000);
    await new Promise((done) => silent.close(done));
    expect(await failure(mailTo(port).send(row(), soon()))).toMatchObject({ scope: 'channel' });
  });
});
