import { type CallEvent, isCall } from '../domain/call/state.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { isShortage } from '../domain/depot/shortage.ts';
import type { CaseState } from '../domain/case/state.ts';
import {
  noticesFor,
  type MessageChannel,
  type Notice,
  type Recipient,
  type TemplateName,
} from '../domain/notices.ts';
import type { Wording } from '../domain/wording.ts';
import type { RmaEvent } from '../domain/rma/state.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import type { Message } from '../store/outbox.ts';
import { surveyEnds } from './case-facts.ts';
import { callUrl, caseUrl, consentUrl, signLink, stockUrl, surveyUrl } from './links.ts';
import { type Model, modelOf, type MessageLinks, type Told } from './model.ts';
import { renderMail, renderSms, type Frame } from './template.ts';

/** A person who can be told something. */
export interface Entry {
  id: string;
  name: string;
  email?: string | null;
  phone?: string | null;
  language: Language;
  roles: Role[];
}

export interface Directory {
  person(id: string): Promise<Entry | null>;
  inRole(role: Role): Promise<Entry[]>;
}

export interface NoticeSettings {
  /** The base of every link, without a slash at its end. */
  publicUrl: string;
  /** Signs the links that need no login. */
  secret: string;
  /** The zone that times are written in; UTC unless given. */
  timeZone?: string;
  /** What people made of a message; null, or nobody to ask: as shipped. */
  wordingOf?: (language: Language, name: TemplateName) => Promise<Wording | null>;
}

/** What is told: an event, its place in the history, and the state after the whole change. */
export interface Subject {
  state: Told;
  event: CaseEvent | RmaEvent | CallEvent;
  seq: number;
}

/** Somebody to tell, with the part by which they are told. */
interface Addressee extends Omit<Entry, 'roles'> {
  role?: Role;
  frame: Frame;
}

/** The outbox rows of one event of a case. */
export function messagesFor(
  subject: { state: CaseState; event: CaseEvent; seq: number },
  directory: Directory,
  settings: NoticeSettings,
): Promise<Message[]> {
  return writeMessages(noticesFor(subject.state, subject.event), subject, directory, settings);
}

/**
 * The outbox rows of `notices`: one per person and channel, by the first notice that names them; none to the person
 * who did it, and none where the directory has no address. Writing twice gives the same rows but for `createdAt`.
 */
export async function writeMessages(
  notices: Notice[],
  subject: Subject,
  directory: Directory,
  settings: NoticeSettings,
): Promise<Message[]> {
  if (!notices.length) return [];
  const { state, event, seq } = subject;
  const links = await linksOf(state, event, settings);
  const doer = event.actor === 'system' ? undefined : event.actor.id;
  const messages = new Map<string, Message>();
  for (const { to, template, channels } of notices) {
    for (const { frame, ...who } of await addresseesOf(to, state, directory)) {
      // A contact who acts by a link is still owed what comes next: the survey after their own consent.
      if (frame === 'staff' && who.id === doer) continue;
      const { id, name, role, language } = who;
      const edited = await settings.wordingOf?.(language, template);
      const model = modelOf(state, event, { name, language, timeZone: settings.timeZone }, links);
      for (const channel of channels) {
        const key = `${state.number}/${seq}/${id}/${channel}`;
        const address = addressOf(who, channel);
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
  return [...messages.values()];
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

const addressOf = ({ email, phone }: Addressee | Omit<Addressee, 'frame'>, channel: MessageChannel) =>
  (channel === 'email' ? email : phone)?.trim();

async function addresseesOf(
  to: Recipient,
  state: Subject['state'],
  directory: Directory,
): Promise<Addressee[]> {
  if ('contact' in to) {
    const { language = 'en', ...rest } = (state as CaseState).contact;
    return [{ id: 'contact', ...rest, language, role: 'customer', frame: 'contact' }];
  }
  const staff = (entry: Entry, role: Role | undefined): Addressee => ({ ...entry, role, frame: 'staff' });
  if ('role' in to) return (await directory.inRole(to.role)).map((entry) => staff(entry, to.role));
  const entry = await directory.person(to.person);
  return entry ? [staff(entry, entry.roles[0])] : [];
}

/** A day beyond the survey's own end, so that a late click hears that it has ended, not that the link is bad. */
const afterSurvey = 24 * 3600_000;

async function linksOf(
  state: Subject['state'],
  event: Subject['event'],
  { publicUrl, secret }: NoticeSettings,
): Promise<MessageLinks> {
  if (isCall(state)) return { caseUrl: callUrl(publicUrl, state.number) };
  if (isShortage(state)) return { caseUrl: stockUrl(publicUrl) };
  if ('caseNumber' in state) return { caseUrl: caseUrl(publicUrl, state.caseNumber) };
  const { number, round } = state;
  const links: MessageLinks = { caseUrl: caseUrl(publicUrl, number) };
  if (event.kind === 'consent_requested' || event.kind === 'confirm_reminder') {
    const token = await signLink({ purpose: 'consent', number, round }, secret);
    links.consentUrl = consentUrl(publicUrl, token);
  }
  if (event.kind === 'survey_sent' || event.kind === 'survey_reminder') {
    const expiresAt = surveyEnds(state, event.at) + afterSurvey;
    const token = await signLink({ purpose: 'survey', number, round, expiresAt }, secret);
    links.surveyUrl = surveyUrl(publicUrl, token);
  }
  return links;
}
