import { isOpen } from '../clocks.ts';
import type { Actor } from '../people.ts';
import { system } from '../people.ts';
import { Refusal, stale } from '../refusal.ts';
import { handedClocks } from '../vocabulary.ts';
import { actionRules } from './actions.ts';
import type { ActionName, CommandOf, SystemCommands } from './commands.ts';
import { closing } from './decisions/closing.ts';
import { coverage } from './decisions/coverage.ts';
import type { Decision, Decisions } from './decisions/decision.ts';
import { correction } from './decisions/correction.ts';
import { escalation } from './decisions/escalation.ts';
import { handBack, handling, respondBy } from './decisions/handling.ts';
import { linkedFromThere, linking, merged } from './decisions/linking.ts';
import { team } from './decisions/team.ts';
import { draft, type Draft, stampAll } from './drafts.ts';
import { recordMissed, withReach } from './reach.ts';
import { dues } from './due.ts';
import type { CaseEvent } from './events.ts';
import { inTheWay, outOfPlace } from './possible.ts';
import type { CaseState } from './state.ts';

const decisions: Decisions<ActionName> = {
  ...handling,
  ...team,
  ...correction,
  ...escalation,
  ...coverage,
  ...closing,
  ...linking,
};

export { open } from './opening.ts';

/**
 * What an action leads to: the events, or a `Refusal` that names action and state. Checks in this order: the role,
 * the stage, the revision the caller saw, coverage, what depends on the case, then what was said. Pure; `now` in epoch milliseconds.
 */
export function decide(
  state: CaseState,
  command: CommandOf<ActionName>,
  actor: Actor,
  now: number,
  expectedRevision?: number,
): CaseEvent[] | Refusal {
  const { type } = command;
  const misplaced = outOfPlace(state, type, actor);
  if (misplaced) return misplaced;
  if (expectedRevision !== undefined && expectedRevision !== state.seq)
    return stale('caseStale', { number: state.number, revision: state.seq, expected: expectedRevision });
  const barred = inTheWay(state, type, actor);
  if (barred) return barred;
  const decision = decisions[type] as Decision<ActionName>;
  const outcome = decision(state, command, actor, now);
  if (outcome instanceof Refusal) return outcome;
  return stampAll(withReach(state, outcome), actor, actionRules[type].roles, now);
}

function assignByRule(
  state: CaseState,
  { engineer, merits, dutyFrom }: SystemCommands['assignByRule'],
  now: number,
): Draft[] {
  if (state.stage !== 'assigning') return [];
  if (!engineer && state.queued) return [];
  // A consultant is named by hand. [S1, 5*8]
  if (state.entitlement.reason === 'out_of_scope')
    return state.queued ? [] : [draft('queued', { cause: 'consultation' })];
  if (!engineer) {
    const next = dutyFrom !== undefined && { dutyFrom: new Date(dutyFrom).toISOString() };
    return [draft('queued', { cause: 'nobody_on_duty', ...next })];
  }
  return [
    draft('assigned', {
      engineer,
      cause: 'rule',
      ...(merits && { merits }),
      ...respondBy(state, now),
    }),
  ];
}

/** A deadline that was overtaken (answered, paused, fired before) leads to nothing: it is never an error. */
function fallDue(
  state: CaseState,
  { key, successor = null, ...follower }: SystemCommands['fallDue'],
  now: number,
): Draft[] {
  const due = dues(state).find((each) => each.key === key);
  return due && due.at <= now ? due.drafts({ successor, ...follower }, now) : [];
}

function rmaChanged(state: CaseState, { number, state: to }: SystemCommands['rmaChanged']): Draft[] {
  const rma = state.rmas.find((each) => each.number === number);
  return rma && rma.state !== to ? [draft('rma_updated', { number, state: to })] : [];
}

/** A message that keeps a promise of the closing chain has gone out. [S1, e and g] */
const sent = ({ handing = {}, clocks }: CaseState, { seqs }: SystemCommands['sent']): Draft[] =>
  handedClocks
    .filter((name) => seqs.includes(handing[name] ?? 0))
    .filter((name) => clocks.some((clock) => clock.name === name && isOpen(clock)))
    .map((clock) => draft('notice_sent', { clock }));

function bySystem(state: CaseState, command: CommandOf<keyof SystemCommands>, now: number): Draft[] {
  switch (command.type) {
    case 'fallDue':
      return fallDue(state, command, now);
    case 'rmaChanged':
      return rmaChanged(state, command);
    case 'merged':
      return merged(state, command);
    case 'linkedFromThere':
      return linkedFromThere(state, command);
    case 'sent':
      return sent(state, command);
    case 'handBack':
      return handBack(state, command.engineer, now, {
        ...(command.merits && { merits: command.merits }),
      });
    case 'notReached':
      return recordMissed(state, command.missed);
    case 'assignByRule':
      return assignByRule(state, command, now);
  }
}

/** What the case does by itself. An empty answer means that there is nothing to do any more. */
export function decideBySystem(
  state: CaseState,
  command: CommandOf<keyof SystemCommands>,
  now: number,
): CaseEvent[] {
  return stampAll(withReach(state, bySystem(state, command, now)), system, [], now);
}
