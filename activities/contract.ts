import type { CallEvent, CallState } from '../domain/call/state.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Merged, Taken } from '../domain/case/links.ts';
import type { AssigneeDuty, CaseState } from '../domain/case/state.ts';
import type { WorkingHours } from '../domain/hours.ts';
import type { MessageChannel } from '../domain/notices.ts';
import type { Actor, Person } from '../domain/people.ts';
import type { Candidate } from '../domain/assignment.ts';
import type { Shortage } from '../domain/depot/shortage.ts';
import type { Known } from '../domain/schema/people.ts';
import type { Reservation, ReservationRequest } from '../domain/depot/reservation.ts';
import type { Missed } from '../domain/reach.ts';
import type { RmaEvent, RmaState } from '../domain/rma/state.ts';

/** A timeline entry before it is stored: the event, its place in the case's history, from 1, and the update that it answers. */
export type Entry<E> = E & { seq: number; request?: string };

/** One step of a case: the facts that were decided together and the state after them. */
export interface CaseChange {
  state: CaseState;
  events: Entry<CaseEvent>[];
}

export interface RmaChange {
  state: RmaState;
  events: Entry<RmaEvent>[];
}

export interface CallChange {
  state: CallState;
  events: Entry<CallEvent>[];
}

/** What is known of messages: written, they had nowhere to go; sent, they were refused, or have gone out. */
export interface Heard {
  missed?: Missed[];
  /** The numbers of the entries of which messages have gone out, where the case waits for one. */
  sent?: number[];
  /** Whether text messages leave this house. */
  sms?: boolean;
  /** Until when whoever has the case is there; null: the rota says nothing of them any more. */
  duty?: AssigneeDuty | null;
}

export interface Recorded extends Heard {
  /** The last messages of what has ended by this: whoever wrote them stays until they are settled. */
  undelivered: number;
  /** RMAs on backorder that got a part with this change. */
  fulfilled?: string[];
}

/** What keeps the processes themselves going, beside what they ask for. */
export interface EngineActivities {
  /** Looks at everything that is to be kept going, marks what is stuck and what no longer is, and has administrators told. */
  watch(): Promise<void>;
  /** Begins a process anew from what is stored of it, once for a `request`; fails for good where there is nothing to begin. */
  restart(asked: {
    number: string;
    reason: string;
    by: Actor;
    request: string;
  }): Promise<{ revision: number }>;
}

/** What is done with messages, on a task queue of its own. */
export interface DeliveryActivities {
  /** Hands over what is due of a channel, for some minutes; fails while the channel is away, so that Temporal tries again. */
  drain(channel: MessageChannel): Promise<void>;
  /** Answers when nothing waits any more of a case, an RMA or a call; fails until then, so that Temporal asks again. */
  deliver(number: string): Promise<Heard>;
}

/** The effects that workflows ask for. Every one may run twice and changes nothing the second time. */
export interface Activities {
  /** Read model, timeline and outbox in one transaction; delivery is not waited for. */
  recordCase(change: CaseChange): Promise<Recorded>;
  recordRma(change: RmaChange): Promise<Recorded>;
  recordCall(change: CallChange): Promise<Recorded>;
  /** Tells those who keep the stock. */
  tellShortage(shortage: Shortage): Promise<Recorded>;
  /** Everybody who could take the case at a time of the case's clock (epoch milliseconds); now where none is given. */
  findCandidates(question: {
    category: string | null;
    vendor: string | null;
    customerId: string;
    at?: number;
  }): Promise<Candidate[]>;
  /** Reserves a part for an RMA, or puts it into the queue; asked again, how that stands by now. */
  reservePart(request: ReservationRequest): Promise<Reservation>;
  /**
   * The working hours of a depot between two instants (epoch milliseconds), with its `shippingTimes`; of the first one
   * where `depotId` is null. Null where it is always open, or there is none.
   */
  depotHours(question: { depotId: string | null; from: number; until: number }): Promise<WorkingHours | null>;
  /** Whether there is an RMA with this number, of whichever case. */
  rmaExists(number: string): Promise<boolean>;
  /** A person of the directory who has an account now, with their roles and a leave that runs, or null. */
  findPerson(id: string): Promise<Known | null>;
  /** What a duplicate leaves to the case that goes on, as far as it is taken. */
  carriedFrom(state: CaseState, take: Taken): Promise<Merged>;
  /** The expert with the fewest open cases among those of the area, or null. */
  findExpert(areas: string[]): Promise<Person | null>;
  /**
   * A calendar's hours between two instants (epoch milliseconds), with the local `times` of day (`14:00`) of each
   * working day; null for a calendar that is always open. Fails for good with `UnknownCalendar`.
   */
  workingHours(question: {
    calendarId: string;
    from: number;
    until: number;
    times?: string[];
  }): Promise<WorkingHours | null>;
}
