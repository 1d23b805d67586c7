import { describe, expect, it } from '@jest/globals';
import { gatewayFault, mailFault } from '../../messages/fault.ts';

describe('whose fault it is that a mail was not taken', () => {
  it.each([
    ['RCPT TO', 550, '5.1.1 user unknown'],
    ['RCPT TO', 550, 'no such user here'],
    ['RCPT TO', 551, 'user not local'],
    ['RCPT TO', 552, '5.2.2 mailbox full'],
    ['RCPT TO', 553, '5.1.3 bad recipient address syntax'],
    ['RCPT TO', 501, 'bad address syntax'],
    ['RCPT TO', 556, '5.1.10 the domain takes no mail'],
    ['DATA', 550, '5.1.1 user unknown'],
    ['DATA', 554, 'message refused'],
  ])('the recipient: %s answered by %d %s', (command, status, text) => {
    expect(mailFault({ command, status, text })).toBe('recipient');
  });

  it.each([
    ['CONN', 554, 'no service'],
    ['EHLO', 550, 'your name is refused'],
    ['AUTH PLAIN', 535, '5.7.8 bad credentials'],
    ['MAIL FROM', 501, 'bad sender'],
    ['MAIL FROM', 553, 'sender not allowed'],
    ['MAIL FROM', 550, 'no'],
    ['MAIL FROM', 451, 'try later'],
    ['RCPT TO', 530, '5.7.0 must issue STARTTLS first'],
    ['RCPT TO', 538, 'encryption required'],
    ['RCPT TO', 550, '5.7.1 rejected by policy'],
    ['RCPT TO', 554, '5.7.1 Relay access denied'],
    ['RCPT TO', 554, 'relay access denied'],
    ['RCPT TO', 550, 'relaying denied'],
    ['RCPT TO', 550, '5.1.8 sender address has a bad domain'],
    ['RCPT TO', 550, '5.4.5 daily sending quota exceeded'],
    ['RCPT TO', 421, 'closing'],
    ['DATA', 550, '5.7.26 unauthenticated sender'],
  ])('the channel: %s answered by %d %s', (command, status, text) => {
    expect(mailFault({ command, status, text })).toBe('channel');
  });

  it('the channel where nobody answered', () => {
    expect(mailFault({ command: 'CONN' })).toBe('channel');
    expect(mailFault({})).toBe('channel');
  });

  it.each([450, 451, 452])('nobody for good: a recipient is put off by %d', (status) => {
    expect(mailFault({ command: 'RCPT TO', status, text: '4.2.0 greylisted' })).toBe('later');
  });
});

describe('whose fault it is that a text message was not taken', () => {
  it.each([400, 410, 422])('the recipient: %d', (status) => {
    expect(gatewayFault({ status })).toBe('recipient');
  });
  it.each(['unknown number', 'subscriber absent', '号码不存在'])('the recipient: 404 %s', (text) => {
    expect(gatewayFault({ status: 404, text })).toBe('recipient');
  });
  it.each([302, 401, 402, 403, 404, 405, 408, 425, 429, 500, 503])('the gateway: %d', (status) => {
    expect(gatewayFault({ status, text: 'Not Found' })).toBe('channel');
  });
});
