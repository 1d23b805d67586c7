import { type Actor, stamp, type system } from '../people.ts';
import type { Role, Visibility } from '../vocabulary.ts';
import type { CaseEvent, EventData, EventKind } from './events.ts';

/** An event without its stamp: `decide` adds who and when. */
export type Draft = {
  [K in EventKind]: { kind: K; data: EventData[K]; visibility: Visibility };
}[EventKind];

/** What customers do not see: how the centre keeps its own people to their promises. */
const internalKinds = [
  'opened_late',
  'queued',
  'queue_reminder',
  'moved',
  'assistants_changed',
  'watchers_changed',
  'tagged',
  'corrected',
  'priority_requested',
  'priority_kept',
  'coverage_questioned',
  'response_reminder',
  'response_breached',
  'diagnosis_warning',
  'diagnosis_overdue',
  'restore_overdue',
  'loaner_due',
  'promise_reminder',
  'dispatch_requested',
  'dispatch_declined',
  'update_due',
  'not_reached',
  'vendor_reminder',
  'escalated_to_manager',
  'vendor_requested',
  'vendor_confirmed',
  'vendor_declined',
  'reviewed',
  'linked',
  'unlinked',
  'notice_sent',
  'restarted',
  'work',
] as const satisfies readonly EventKind[];
export type InternalKind = (typeof internalKinds)[number];
const internal: ReadonlySet<EventKind> = new Set(internalKinds);

export function draft<K extends EventKind>(kind: K, data: EventData[K], visibility?: Visibility): Draft {
  return { kind, data, visibility: visibility ?? (internal.has(kind) ? 'internal' : 'public') } as Draft;
}

/** Stamps drafts with the actor, in the role the action was theirs by, and the time (epoch milliseconds). */
export function stampAll(
  drafts: Draft[],
  actor: Actor | typeof system,
  as: readonly Role[],
  at: number,
): CaseEvent[] {
  const by = stamp(actor, as);
  return drafts.map((each) => ({ ...each, at, actor: by }));
}
