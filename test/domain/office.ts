import { shippedPolicy } from '../cases.ts';
import type { Opening, Overdue } from '../../domain/case/events.ts';
import { hoursOf, officeCn } from './calendars.ts';
import { day, hour, Story } from './givens.ts';

export const onSite = shippedPolicy('on-site-7x24');
export const inShanghai = (text: string) => Date.parse(`${text}+08:00`);
/** `Thu 08 10:40` in Shanghai. */
export const told = (ms: number) => new Date(ms + 8 * hour).toISOString().slice(0, 16).replace('T', ' ');

export async function opened(text: string, change: Partial<Opening> = {}): Promise<Story> {
  const at = inShanghai(text);
  const hours = await hoursOf(officeCn, at, at + 60 * day);
  return new Story({ policy: onSite, ...change }, undefined, { at, hours });
}
export const times = (story: Story, ...kinds: Parameters<Story['told']>) =>
  story.events.filter(({ kind }) => kinds.includes(kind)).map(({ at, kind }) => `${told(at)} ${kind}`);

/** When the managers heard of `clock`. */
export const reports = (story: Story, clock: Overdue) =>
  story.all('escalated_to_manager').flatMap(({ at, data }) => (data.clock === clock ? [told(at)] : []));
