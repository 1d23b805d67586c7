import { isIP, isIPv6 } from 'node:net';
import type { Request } from 'express';

/** An IPv4 address as such, also where a socket for both kinds writes it as one of IPv6. */
const plain = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, '');

/** The caller's address: what a trusted proxy says it is, where that is an address, else that of the connection. */
export function addressOf({ ip = '', socket }: Pick<Request, 'ip' | 'socket'>): string {
  const told = plain(ip);
  return isIP(told) ? told : plain(socket.remoteAddress ?? '');
}

/** What limits count as one place: the address, or its network of 64 bits, which one subscriber of IPv6 has whole. */
export function networkOf(ip: string): string {
  const address = plain(ip);
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const [before, after] = [groups(head), groups(tail)];
  const missing = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : [];
  const all = [...before, ...missing, ...after].map((group) => parseInt(group, 16).toString(16));
  return `${all.slice(0, 4).join(':')}::/64`;
}
