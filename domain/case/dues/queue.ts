import { respondBy } from '../decisions/handling.ts';
import { draft } from '../drafts.ts';
import type { QueueCause } from '../../vocabulary.ts';
import type { Due } from './due.ts';
import type { CaseState } from '../state.ts';

/** Whom it goes to is for a supervisor to say. */
const byHand: readonly QueueCause[] = ['takeover_limit', 'consultation'];

/** Milliseconds to the first reminder; each further one takes twice as long, up to a week. */
const first = 15 * 60_000;
const longest = 7 * 24 * 60 * 60_000;

function reminderAt(since: number, n: number): number {
  let at = since;
  for (let i = 0; i < n; i++) at += Math.min(first * 2 ** i, longest);
  return at;
}

/**
 * The supervisors' queue is never forgotten: they are reminded, and the rule looks again for somebody on duty, each
 * time and when the next shift begins. A case that was taken over as often as the policy allows stays theirs to assign.
 */
export function queueDues(state: CaseState): Due[] {
  const { queued } = state;
  if (!queued) return [];
  const { since, cause, dutyFrom } = queued;
  const prefix = `queue/${since}/`;
  const n = state.fired.filter((key) => key.startsWith(prefix)).length + 1;
  const again = (key: string, at: number, summary: string): Due => ({
    ...{ key, at, summary, owner: 'stage', needsSuccessor: !byHand.includes(cause) },
    drafts: ({ successor: engineer, merits }, now) =>
      engineer
        ? [
            draft('assigned', {
              engineer,
              cause: 'rule',
              ...(merits && { merits }),
              ...respondBy(state, now),
            }),
          ]
        : [draft('queue_reminder', { key, dueAt: new Date(at).toISOString(), n })],
  });
  const reminder = again(`${prefix}${n}`, reminderAt(since, n), `Queue: reminder ${n} to the supervisors`);
  if (dutyFrom === undefined) return [reminder];
  return [again(`${prefix}duty`, dutyFrom, 'Queue: the next shift begins'), reminder];
}
