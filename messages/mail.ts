import { createTransport } from 'nodemailer';
import type { Attachment, OutboxRow } from '../store/outbox.ts';
import { FinalDeliveryError, RetryableDeliveryError, withoutAddresses, type Transport } from './delivery.ts';
import { mailFault } from './fault.ts';
import { oneLine } from './text.ts';

export interface MailSettings {
  smtpUrl: string;
  /** `Caseline <support@example.com>` */
  mailFrom: string;
  /** Its host names the messages, and this sender to the mail server. */
  publicUrl: string;
}

/** Milliseconds; together well under a lease of the courier, so that a hanging server never leads to a second copy. */
const timeouts = {
  dnsTimeout: 3_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  socketTimeout: 10_000,
};

/** E-mail by SMTP, over a small pool of connections. */
export function createMail({ smtpUrl, mailFrom, publicUrl }: MailSettings): Transport {
  const pool = createTransport({
    url: smtpUrl,
    // What EHLO says; the name of this machine is often one that no mail server takes.
    name: hostOf(publicUrl),
    pool: true,
    maxConnections: 3,
    // The outbox counts the tries, so that none goes uncounted.
    maxRequeues: 1,
    // Nothing in a message may make the sender read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return {
    async send(row, signal) {
      if (!isAddress(row.address)) throw new FinalDeliveryError('not a mail address');
      try {
        await pool.sendMail({ ...compose(row, publicUrl), from: mailFrom, signal });
      } catch (error) {
        throw judged(error);
      }
    },
    close: () => pool.close({ force: true }),
  };
}

/** One address and nothing else: no list, no route, no second header. */
const isAddress = (address: string): boolean => /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/.test(address);

function compose(row: OutboxRow, publicUrl: string) {
  const host = hostOf(publicUrl);
  const thread = `<${safe(row.number)}@${host}>`;
  return {
    to: { name: oneLine(row.recipient.name, 100), address: row.address },
    subject: row.subject ?? '',
    text: row.text,
    ...(row.html !== null && { html: row.html }),
    ...(row.attachment && { attachments: [attached(row.attachment)] }),
    date: row.createdAt,
    // The same for every try, so that a mail server or client that saw it before can tell.
    messageId: `<${safe(row._id)}@${host}>`,
    // No mail has the thread's own ID: all mails of a case answer it, so clients show them together.
    inReplyTo: thread,
    references: thread,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

const attached = ({ name, type, base64 }: Attachment) => ({
  filename: name,
  contentType: type,
  content: base64,
  encoding: 'base64',
});

/** Reversible, so that two keys never share a Message-ID: `/` as a dot, anything unusual as `=` and its code. */
const safe = (key: string): string =>
  key.replace(/[^A-Za-z0-9_-]/g, (c) => (c === '/' ? '.' : `=${c.charCodeAt(0).toString(16)}`));

function hostOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[a-z0-9.-]+$/i.test(hostname) ? hostname : 'localhost';
}

/** What nodemailer says of a failed try. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message: string;
}

/** What becomes of a try that failed, by whose fault it was. */
function judged(thrown: unknown): FinalDeliveryError | RetryableDeliveryError {
  const { code, command, responseCode: status, response, message } = thrown as SmtpError;
  const said = withoutAddresses(`${code ?? 'error'}: ${message}`);
  const fault = mailFault({ command, status, text: response ?? message });
  if (fault === 'recipient') return new FinalDeliveryError(said);
  return new RetryableDeliveryError(said, fault === 'later' ? 'message' : 'channel');
}
