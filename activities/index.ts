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
import type { Missed } from '../domain/reach.ts';
import { isEnded } from '../domain/rma/transitions.ts';
import type { Courier } from '../messages/courier.ts';
import { writeMessages, type Written } from '../messages/notice.ts';
import { zoneOf } from '../messages/zone.ts';
import { shortageEvent } from '../messages/shortage-facts.ts';
import { recallWording } from '../store/templates.ts';
import { carriedFrom } from '../store/carried.ts';
import { awayUntil, dutyFor } from '../store/duty.ts';
import { candidates, leastLoadedExpert } from '../store/assignment.ts';
import { calendars } from '../store/calendars.ts';
import { saveCall } from '../store/calls.ts';
import { addTerms, saveCase } from '../store/cases.ts';
import { isDuplicate, type Session, withTransaction } from '../store/connection.ts';
import { hoursOf } from '../store/hours.ts';
import { replaceInstalled } from '../store/installed.ts';
import { insertMessages, type OutboxRow, sentSeqs } from '../store/outbox.ts';
import { findPerson } from '../store/people.ts';
import { reservePart } from '../store/reservations.ts';
import { moveParts } from '../store/rmaParts.ts';
import { findRma, saveRma } from '../store/rmas.ts';
import { fulfilledBy, stockTransaction } from '../store/stock.ts';
import { appendTimeline } from '../store/timeline.ts';
import { withAttachments } from './attachments.ts';
import type { Activities, CallChange, CaseChange, Recorded, RmaChange } from './contract.ts';
import { depotHours } from './depots.ts';
import { createDirectory } from './directory.ts';

type Change = CaseChange | RmaChange | CallChange;

/** A promise of the case is kept when a message has gone out. */
const awaitsSending = (state: Change['state']): boolean =>
  'handing' in state &&
  handedClocks.some((name) => state.clocks.some((clock) => clock.name === name && isOpen(clock)));

/** Who is told what of one event, by what it is an event of. */
function noticesOf({ state }: Change, event: Change['events'][number]): Notice[] {
  if (isCall(state)) return callNoticesFor(state, event as CallChange['events'][number]);
  return 'caseNumber' in state
    ? rmaNoticesFor(state, event as RmaChange['events'][number])
    : noticesFor(state, event as CaseChange['events'][number]);
}

/** A message that the recipient's side refused, as the workflow records it: each try once. */
const missedBy = ({ _id, attempts, recipient, channel, template }: OutboxRow): Missed => ({
  key: `${_id}/${attempts}`,
  notice: template,
  to: { name: recipient.name, ...(recipient.id === 'contact' && { contact: true }) },
  cause: 'refused',
  channel,
  instead: [],
});

export interface ActivityDependencies {
  settings: Pick<Settings, 'publicUrl' | 'secret' | 'timeZone' | 'language'>;
  courier: Courier;
}

/** The effects of Caseline, made once a worker process. Whatever fails is tried again by Temporal. */
export function createActivities({ settings, courier }: ActivityDependencies): Activities {
  const directory = createDirectory(settings);
  const sms = courier.carries('sms');
  const wording = { ...settings, sms, mail: courier.carries('email'), wordingOf: recallWording };

  /** All messages of a change, each as its own event tells it. */
  async function messagesOf(change: Change): Promise<Written> {
    const { state } = change;
    const written = await Promise.all(
      change.events.map(({ seq, ...event }) => {
        const subject = { state, event, seq };
        return writeMessages(noticesOf(change, { seq, ...event }), subject, directory, wording);
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
   * and with it the rest of the transaction. Then the messages get one short try, while nobody has to wait long.
   */
  async function record<C extends Change>(
    change: C,
    save: (session: Session, anew: boolean) => Promise<boolean>,
    transaction = withTransaction,
  ): Promise<Recorded> {
    const { messages, missed } = await messagesOf(change);
    const { state, events } = change;
    const heard = { sms, ...(missed.length && { missed }) };
    const write = (anew: boolean) =>
      transaction(async (session) => {
        if (!(await save(session, anew))) return;
        await appendTimeline(state.number, events, { session, anew });
        await insertMessages(messages, { session, anew }, courier.carries);
      });
    // Nearly always all of it is new. Where it is not, because this was written before, or restored, it takes a closer look.
    await write(events.length > 0).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return write(false);
    });
    if (!messages.some(({ channel }) => courier.carries(channel))) return { undelivered: 0, ...heard };
    const { undelivered, refused = [] } = await courier.deliver(state.number, { patience: 'brief' });
    const all = [...missed, ...refused.map(missedBy)];
    return {
      ...{ undelivered, sms },
      ...(all.length && { missed: all }),
      ...(awaitsSending(state) && { sent: await sentSeqs(state.number) }),
    };
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
      const { messages } = await writeMessages(shortageNotices, subject, directory, wording);
      await insertMessages(messages, undefined, courier.carries);
      const { undelivered } = await courier.deliver(shortage.number, { patience: 'brief' });
      return { undelivered };
    },
    deliver: async (number) => {
      const { undelivered, error, refused = [] } = await courier.deliver(number, { patience: 'full' });
      if (undelivered)
        throw ApplicationFailure.retryable(`${undelivered} waiting: ${error ?? ''}`, 'Undelivered');
      const sent = await sentSeqs(number);
      return { sms, sent, ...(refused.length && { missed: refused.map(missedBy) }) };
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
