import type { Candidate } from '../assignment.ts';
import { type Notice, noticesFor } from '../notices.ts';
import { applyAll } from './apply.ts';
import { decideBySystem } from './decide.ts';
import { dues } from './due.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';
import { followerAt } from './successor.ts';

/** What will happen: the fact as the timeline will tell it, and who will be told. */
export interface Foreseen {
  event: CaseEvent;
  notices: Notice[];
}

/**
 * What will happen to the case from `now` on (epoch milliseconds) if nobody acts, in order: the workflow's own deadlines
 * decided one after the other by the workflow's own rules, takeovers by the engineers who are candidates now. Ends with
 * the last promise, or after `limit` facts where promises repeat for ever.
 */
export function forecast(state: CaseState, candidates: Candidate[], now: number, limit = 200): Foreseen[] {
  const foreseen: Foreseen[] = [];
  let then = { state, now };
  while (foreseen.length < limit) {
    const [due] = dues(then.state);
    if (!due) break;
    // What is overdue fires at once.
    const at = Math.max(due.at, then.now);
    const follower = followerAt(due, then.state, candidates);
    const events = decideBySystem(then.state, { type: 'fallDue', key: due.key, ...follower }, at);
    // A deadline that leads to nothing stays due for ever; the tests of `dues` hold that there is none.
    if (!events.length) break;
    then = { state: applyAll(then.state, events), now: at };
    const { state: after } = then;
    foreseen.push(...events.map((event) => ({ event, notices: noticesFor(after, event) })));
  }
  return foreseen.slice(0, limit);
}
