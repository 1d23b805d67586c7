import { type HoldReason, type Priority, type Role, type Stage, type Status } from '../vocabulary.ts';
import { actionRules } from './actions.ts';
import { type Ask, keysOf } from './asks.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

export const queueNames = [
  'mine',
  'team',
  'unassigned',
  'asked',
  'vendor_requests',
  'visits',
  'reviews',
  'priority_requests',
  'awaiting',
  'soon',
  'overdue',
  'escalated',
  'waiting_customer',
  'on_hold',
  'to_call',
  'rma',
  'confirm',
  'open',
  'ended',
] as const;
export type QueueName = (typeof queueNames)[number];

/** How near the next deadline is: it has passed, or a promise is broken and still owed; within half an hour; later. */
export type Urgency = 'late' | 'soon' | 'later';
export const soonWithin = 30 * minute;

/** What a queue holds; every condition that is given must be met. */
export interface QueueRule {
  /** Whose work it is: somebody in none of these roles finds nothing in it, and does not see it. */
  roles?: readonly Role[];
  status?: readonly Status[];
  stage?: readonly Stage[];
  /** Whose cases: the reader's, the team's, or nobody's. */
  whose?: 'mine' | 'team' | 'nobody';
  urgency?: Urgency;
  /** Something is asked of the reader. */
  ask?: Ask;
  /** A visit is asked for, and nobody has decided. */
  visit?: true;
  /** Another priority is asked for, and no manager has answered. */
  priorityAsked?: true;
  /** What is waited for. */
  hold?: HoldReason;
  /** The customer can be told by nothing but a call, which is owed. */
  toCall?: true;
  /** Some RMA of it is under way. */
  rma?: true;
  /** Managers have been told that it is unsolved, which it still is. */
  escalated?: true;
  /** Closed or cancelled so many milliseconds ago at most. */
  endedWithin?: number;
}

export const liveStatuses = ['open', 'on_hold', 'resolved'] as const satisfies readonly Status[];
const live = liveStatuses;

/** The queues of the workspace. A case may be in several. */
export const queues: Record<QueueName, QueueRule> = {
  mine: { status: live, whose: 'mine' },
  team: { status: live, whose: 'team' },
  unassigned: { status: ['open', 'on_hold'], whose: 'nobody' },
  awaiting: { stage: ['awaiting_response'] },
  asked: { roles: ['expert'], ask: 'expert' },
  vendor_requests: { roles: actionRules.confirmVendor.roles, ask: 'vendor' },
  visits: {
    roles: actionRules.declineDispatch.roles,
    stage: actionRules.declineDispatch.stages,
    visit: true,
  },
  priority_requests: {
    roles: actionRules.priority.roles,
    stage: actionRules.priority.stages,
    priorityAsked: true,
  },
  reviews: { roles: actionRules.review.roles, stage: actionRules.review.stages },
  soon: { status: live, urgency: 'soon' },
  overdue: { status: live, urgency: 'late' },
  escalated: { escalated: true },
  waiting_customer: { status: ['on_hold'], hold: 'waiting_customer' },
  on_hold: { status: ['on_hold'] },
  to_call: { status: live, toCall: true },
  rma: { status: live, rma: true },
  confirm: { stage: ['confirming'] },
  open: { status: live },
  // What ended long ago is found by search; what ended lately is looked at again.
  ended: { endedWithin: 7 * day },
};

/** So many live cases are alike in everything that queues and the board ask. */
export interface Tally {
  status: Status;
  stage: Stage;
  priority: Priority;
  assigneeId: string | null;
  urgency: Urgency;
  asks: readonly string[];
  visit: boolean;
  priorityAsked: boolean;
  hold: HoldReason | null;
  toCall: boolean;
  rma: boolean;
  escalated: boolean;
  count: number;
}

/** Who reads, and the engineers and experts of the same centre [S3]; of every centre for those who belong to none. */
export interface Reader {
  id: string;
  team: readonly string[];
  roles: readonly Role[];
  skills: readonly string[];
}

/** Whether a queue has work for somebody in these roles. */
export const isFor = ({ roles }: QueueRule, held: readonly Role[]): boolean =>
  roles?.some((role) => held.includes(role)) ?? true;

/** How many cases each queue of the reader's holds for them; the ended ones are not counted. */
export function countQueues(tallies: readonly Tally[], reader: Reader): Partial<Record<QueueName, number>> {
  const holds = (rule: QueueRule, tally: Tally): boolean =>
    (rule.status?.includes(tally.status) ?? true) &&
    (rule.stage?.includes(tally.stage) ?? true) &&
    (rule.whose !== 'mine' || tally.assigneeId === reader.id) &&
    (rule.whose !== 'nobody' || tally.assigneeId === null) &&
    (rule.whose !== 'team' || reader.team.includes(tally.assigneeId ?? '')) &&
    (rule.ask === undefined || keysOf(rule.ask, reader).some((key) => tally.asks.includes(key))) &&
    (!rule.visit || tally.visit) &&
    (!rule.priorityAsked || tally.priorityAsked) &&
    (rule.urgency === undefined || rule.urgency === tally.urgency) &&
    (rule.hold === undefined || rule.hold === tally.hold) &&
    (!rule.toCall || tally.toCall) &&
    (!rule.rma || tally.rma) &&
    (!rule.escalated || tally.escalated);
  return Object.fromEntries(
    queueNames
      .filter((name) => queues[name].endedWithin === undefined && isFor(queues[name], reader.roles))
      .map((name) => [
        name,
        tallies.reduce((sum, tally) => sum + (holds(queues[name], tally) ? tally.count : 0), 0),
      ]),
  );
}
