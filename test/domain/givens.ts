import type { Candidate } from '../../domain/assignment.ts';
import { applyAll } from '../../domain/case/apply.ts';
import type { ActionName, CommandOf, SystemCommands } from '../../domain/case/commands.ts';
import { currentEdition } from '../../domain/case/edition.ts';
import { decide, decideBySystem, open } from '../../domain/case/decide.ts';
import { type Due, dues } from '../../domain/case/due.ts';
import type { CaseEvent, EventKind, EventOf, Opening } from '../../domain/case/events.ts';
import { withHours } from '../../domain/case/hours.ts';
import type { CaseState, Clock } from '../../domain/case/state.ts';
import { followerAt, followerOf } from '../../domain/case/successor.ts';
import type { WorkingHours } from '../../domain/hours.ts';
import type { Actor } from '../../domain/people.ts';
import type { Policy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ClockName, Priority, Role } from '../../domain/vocabulary.ts';
import { compile } from '../../policies/compile.ts';
import { wholePolicy } from '../../policies/schema.ts';
import { defaultPolicyId, wholePolicies } from '../../policies/shipped.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The policy `response-centre`, as shipped. */
export const responseCentre: Policy = compile(
  defaultPolicyId,
  1,
  wholePolicy.parse((await wholePolicies()).get(defaultPolicyId)),
);

const actor = (id: string, name: string, role: Role, more: Partial<Actor> = {}): Actor => ({
  id,
  name,
  roles: [role],
  ...more,
});
export const li = actor('li', 'Li Wei', 'engineer', { skills: ['network'] });
export const wang = actor('wang', 'Wang Jun', 'engineer', { skills: ['network'] });
export const zhao = actor('zhao', 'Zhao Min', 'engineer', { skills: ['storage'] });
export const chen = actor('chen', 'Chen Yu', 'engineer', { skills: [] });
export const sun = actor('sun', 'Sun Bo', 'engineer', { skills: [] });
export const agent = actor('agent', 'Agent Ma', 'agent');
export const manager = actor('manager', 'Manager Xu', 'response_center_manager');
export const expert = actor('expert', 'Expert He', 'expert', { skills: ['Network'] });
export const stranger = actor('stranger', 'Expert Guo', 'expert', { skills: ['storage'] });
export const rmaAdmin = actor('rma', 'Returns Lin', 'rma_admin');
export const depot = actor('depot', 'Depot Hu', 'depot');
export const customer = actor('zhang', 'Zhang Na', 'customer', { customerId: 'acme' });
export const foreigner = actor('smith', 'J. Smith', 'customer', { customerId: 'globex' });

export const opened = Date.parse('2026-11-23T08:00:00.000Z');
export const iso = (afterOpening: number): string => new Date(opened + afterOpening).toISOString();

export const opening = (change: Partial<Opening> = {}): Opening => ({
  number: 'C20261123-0001',
  edition: currentEdition,
  title: 'Core switch reboots',
  description: '',
  channel: 'hotline',
  category: 'network',
  vendor: 'cisco',
  serialNumber: 'FOC1',
  priority: 'P1',
  customer: { id: 'acme', name: 'ACME' },
  contact: { name: 'Zhang Na', email: 'zhang.na@acme.example' },
  entitlement: { covered: true, contractId: 'acme-support', warrantyUntil: null, reason: 'contract' },
  policy: responseCentre,
  agent: { id: 'agent', name: 'Agent Ma' },
  ...change,
});

/** Actions with plausible bodies. */
export const say = {
  respond: { type: 'respond', note: 'called', via: 'phone' },
  diagnose: { type: 'diagnose', cause: 'bad memory' },
  resolve: { type: 'resolve', cause: 'bad memory', treatment: 'replaced', restoredAt: iso(0) },
  agree: { type: 'consent', agreed: true, by: 'Zhang Na', via: 'phone' },
  reject: { type: 'consent', agreed: false, by: 'Zhang Na', via: 'phone', comment: 'still down' },
  dispatch: { type: 'dispatch', engineerId: 'wang', engineerName: 'Wang Jun', address: '8 Jianguo Road' },
  resume: { type: 'resume' },
  reopen: { type: 'reopen', reason: 'it is back' },
  cancel: { type: 'cancel', reason: 'withdrawn', consentBy: 'Zhang Na' },
} as const satisfies Record<string, CommandOf<ActionName>>;

/** Engineers as the directory would offer them: the rule chooses them in this order. */
export const offered = (engineers: Actor[]): Candidate[] =>
  engineers.map(({ id, name }, i) => ({
    ...{ id, name, skills: [], onDuty: true, load: 0, responsible: false },
    similarSolved: engineers.length - i,
  }));

/** Hours, minutes and seconds since the opening: `0:49:59.880`. */
export function clockTime(ms: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = `${Math.floor(ms / hour)}:${two(Math.floor(ms / minute) % 60)}:${two(Math.floor(ms / second) % 60)}`;
  return ms % second ? `${whole}.${String(ms % second).padStart(3, '0')}` : whole;
}

/** A case run by hand, with a clock that stands still until it is moved: the slow oracle of what the workflow does. */
export class Story {
  state: CaseState;
  now: number;
  readonly openedAt: number;
  readonly events: CaseEvent[];
  /** The engineers on duty, in the order in which the rule would choose them. */
  readonly onDuty: Actor[];

  constructor(
    change: Partial<Opening> = {},
    onDuty: Actor[] = [li, wang, zhao, chen, sun],
    { at = opened, hours }: { at?: number; hours?: WorkingHours } = {},
  ) {
    this.onDuty = onDuty;
    this.openedAt = this.now = at;
    this.events = open(opening(change), agent, this.now);
    this.state = applyAll(null, this.events);
    if (hours) this.state = withHours(this.state, hours);
    this.commit(
      decideBySystem(
        this.state,
        { type: 'assignByRule', engineer: followerOf(this.state, offered(this.onDuty)).successor },
        this.now,
      ),
    );
  }

  /** What will fall due, as it is known now. */
  get upcoming(): Due[] {
    return dues(this.state);
  }

  /** What the case decides by itself now. */
  decided(command: CommandOf<keyof SystemCommands>): CaseEvent[] {
    return decideBySystem(this.state, command, this.now);
  }

  commit(events: CaseEvent[]): void {
    this.events.push(...events);
    this.state = events.length ? applyAll(this.state, events) : this.state;
  }

  /** Fires one deadline; `now` is its time, or later where it was late already. */
  fire(due: Due): CaseEvent[] {
    this.now = Math.max(this.now, due.at);
    const follower = followerAt(due, this.state, offered(this.onDuty));
    const events = decideBySystem(this.state, { type: 'fallDue', key: due.key, ...follower }, this.now);
    if (!events.length) throw new Error(`'${due.key}' is due and does nothing`);
    this.commit(events);
    return events;
  }

  /** Lets time pass until `afterOpening` (ms), firing what falls due on the way, that instant included. */
  until(afterOpening: number): this {
    const end = this.openedAt + afterOpening;
    const bound = this.events.length + 10_000;
    for (let due = dues(this.state)[0]; due && due.at <= end; due = dues(this.state)[0]) {
      this.fire(due);
      if (this.events.length > bound) throw new Error(`Caught in a loop at '${due.key}'`);
    }
    this.now = Math.max(this.now, end);
    return this;
  }

  /** What `who` asks for now: the events, which have taken effect, or the refusal. */
  ask(who: Actor, command: CommandOf<ActionName>, revision?: number): CaseEvent[] | Refusal {
    const outcome = decide(this.state, command, who, this.now, revision);
    if (!(outcome instanceof Refusal)) this.commit(outcome);
    return outcome;
  }

  /** Lets time pass until `afterOpening`; then `who` does something that has to be possible. */
  at(afterOpening: number, who: Actor, command: CommandOf<ActionName>): this {
    const outcome = this.until(afterOpening).ask(who, command);
    if (outcome instanceof Refusal) throw new Error(`${command.type}: ${outcome.message}`);
    return this;
  }

  /** Lets time pass until `afterOpening`; then the messages of the last event of `kind` have gone out. */
  sent(afterOpening: number, kind: EventKind): this {
    const seq = this.until(afterOpening).events.findLastIndex((event) => event.kind === kind) + 1;
    this.commit(decideBySystem(this.state, { type: 'sent', seqs: [seq] }, this.now));
    return this;
  }

  /** The refusal of what `who` asks for now. */
  refusal(who: Actor, command: CommandOf<ActionName>, revision?: number): Pick<Refusal, 'code' | 'message'> {
    const before = this.state;
    const outcome = this.ask(who, command, revision);
    if (!(outcome instanceof Refusal) || this.state !== before)
      throw new Error(`'${command.type}' was possible`);
    return { code: outcome.code, message: outcome.message };
  }

  clock(name: ClockName): Clock | undefined {
    return this.state.clocks.find((clock) => clock.name === name);
  }

  all<K extends EventKind>(kind: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.kind === kind);
  }

  last<K extends EventKind>(kind: K): EventOf<K>['data'] | undefined {
    return this.all(kind).at(-1)?.data as EventOf<K>['data'] | undefined;
  }

  /** The timeline since the opening's own entries (`opened`, `acknowledged`, `assigned`), with times; of `kinds` only where some are given. */
  told(...kinds: EventKind[]): string[] {
    return this.events
      .slice(3)
      .filter(({ kind }) => !kinds.length || kinds.includes(kind))
      .map(({ at, kind }) => `${clockTime(at - this.openedAt)} ${kind}`);
  }
}

/** A case that Li Wei has, of `priority`. */
export const withLi = (priority: Priority = 'P1', change: Partial<Opening> = {}): Story =>
  new Story({ priority, ...change });

/** The same, responded to by Li Wei after a minute. */
export const responded = (priority: Priority = 'P1', change: Partial<Opening> = {}): Story =>
  withLi(priority, change).at(minute, li, say.respond);

/** The same, resolved after two minutes: the customer is asked, or the manager where the policy has a review. */
export const resolved = (priority: Priority = 'P1', change: Partial<Opening> = {}): Story =>
  responded(priority, change).at(2 * minute, li, say.resolve);

/** The same, closed after three minutes: the survey is out where the policy has one. */
export const closed = (priority: Priority = 'P1', change: Partial<Opening> = {}): Story =>
  resolved(priority, change).at(3 * minute, customer, say.agree);

/** The response centre's policy with `change` on top. */
export const policyWith = (change: Partial<Policy>): Policy => ({ ...responseCentre, ...change });
