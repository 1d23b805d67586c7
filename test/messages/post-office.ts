import { createServer, type IncomingMessage, type Server } from 'node:http';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a mail server may do instead of saying yes at once. */
export interface Refusals {
  connection?: number;
  sender?: number;
  recipient?: number;
  /** What it says, after the number; `no li@centre.example here` unless given. */
  words?: string;
  /** The login it asks for; any is wrong. */
  login?: number;
  /** How long it takes to accept a mail, in milliseconds. */
  delayMs?: number;
}

export interface PostOffice {
  port: number;
  received: (ParsedMail & { envelopeTo: string[] })[];
  /** What the sender called itself. */
  greeted: string[];
  /** May be changed while it runs. */
  refuse: Refusals;
  close(): Promise<void>;
}

const reply = (responseCode: number, words = 'no li@centre.example here') =>
  Object.assign(new Error(words), { responseCode });

/** A real SMTP listener on this machine that keeps what it gets; on `port`, or any free one. */
export async function startPostOffice(refuse: Refusals = {}, port = 0): Promise<PostOffice> {
  const received: PostOffice['received'] = [];
  const greeted: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_, __, done) => done(reply(refuse.login ?? 535, refuse.words)),
    onMailFrom: (_, session, done) => {
      greeted.push(session.hostNameAppearsAs);
      done(refuse.sender ? reply(refuse.sender, refuse.words) : null);
    },
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onConnect: (_, done) => done(refuse.connection ? reply(refuse.connection, refuse.words) : null),
    onRcptTo: (_, __, done) => done(refuse.recipient ? reply(refuse.recipient, refuse.words) : null),
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        received.push({ ...mail, envelopeTo: session.envelope.rcptTo.map(({ address }) => address) });
        setTimeout(done, refuse.delayMs ?? 0);
      }, done);
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await new Promise((ready) => listener.once('listening', ready));
  const address = listener.address() as { port: number };
  return {
    port: address.port,
    received,
    greeted,
    refuse,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

export interface Gateway {
  url: string;
  received: unknown[];
  /** What it answers: a status, or never. */
  answer: { status: number | 'never'; location?: string; text?: string };
  /** The login of each request, as its header had it. */
  logins: (string | undefined)[];
  close(): Promise<void>;
}

/** An SMS gateway that answers as it is told. */
export async function startGateway(status: number | 'never' = 202): Promise<Gateway> {
  const received: unknown[] = [];
  const answer: Gateway['answer'] = { status };
  const logins: Gateway['logins'] = [];
  const server: Server = createServer((request, response) => {
    void body(request).then((text) => {
      received.push(JSON.parse(text || 'null'));
      logins.push(request.headers.authorization);
      if (answer.status === 'never') return;
      response
        .writeHead(answer.status, answer.location ? { location: answer.location } : {})
        .end(answer.text ?? '{}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/sms`,
    received,
    logins,
    answer,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function body(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
