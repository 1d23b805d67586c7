import { applyCall } from '../domain/call/apply.ts';
import type { CallState } from '../domain/call/state.ts';
import { apply, applyAll } from '../domain/case/apply.ts';
import { decideBySystem } from '../domain/case/decide.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { Actor } from '../domain/people.ts';
import { restarted } from '../domain/restart.ts';
import { applyRma } from '../domain/rma/apply.ts';
import type { RmaState } from '../domain/rma/state.ts';
import { findCall, saveCall } from './calls.ts';
import { findCase, saveCase } from './cases.ts';
import { type Session, withTransaction } from './connection.ts';
import { findRma, RmaModel, saveRma } from './rmas.ts';
import { appendTimeline, requestsOf } from './timeline.ts';

/** How many updates whoever begins anew knows as done: as many as a run remembers (`workflows/seen.ts`). */
const remembered = 500;

export type Stored = CaseState | RmaState | CallState;

/** A process as it goes on from what is stored of it. */
export interface Anew<S extends Stored = Stored> {
  state: S;
  /** The IDs of the updates that it answers, oldest first. */
  seen: string[];
}

/** Who begins a process anew, and why; `request` makes it once, however often it is tried. */
export interface Restart {
  number: string;
  reason: string;
  by: Actor;
  request: string;
}

const finders = { C: findCase, R: findRma, L: findCall } as const;

/** The case, the RMA or the call with this number, or null. */
export const findStored = (number: string, session?: Session): Promise<Stored | null> =>
  finders[number[0] as keyof typeof finders](number, session);

/** The state after the restart, with all that is recorded with it. */
async function restart(before: Stored, { reason, by }: Restart, session: Session, now = Date.now()) {
  const event = restarted(reason, by, now);
  if ('callState' in before) {
    const state = applyCall(before, [event]);
    return { state, events: [event], saved: await saveCall(state, session) };
  }
  if ('caseNumber' in before) {
    const state = applyRma(before, event);
    return { state, events: [event], saved: await saveRma(state, session) };
  }
  // What its RMAs told it while it was not there.
  const anew = apply(before, event);
  const news = (await rmasOf(before)).flatMap(({ _id: number, stateName }) =>
    decideBySystem(anew, { type: 'rmaChanged', number, state: stateName }, now),
  );
  const state = applyAll(anew, news);
  const events = [event, ...news];
  const told = events.map((each, i) => ({ ...each, seq: before.seq + 1 + i }));
  return { state, events, saved: await saveCase(state, { session, events: told }) };
}

const rmasOf = ({ number }: CaseState) =>
  RmaModel.find({ caseNumber: number }, { stateName: 1 }).sort({ _id: 1 }).lean();

/** Whether that was recorded already. */
export const isRecorded = async ({ number, request }: Restart): Promise<boolean> =>
  (await requestsOf(number, remembered)).includes(request);

/**
 * Records that the process is begun anew and by whom, in the next chain of runs: from then on nothing that an earlier
 * one still writes is taken. Done once for a `request`; asked again it answers as before. Null where nothing is stored.
 */
export async function recordRestart(asked: Restart): Promise<Anew | null> {
  const { number, request } = asked;
  const anew = await withTransaction(async (session) => {
    const before = await findStored(number, session);
    if (!before) return null;
    const seen = await requestsOf(number, remembered, session);
    if (seen.includes(request)) return { state: before, seen };
    const { state, events, saved } = await restart(before, asked, session);
    if (!saved) return undefined;
    const entries = events.map((event, i) => ({ ...event, seq: before.seq + 1 + i, request }));
    await appendTimeline(number, entries, { session });
    return { state, seen };
  });
  // Another write was quicker: what it wrote is gone on from.
  return anew === undefined ? recordRestart(asked) : anew;
}
