import { asksOf } from '../domain/case/asks.ts';
import { dues } from '../domain/case/due.ts';
import { liveStatuses } from '../domain/case/queues.ts';
import { owesCall } from '../domain/case/reach.ts';
import { comparable } from '../domain/case/similar.ts';
import type { CaseState } from '../domain/case/state.ts';
import { textsOf, textsOfEvents } from '../domain/case/texts.ts';
import { typeOf } from '../domain/case/types.ts';
import { isBreached, isEscalated, nextDueAt, statusOf, tagsOf } from '../domain/case/view.ts';
import { type Facts, factsOf } from '../domain/reports/facts.ts';
import { isRmaOver } from '../domain/rma/state.ts';
import { serialKey } from '../domain/serial.ts';
import type { Channel, HoldReason, Priority, Stage, Status } from '../domain/vocabulary.ts';
import { endOfTime, wakingAt } from './waking.ts';
import { termsOf, termsOfPhone } from './words.ts';

/** The read model of a case: its whole state, and beside it what lists filter and sort by. */
export interface CaseRecord {
  _id: string;
  state: CaseState;
  revision: number;
  status: Status;
  stage: Stage;
  priority: Priority;
  assigneeId: string | null;
  expertId: string | null;
  customerId: string;
  /** As `comparable`, and so is the category: 'Cisco' and 'cisco' are one. As it was said it is in `state`. */
  vendor: string | null;
  category: string | null;
  /** A fault in what earlier versions stored, where there is none. */
  type: string;
  /** As `serialKey`. */
  serial: string | null;
  channel: Channel;
  openedAt: Date;
  dueAt: Date | null;
  /** As `dueAt`, but with live cases that owe nothing at the end of the list, and after them what is over. */
  dueOrder: Date;
  /** Since when, or from when, the case is late: the past while a promise is broken and owed, else as `dueOrder`. */
  lateAt: Date;
  /** When it was closed or cancelled. */
  closedAt: Date | null;
  /** What is asked of experts (`domain/case/asks.ts`). */
  asks: string[];
  /** A visit is asked for, and nobody has decided. */
  visit: boolean;
  /** Another priority is asked for, and no manager has answered. */
  priorityAsked: boolean;
  /** As `comparable`, those that Caseline gives it among them. */
  tags: string[];
  /** What is waited for. */
  hold: HoldReason | null;
  /** Whether its customer is to be called. */
  toCall: boolean;
  /** Whether one of its RMAs is under way. */
  rma: boolean;
  /** Whether managers have been told that it is unsolved, which it still is. */
  escalated: boolean;
  /** Neither closed nor cancelled. */
  live: boolean;
  /** When its process has something to do next if nobody acts; at the end of time while nothing falls due, null once it is over. */
  wakesAt: Date | null;
  /** When this revision was stored. */
  storedAt: Date;
  /** What reports count of it. */
  facts: Facts;
}

/** The terms by which a case is found; they only grow, since its history is found by them too. */
export interface CaseTerms {
  words: string[];
  /** Those by which its customer finds it: of what they may read. */
  publicWords: string[];
}

/** Sorts live cases that owe nothing after all others. */
export const never = endOfTime;
const over = new Date('9999-12-31T00:00:00Z');
const always = new Date(0);

/** The case as it is stored. */
export function record(state: CaseState): CaseRecord {
  const due = nextDueAt(state);
  const status = statusOf(state);
  const live = liveStatuses.some((each) => each === status);
  return {
    _id: state.number,
    state,
    revision: state.seq,
    status,
    stage: state.stage,
    priority: state.priority,
    assigneeId: state.assignee?.id ?? null,
    expertId: state.expert?.id ?? null,
    customerId: state.customer.id,
    vendor: comparable(state.vendor),
    category: comparable(state.category),
    serial: state.serialNumber === null ? null : serialKey(state.serialNumber),
    type: typeOf(state),
    channel: state.channel,
    openedAt: new Date(state.openedAt),
    dueAt: due === null ? null : new Date(due),
    dueOrder: !live ? over : due === null ? never : new Date(due),
    lateAt: isBreached(state) ? always : due === null ? never : new Date(due),
    closedAt: state.closedAt === null ? null : new Date(state.closedAt),
    asks: asksOf(state),
    visit: typeof state.dispatchRequestedAt === 'number',
    priorityAsked: (state.priorityRequest ?? null) !== null,
    tags: tagsOf(state).map((tag) => comparable(tag) as string),
    hold: state.hold?.reason ?? null,
    toCall: owesCall(state),
    rma: state.rmas.some((rma) => !isRmaOver(rma.state)),
    escalated: isEscalated(state),
    live,
    wakesAt: state.stage === 'ended' ? null : wakingAt(dues(state)),
    storedAt: new Date(),
    facts: factsOf(state),
  };
}

type Told = Parameters<typeof textsOfEvents>[0];

/** What else may be found of a case than the words that its other events say themselves. */
const renaming: readonly string[] = ['opened', 'corrected', 'rma_requested'];

/** The terms that events add to those by which the case was found before them. */
export function addedTerms(state: CaseState, events: Told): CaseTerms {
  if (events.some(({ kind }) => renaming.includes(kind))) return caseTerms(state, events);
  const { all, disclosed } = textsOfEvents(events);
  return { words: termsOf(...all), publicWords: termsOf(...disclosed) };
}

/** The terms of a case as it stands, and of what happened to it. */
export function caseTerms(state: CaseState, events: Told = []): CaseTerms {
  const { all, disclosed, phone } = textsOf(state);
  const said = textsOfEvents(events);
  // Numbers are looked for whole, too.
  const whole = [state.number, state.serialNumber, ...state.rmas.map(({ number }) => number)]
    .filter((word) => word !== null)
    .map((word) => word.toLowerCase());
  const own = [...whole, ...termsOfPhone(phone)];
  return {
    words: [...new Set([...own, ...termsOf(...all), ...termsOf(...said.all)])],
    publicWords: [...new Set([...own, ...termsOf(...disclosed), ...termsOf(...said.disclosed)])],
  };
}
