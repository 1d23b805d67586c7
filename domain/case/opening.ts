import type { Actor, Person } from '../people.ts';
import { draft, stampAll } from './drafts.ts';
import type { CaseEvent, Opening } from './events.ts';
import { withReach } from './reach.ts';

/** How far back a case may be opened after the fact, in milliseconds: longer than any holidays. */
export const longestAgo = 14 * 24 * 3_600_000;

/** The facts of a case's beginning; `assignee` where one was named by hand. */
export function open(opening: Opening, actor: Actor, now: number, assignee?: Person): CaseEvent[] {
  const { covered, reason } = opening.entitlement;
  const { afterTheFact } = opening;
  const began = Math.min(afterTheFact?.openedAt ?? now, now);
  const byHand = assignee ? [draft('assigned', { engineer: assignee, cause: 'hand' })] : [];
  const questioned = covered ? [] : [draft('coverage_questioned', { reason })];
  // Who has solved it already had answered the call. [S2, after hours]
  const before = afterTheFact?.solution && assignee ? [...byHand, answeredIn(afterTheFact.solution)] : [];
  const after = [
    ...(afterTheFact ? [draft('opened_late', lateness(afterTheFact))] : []),
    ...[draft('acknowledged', {}), ...questioned],
    ...(before.length ? solvedBy(opening) : byHand),
  ];
  const stamped = (drafts: typeof byHand, at: number) => stampAll(drafts, actor, ['agent', 'customer'], at);
  return [
    ...stamped([draft('opened', opening), ...before], began),
    ...stamped(withReach(opening, after), now),
  ];
}

type Late = NonNullable<Opening['afterTheFact']>;

const lateness = ({ openedAt, reason, solution }: Late) => ({
  ...{ openedAt: new Date(openedAt).toISOString(), reason, solved: solution !== undefined },
});

const answeredIn = ({ treatment, byPhone }: NonNullable<Late['solution']>) =>
  draft('responded', { note: treatment, via: byPhone ? 'phone' : 'on_site' });

const solvedBy = ({ afterTheFact, policy }: Opening) =>
  afterTheFact?.solution
    ? [
        draft('resolved', afterTheFact.solution),
        ...(policy.closing.review ? [] : [draft('consent_requested', { round: 0 })]),
      ]
    : [];
