import type { CaseView } from './case/view.ts';
import { type PromisedClock, promisedClocks } from './disclosure.ts';

/** Something that a customer can expect, and by when; without a time where none is fixed. */
export interface Expectation {
  what: PromisedClock | 'visit';
  /** ISO 8601. */
  by: string | null;
  /** Late: it was due and is still owed. Paused: its time stands still. */
  state: 'due' | 'late' | 'paused';
  /** Who comes to a visit. */
  engineer?: string;
}

type Clock = CaseView['clocks'][number];
const isPromised = (name: Clock['name']): name is PromisedClock =>
  (promisedClocks as readonly string[]).includes(name);

function expectationOf({ name, dueAt, state, metAt }: Clock, now: number): Expectation[] {
  const owed = state === 'running' || state === 'paused' || (state === 'breached' && metAt === undefined);
  if (!owed || !isPromised(name)) return [];
  // The customer's own answer has no end: what runs out there is how long the centre waits before it asks again.
  if (name === 'confirm') return [{ what: name, by: null, state: 'due' }];
  if (state === 'paused') return [{ what: name, by: null, state: 'paused' }];
  const late = state === 'breached' || (dueAt !== null && Date.parse(dueAt) < now);
  return [{ what: name, by: dueAt, state: late ? 'late' : 'due' }];
}

/** What happens next in a case, as its customer may know it: the soonest first, what has no time last. */
export function outlook(
  {
    clocks,
    visits,
  }: Pick<CaseView, 'clocks'> & { visits: Pick<CaseView['visits'][number], 'engineer' | 'eta' | 'state'>[] },
  now: number,
): Expectation[] {
  const coming = visits.flatMap(({ engineer, eta, state }): Expectation[] =>
    state === 'dispatched' ? [{ what: 'visit', by: eta ?? null, state: 'due', engineer: engineer.name }] : [],
  );
  const promised = clocks
    .flatMap((clock) => expectationOf(clock, now))
    // Who is on the way says more than by when somebody has to be there.
    .filter(({ what }) => what !== 'on_site' || !coming.length);
  const at = ({ by }: Expectation) => (by === null ? Infinity : Date.parse(by));
  return [...promised, ...coming].sort((one, other) =>
    at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0,
  );
}
