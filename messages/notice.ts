import { isCall } from '../domain/call/state.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { isShortage } from '../domain/depot/shortage.ts';
import type { CaseState } from '../domain/case/state.ts';
import { noticesFor, type MessageChannel, type Notice, type TemplateName } from '../domain/notices.ts';
import type { Wording } from '../domain/wording.ts';
import { addressOn, type Missed } from '../domain/reach.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Message } from '../store/outbox.ts';
import { addresseesOf, type Directory } from './addressees.ts';
import { surveyEnds } from './case-facts.ts';
import { callUrl, caseUrl, consentUrl, engineUrl, signLink, stockUrl, surveyUrl } from './links.ts';
import { type Model, modelOf, type MessageLinks, type TellableEvent, type Told } from './model.ts';
import { renderMail, renderSms, type Frame } from './template.ts';
import { zoneOf } from './zone.ts';

export interface NoticeSettings {
  /** The base of every link, without a slash at its end. */
  publicUrl: string;
  /** Signs the links that need no login. */
  secret: string;
  /** The centre's zone, by which those read who have none. */
  timeZone: string;
  /** The centre's language, in which contacts of before are written to who have chosen none. */
  language: Language;
  /** Whether text messages leave this house; they do unless it says no. */
  sms?: boolean;
  /** Whether mail does; where it does not, text messages go beside it. */
  mail?: boolean;
  /** What people made of a message; null, or nobody to ask: as shipped. */
  wordingOf?: (language: Language, name: TemplateName) => Promise<Wording | null>;
}

/** What is told: an event, its place in the history, and the state after the whole change. */
export interface Subject {
  state: Told;
  event: TellableEvent;
  seq: number;
}

/** What an event led to: the outbox rows, and whom its notices did not reach. */
export interface Written {
  messages: Message[];
  missed: Missed[];
}

/** The outbox rows of one event of a case. */
export function messagesFor(
  subject: { state: CaseState; event: CaseEvent; seq: number },
  directory: Directory,
  settings: NoticeSettings,
): Promise<Written> {
  return writeMessages(noticesFor(subject.state, subject.event), subject, directory, settings);
}

/**
 * The outbox rows of `notices`: one per person and channel, by the first notice that names them; none to the person
 * who did it. Whom a notice does not reach, others are told for, and it is `missed`. Writing twice gives the same but
 * for `createdAt`.
 */
export async function writeMessages(
  notices: Notice[],
  subject: Subject,
  directory: Directory,
  settings: NoticeSettings,
): Promise<Written> {
  if (!notices.length) return { messages: [], missed: [] };
  const { state, event, seq } = subject;
  const { sms = true, mail = true } = settings;
  const links = await linksOf(state, event, settings);
  const doer = event.actor === 'system' ? undefined : event.actor.id;
  const messages = new Map<string, Message>();
  const missed: Missed[] = [];
  for (const notice of notices) {
    const { template } = notice;
    const found = await addresseesOf(notice, state, directory, { sms, language: settings.language });
    if (found.missed) missed.push(found.missed);
    for (const { frame, by, ...who } of found.told) {
      // A contact who acts by a link is still owed what comes next: the survey after their own consent.
      if (frame === 'staff' && who.id === doer) continue;
      const { id, name, role, language, standsFor } = who;
      const edited = await settings.wordingOf?.(language, template);
      const timeZone = await zoneOf({ ...who, frame }, state, directory, settings);
      const reader = { name, language, timeZone, ...(standsFor && { standsFor }) };
      const model = modelOf(state, event, reader, links);
      // Mail that nobody carries is read by whoever looks for it: a text message that leaves goes beside it.
      const channels = sms && !mail && !by.includes('sms') ? [...by, 'sms' as const] : by;
      for (const channel of channels) {
        const key = `${state.number}/${seq}/${id}/${channel}`;
        const address = addressOn(who, channel);
        if (!address || messages.has(key)) continue;
        const written = writtenFor(channel, { template, language, model, frame }, edited);
        messages.set(key, {
          _id: key,
          number: state.number,
          seq,
          channel,
          recipient: { id, name, ...(role && { role }) },
          address,
          template,
          language,
          ...written,
          createdAt: new Date(),
        });
      }
    }
  }
  return { messages: [...messages.values()], missed };
}

interface Writing {
  template: TemplateName;
  language: Language;
  model: Model;
  frame: Frame;
}

/** What goes out on a channel. An edited wording that fails holds nobody's message back: it goes as shipped. */
function writtenFor(
  channel: MessageChannel,
  { template, language, model, frame }: Writing,
  edited: Wording | null | undefined,
) {
  try {
    return channel === 'email'
      ? renderMail(template, language, model, frame, edited)
      : { subject: null, html: null, ...renderSms(template, language, model, edited) };
  } catch (error) {
    if (!edited) throw error;
    return writtenFor(channel, { template, language, model, frame }, null);
  }
}

/** A day beyond the survey's own end, so that a late click hears that it has ended, not that the link is bad. */
const afterSurvey = 24 * 3600_000;

/** Longer than any policy waits for an answer; every reminder brings a link of its own. */
const consentLinkLasts = 30 * 24 * 3600_000;

async function linksOf(
  state: Subject['state'],
  event: Subject['event'],
  { publicUrl, secret }: NoticeSettings,
): Promise<MessageLinks> {
  if (isCall(state)) return { caseUrl: callUrl(publicUrl, state.number) };
  if (isShortage(state)) return { caseUrl: stockUrl(publicUrl) };
  if ('found' in state) return { caseUrl: engineUrl(publicUrl) };
  if ('caseNumber' in state) return { caseUrl: caseUrl(publicUrl, state.caseNumber) };
  const { number, round, stage, newCustomer } = state;
  const link = { number, round, ...(newCustomer && { customers: newCustomer.times }) };
  // A corrected case asks its new contact what the former one was asked.
  const again = event.kind === 'corrected' ? stage : undefined;
  const links: MessageLinks = { caseUrl: caseUrl(publicUrl, number) };
  if (event.kind === 'consent_requested' || event.kind === 'confirm_reminder' || again === 'confirming') {
    const token = await signLink(
      { purpose: 'consent', ...link, expiresAt: event.at + consentLinkLasts },
      secret,
    );
    links.consentUrl = consentUrl(publicUrl, token);
  }
  if (event.kind === 'survey_sent' || event.kind === 'survey_reminder' || again === 'surveying') {
    const expiresAt = surveyEnds(state, event.at) + afterSurvey;
    const token = await signLink({ purpose: 'survey', ...link, expiresAt }, secret);
    links.surveyUrl = surveyUrl(publicUrl, token);
  }
  return links;
}
