import { isOpen, start } from '../clocks.ts';
import { type MessageChannel, messageChannels, noticesFor, type TemplateName } from '../notices.ts';
import { system } from '../people.ts';
import { canBeTold, isContact, type Missed } from '../reach.ts';
import { draft, type Draft } from './drafts.ts';
import type { CaseEvent, EventKind } from './events.ts';
import type { CaseState, Clock } from './state.ts';
import { clockOf } from './dues/due.ts';

/** How soon somebody who cannot be written to is called, in milliseconds of the policy's time. */
export const callWithin = 30 * 60_000;

type Contactable = Pick<CaseState, 'contact' | 'reach'>;

/** Whether a message to the contact reaches them. A case of before says nothing about it and goes on as it did. */
export const contactCanBeTold = ({ contact, reach }: Contactable): boolean =>
  !reach || canBeTold({ ...contact, refused: reach.refused }, reach);

/** Somebody is to call the customer, and has not yet. */
export const owesCall = (state: CaseState): boolean => {
  const clock = clockOf(state, 'call_customer');
  return clock !== undefined && isOpen(clock);
};

/** The call to the customer is owed from `at`; one that is owed already stays so. */
export const callOwed = (state: CaseState, at: number): Clock[] =>
  owesCall(state) || state.stage === 'ended'
    ? state.clocks
    : [
        ...state.clocks.filter(({ name }) => name !== 'call_customer'),
        start('call_customer', at, callWithin),
      ];

/** Whether the customer is called to be told it; nobody is called to be asked how they were served. */
const isWorthCall = (notice: TemplateName): boolean =>
  notice !== 'survey_sent' && notice !== 'survey_reminder';

/** Facts that say nothing but that the contact was told: where they were not, they did not happen. */
const messages: ReadonlySet<EventKind> = new Set<EventKind>([
  'acknowledged',
  'consent_requested',
  'confirm_reminder',
  'survey_sent',
  'survey_reminder',
]);

function noticeToContact(state: Contactable, one: Draft) {
  const event = { ...one, at: 0, actor: system } as CaseEvent;
  // Whether the contact is told is a matter of the event alone.
  return noticesFor(state as CaseState, event).find(({ to }) => isContact(to))?.template;
}

/** What a deadline's event carries over to the one that stands for it. */
const deadline = ({ data }: Draft) => ('key' in data && 'dueAt' in data ? pick(data) : {});
const pick = ({ key, dueAt, n }: { key?: string; dueAt?: string; n?: number }) => ({
  ...(key !== undefined && { key }),
  ...(dueAt !== undefined && { dueAt }),
  ...(n !== undefined && { n }),
});

/**
 * What was decided, as it can come true: where the contact cannot be told, nothing says that they were, and the agent is
 * to call them instead (`call_customer`).
 */
export function withReach(state: Contactable, drafts: Draft[]): Draft[] {
  if (contactCanBeTold(state)) return drafts;
  const { contact, reach } = state;
  const cause = reach?.refused?.length ? 'refused' : 'no_address';
  return drafts.flatMap((one) => {
    const notice = noticeToContact(state, one);
    if (!notice) return [one];
    const missed = draft('not_reached', {
      ...{ notice, to: { contact: true, name: contact.name }, cause, instead: [] },
      ...(isWorthCall(notice) && { call: true }),
      ...deadline(one),
    });
    return messages.has(one.kind) ? [missed] : [one, missed];
  });
}

/** What was missed as it is recorded: of the contact, with another try by what is left, or the call. */
export function recordMissed(state: CaseState, missed: readonly Missed[]): Draft[] {
  const drafts: Draft[] = [];
  let refused = state.reach?.refused ?? [];
  for (const { key, ...one } of missed) {
    if (key !== undefined && (state.fired.includes(key) || drafts.some((each) => keyOf(each) === key)))
      continue;
    const said = { ...one, ...(key !== undefined && { key }) };
    if (!one.to.contact) {
      drafts.push(draft('not_reached', said));
      continue;
    }
    refused = refusedBy(refused, one);
    const left = { contact: state.contact, reach: { sms: false, ...state.reach, refused } };
    const again = contactCanBeTold(left) ? retold(state, one.notice) : [];
    drafts.push(
      draft('not_reached', { ...said, ...(!again.length && isWorthCall(one.notice) && { call: true }) }),
      ...again,
    );
  }
  return drafts;
}

/** The channels whose address is refused, after one more was missed; a closed account has none that is not. */
export function refusedBy(
  known: readonly MessageChannel[],
  { cause, channel }: Pick<Missed, 'cause' | 'channel'>,
): MessageChannel[] {
  const more: MessageChannel[] = cause === 'account_closed' ? [...messageChannels] : channel ? [channel] : [];
  return [...new Set([...known, ...more])];
}

const keyOf = ({ data }: Draft): unknown => ('key' in data ? data.key : undefined);

/** The same message once more, by the channel that is left; nothing for what is told beside a fact. */
function retold({ stage, round }: CaseState, notice: Missed['notice']): Draft[] {
  if (notice === 'acknowledged') return [draft('acknowledged', {})];
  if (stage === 'confirming' && (notice === 'consent_requested' || notice === 'confirm_reminder'))
    return [draft('consent_requested', { round })];
  return stage === 'surveying' && (notice === 'survey_sent' || notice === 'survey_reminder')
    ? [draft('survey_sent', { round })]
    : [];
}
