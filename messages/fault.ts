/**
 * Whose fault a refusal is. `recipient`: this address or number is refused, and another try would end the same.
 * `channel`: a setting, a login or the server itself; everything waits until it is mended. `later`: this message was
 * put off, the next one may go.
 */
export type Fault = 'recipient' | 'channel' | 'later';

/** What a mail server said, or what kept it from saying anything. */
export interface MailReply {
  /** The command that was refused; undefined before there was one. */
  command?: string;
  /** Three digits (RFC 5321); undefined where nobody answered. */
  status?: number;
  text?: string;
}

/** What an SMS gateway answered. */
export interface GatewayReply {
  status: number;
  text?: string;
}

/** Replies that are about the sender, the login or the server whatever they answer (RFC 4954, RFC 5321). */
const ownStatuses: readonly number[] = [421, 432, 454, 500, 502, 503, 504, 530, 534, 535, 538];
/** Mail servers that judge sender and client only once they know the recipient (Postfix does) say so in words. */
const aboutUs =
  /\b(relay\w*|authenticat\w*|authori[sz]\w*|login|sender|helo|ehlo|client host|block(ed|list\w*)|blacklist\w*|spamhaus|reputation|quota exceeded)\b/i;
/** Of what the enhanced status says: sender's address, sending quota, protocol, policy (RFC 3463). */
const ownEnhanced = /\b5\.(1\.[78]|3\.[0235]|4\.5|5\.\d+|7\.\d+)\b/;
/** About the mailbox whatever else is said: it does not exist, has moved, is full, takes nothing so large. */
const mailboxEnhanced = /\b5\.(1\.(1|2|3|6|10)|2\.\d+)\b/;

/** Whose fault it is that a mail server did not take a mail. */
export function mailFault({ command = '', status, text = '' }: MailReply): Fault {
  const toRecipient = command.startsWith('RCPT') || command === 'DATA';
  if (status === undefined || !toRecipient || ownStatuses.includes(status)) return 'channel';
  if (status < 500) return 'later';
  if (ownEnhanced.test(text)) return 'channel';
  if (mailboxEnhanced.test(text)) return 'recipient';
  return aboutUs.test(text) ? 'channel' : 'recipient';
}

/** What a 404 of the gateway says when it means the number, and not the page. */
const aboutNumber =
  /recipient|receiver|number|subscriber|destination|msisdn|phone|mobile|号码|收件|接收|用户/i;

/** Whose fault it is that a gateway did not take a text message (api.md, The embedded start). */
export function gatewayFault({ status, text = '' }: GatewayReply): Fault {
  if (status === 400 || status === 410 || status === 422) return 'recipient';
  return status === 404 && aboutNumber.test(text) ? 'recipient' : 'channel';
}
