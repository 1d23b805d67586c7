import { ApplicationFailure } from '@temporalio/activity';
import type { Settings } from '../config/settings.ts';
import { callNoticesFor } from '../domain/call/notices.ts';
import { isCall } from '../domain/call/state.ts';
import { textsOfParcels } from '../domain/case/texts.ts';
import { shortageNotices } from '../domain/depot/shortage.ts';
import { isOpen } from '../domain/clocks.ts';
import { handedClocks } from '../domain/vocabulary.ts';
import { noticesFor, type Notice } from '../domain/notices.ts';
import { rmaNoticesFor } from '../domain/rma/notices.ts';
import { isEnded } from '../domain/rma/transitions.ts';
import type { Courier } from '../messages/courier.ts';
import type { Written } from '../messages/notice.ts';
import { zoneOf } from '../messages/zone.ts';
import { shortageEvent } from '../messages/shortage-facts.ts';
import { carriedFrom } from '../store/carried.ts';
import { awayUntil, dutyFor } from '../store/duty.ts';
import { candidates, leastLoadedExpert } from '../store/assignment.ts';
import { calendars } from '../store/calendars.ts';
import { saveCall } from '../store/calls.ts';
import { addTerms, saveCase } from '../store/cases.ts';
import { isDuplicate, type Session, withTransaction } from '../store/connection.ts';
import { hoursOf } from '../store/hours.ts';
import { replaceInstalled } from '../store/installed.ts';
import { insertMessages, type Message } from '../store/outbox.ts';
import { findPerson } from '../store/people.ts';
import { reservePart } from '../store/reservations.ts';
import { moveParts } from '../store/rmaParts.ts';
import { findRma, saveRma } from '../store/rmas.ts';
import { fulfilledBy, stockTransaction } from '../store/stock.ts';
import { appendTimeline } from '../store/timeline.ts';
import { withAttachments } from './attachments.ts';
import type { Activities, CallChange, CaseChange, Recorded, RmaChange } from './contract.ts';
import { depotHours } from './depots.ts';
import { createWriter } from './writer.ts';

type Change = CaseChange | RmaChange | CallChange;

/** A promise of the case is kept when a message has gone out. */
const awaitsSending = (state: Change['state']): boolean =>
  'handing' in state &&
  handedClocks.some((name) => state.clocks.some((clock) => clock.name === name && isOpen(clock)));

const awaitedBy =
  (state: Change['state']) =>
  (message: Message): Message =>
    awaitsSending(state) ? { ...message, awaited: true } : message;

/** Who is told what of one event, by what it is an event of. */
function noticesOf({ state }: Change, event: Change['events'][number]): Notice[] {
  if (isCall(state)) return callNoticesFor(state, event as CallChange['events'][number]);
  return 'caseNumber' in state
    ? rmaNoticesFor(state, event as RmaChange['events'][number])
    : noticesFor(state, event as CaseChange['events'][number]);
}

/** Nothing more is decided after this, so nobody could tell it later what became of its messages. */
function isOver(state: Change['state']): boolean {
  if (isCall(state)) return state.endedAt !== null;
  return 'caseNumber' in state ? isEnded(state) : state.stage === 'ended';
}

export interface ActivityDependencies {
  settings: Pick<Settings, 'publicUrl' | 'secret' | 'timeZone' | 'language'>;
  courier: Courier;
}

/** The effects of Caseline, made once a worker process. Whatever fails is tried again by Temporal. */
export function createActivities({ settings, courier }: ActivityDependencies): Activities {
  const { directory, write } = createWriter({ settings, courier });
  const sms = courier.carries('sms');

  /** All messages of a change, each as its own event tells it. */
  async function messagesOf(change: Change): Promise<Written> {
    const { state } = change;
    const written = await Promise.all(
      change.events.map(({ seq, ...event }) => {
        const subject = { state, event, seq };
        return write(noticesOf(change, { seq, ...event }), subject);
      }),
    );
    return {
      messages: await withAttachments(
        change,
        written.flatMap(({ messages }) => messages),
        (about) => zoneOf({ frame: 'contact' }, about, directory, settings),
      ),
      missed: written.flatMap(({ missed }) => missed),
    };
  }

  /**
   * Everything of a change or nothing, however often it is asked for: the read model refuses a revision that it has,
   * and with it the rest of the transaction. Who drains the outbox here hears of the messages; nobody waits for that.
   */
  async function record<C extends Change>(
    change: C,
    save: (session: Session, anew: boolean) => Promise<boolean>,
    transaction = withTransaction,
  ): Promise<Recorded> {
    const { messages, missed } = await messagesOf(change);
    const { state, events } = change;
    const heard = { sms, ...(missed.length && { missed }) };
    const store = (anew: boolean) =>
      transaction(async (session) => {
        if (!(await save(session, anew))) return;
        await appendTimeline(state.number, events, { session, anew });
        await insertMessages(messages.map(awaitedBy(state)), { session, anew }, courier.carries);
      });
    // Nearly always all of it is new. Where it is not, because this was written before, or restored, it takes a closer look.
    await store(events.length > 0).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return store(false);
    });
    courier.ring(messages);
    const carried = messages.filter(({ channel }) => courier.carries(channel));
    return { undelivered: isOver(state) ? carried.length : 0, ...heard };
  }

  return {
    recordCase: async (change) => {
      const { state, events } = change;
      const again = !events.length;
      const save = (session: Session, anew: boolean) => saveCase(state, { session, anew, again, events });
      const [recorded, duty] = await Promise.all([record(change, save), dutyFor(state)]);
      return { ...recorded, ...(duty !== undefined && { duty }) };
    },
    recordRma: async (change) => {
      const { state, events } = change;
      const save = async (session: Session) => {
        const saved = await saveRma(state, session);
        if (!saved) return false;
        await moveParts(state, events, session);
        await addTerms(state.caseNumber, textsOfParcels(events), session);
        return true;
      };
      const recorded = await record(change, save, stockTransaction);
      await replaceInstalled(state, events);
      return isEnded(state) || state.faulty
        ? { ...recorded, fulfilled: await fulfilledBy(state.number) }
        : recorded;
    },
    recordCall: (change) => record(change, (session) => saveCall(change.state, session)),
    tellShortage: async (shortage) => {
      const { movement: seq } = shortage;
      const subject = { state: shortage, event: shortageEvent(shortage), seq };
      const { messages } = await write(shortageNotices, subject);
      await insertMessages(messages, undefined, courier.carries);
      courier.ring(messages);
      return { undelivered: 0 };
    },
    findCandidates: candidates,
    findPerson: async (id) => {
      const found = await findPerson(id);
      return found && { ...found, ...(await awayUntil(id)) };
    },
    rmaExists: async (number) => (await findRma(number)) !== null,
    findExpert: leastLoadedExpert,
    workingHours: async ({ calendarId, ...stretch }) => {
      const found = await calendars.find(calendarId);
      if (found) return hoursOf(found.document, stretch);
      throw ApplicationFailure.nonRetryable(`There is no calendar '${calendarId}'`, 'UnknownCalendar');
    },
    carriedFrom,
    reservePart,
    depotHours,
  };
}
