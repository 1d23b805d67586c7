import type { Notice } from './notices.ts';
import type { Stamp } from './people.ts';
import type { Visibility } from './vocabulary.ts';

/**
 * Why a case, an RMA or a call keeps no promise now: no workflow runs of it; its workflow's tasks fail; or its workflow
 * runs, and has let a deadline pass.
 */
export const stuckReasons = ['gone', 'failing', 'late'] as const;
export type StuckReason = (typeof stuckReasons)[number];

export interface Finding {
  /** Of a case, an RMA or a call. */
  number: string;
  reason: StuckReason;
}

/** What one look found that was not known before. */
export interface Alarm {
  /** `watch/` and the time of the look: with it the messages are made once. */
  number: string;
  found: Finding[];
  /** Epoch milliseconds. */
  at: number;
}

export interface AlarmEventData {
  stuck_found: { found: Finding[] };
}
export interface AlarmEvent {
  kind: 'stuck_found';
  at: number;
  actor: Stamp;
  visibility: Visibility;
  data: AlarmEventData['stuck_found'];
}

/** The alarm as an event that can be told. */
export const alarmEvent = ({ found, at }: Alarm): AlarmEvent => ({
  ...{ kind: 'stuck_found', at, actor: 'system', visibility: 'internal' },
  data: { found },
});

/** Who hears that something is stuck. */
export const alarmNotices: Notice[] = [
  { to: { role: 'admin' }, template: 'stuck_found', channels: ['email'] },
];

/** So many are named in a message; the others are on the page. */
const named = 20;

/** What was found, one after the other, in the words of a language. */
export const tellFound = (
  found: readonly Finding[],
  labels: Record<StuckReason, string>,
  and: (others: number) => string,
): string =>
  [
    ...found.slice(0, named).map(({ number, reason }) => `${number}: ${labels[reason]}`),
    ...(found.length > named ? [and(found.length - named)] : []),
  ].join('\n');
