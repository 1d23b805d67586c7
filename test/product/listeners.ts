import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createListener, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Received {
  at: number;
  to: string;
  mail: ParsedMail;
}

/** A mail server that keeps what it is given. */
export class Mailbox {
  readonly received: Received[] = [];
  /** The addresses that it knows nobody at. */
  readonly unknown = new Set<string>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      if (!this.unknown.has(address)) return done();
      done(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const at = Date.now();
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      simpleParser(stream).then((mail) => {
        this.received.push({ at, to, mail });
        done();
      }, done);
    },
  });

  async open(): Promise<string> {
    // A client that is killed resets its connections, which is no failure of the server.
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Mails to `to` whose text matches, oldest first. */
  to(address: string, pattern = /./): Received[] {
    return this.received.filter(
      ({ to, mail }) => to === address && pattern.test(`${mail.subject}\n${mail.text}`),
    );
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** An SMS gateway that accepts what it is given. */
export class Gateway {
  readonly received: { at: number; id: string; to: string; text: string }[] = [];
  private readonly server = createServer((request, response) => {
    const at = Date.now();
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      this.received.push({ at, ...(JSON.parse(body) as { id: string; to: string; text: string }) });
      response.writeHead(202).end();
    });
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/sms`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Stands before a server on a port of its own; while it is silent it accepts whoever comes, and says nothing. */
export class Front {
  isSilent = false;
  private readonly held = new Set<Socket>();
  private readonly port: number;
  private readonly listener = createListener((socket) => {
    this.held.add(socket);
    socket.on('close', () => this.held.delete(socket)).on('error', () => undefined);
    if (this.isSilent) return;
    const server = connect(this.port, '127.0.0.1').on('error', () => socket.destroy());
    socket.pipe(server).pipe(socket);
  });

  /** @param url of the server behind it */
  constructor(url: string) {
    this.port = Number(new URL(url).port);
  }

  /** Answers with its own port. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.listener.listen(0, '127.0.0.1', resolve));
    return (this.listener.address() as AddressInfo).port;
  }

  /** From now on nobody hears anything, those neither who are being served. */
  fallSilent(): void {
    this.isSilent = true;
    for (const socket of this.held) socket.destroy();
  }

  speak(): void {
    this.isSilent = false;
    for (const socket of this.held) socket.destroy();
  }

  close(): Promise<void> {
    for (const socket of this.held) socket.destroy();
    return new Promise((resolve) => this.listener.close(() => resolve()));
  }
}
