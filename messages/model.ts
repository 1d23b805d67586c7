import { type CallEvent, type CallState, isCall } from '../domain/call/state.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { RmaEvent, RmaState } from '../domain/rma/state.ts';
import type { AlarmEvent } from '../domain/stuck.ts';
import type { Meant } from '../domain/reach.ts';
import type { Language } from '../domain/vocabulary.ts';
import { tell, words } from '../domain/words/index.ts';
import { clockTime } from './clock.ts';
import { caseFacts } from './case-facts.ts';
import { callFacts, callSubject } from './call-facts.ts';
import { type Facts, noFacts, type Time } from './facts.ts';
import { rmaFacts } from './rma-facts.ts';
import { type News, newsFacts, newsSubject } from './news-facts.ts';
import { oneLine, plain } from './text.ts';

/** Who reads the message. */
export interface Reader {
  name: string;
  language: Language;
  /** By whose clocks times are written. */
  timeZone: string;
  /** In whose place they read it. */
  standsFor?: Meant;
}

export interface MessageLinks {
  caseUrl: string;
  consentUrl?: string;
  surveyUrl?: string;
}

/** What templates may name. Every field is always there; what does not apply is '' and counts as false. */
export interface Model extends Facts {
  recipient: string;
  /** In whose place they are told; '' for themselves. */
  standsFor: string;
  /** The case's or the RMA's own number. */
  number: string;
  caseNumber: string;
  title: string;
  description: string;
  /** `P1`, and what it means; '' for an RMA. */
  level: string;
  priority: string;
  stage: string;
  customer: string;
  contact: string;
  phone: string;
  email: string;
  assignee: string;
  openedAt: string;
  /** When it happened, and who did it. */
  at: string;
  actor: string;
  /** The event in a sentence, as the timeline has it. */
  story: string;
  caseLink: string;
  consentLink: string;
  surveyLink: string;
}

/** What concerns the house alone is no customer's. */
const nobody: Pick<RmaState, 'customer' | 'contact'> = {
  customer: { id: '', name: '' },
  contact: { name: '' },
};

export type TellableEvent = CaseEvent | RmaEvent | CallEvent | AlarmEvent;

/** What messages are about. */
export type Told = CaseState | RmaState | CallState | News;

const isNews = (state: Told): state is News => !('customer' in state);

const isCase = (state: Told): state is CaseState => 'stage' in state;

/** The model of one event for one reader; times come from the event and the state, so it is the same whenever it is made. */
export function modelOf(
  state: Told,
  event: TellableEvent,
  { name, language, timeZone, standsFor }: Reader,
  links: MessageLinks,
): Model {
  const time = (when: number | string | null | undefined): string => {
    if (when === null || when === undefined) return '';
    const ms = typeof when === 'number' ? when : Date.parse(when);
    return Number.isNaN(ms) ? String(when) : clockTime(ms, language, timeZone);
  };
  const { customer, contact } = isNews(state) ? nobody : state;
  const raw: Model = {
    ...noFacts,
    ...subjectOf(state, language),
    recipient: name,
    standsFor: standsFor ? meantAs(standsFor, language) : '',
    number: state.number,
    customer: customer.name,
    contact: contact.name,
    phone: contact.phone ?? '',
    email: ('email' in contact ? contact.email : undefined) ?? '',
    openedAt: time(startOf(state)),
    at: time(event.at),
    actor: event.actor === 'system' ? '' : event.actor.name,
    story: tell(event, { language, timeZone }),
    caseLink: links.caseUrl,
    consentLink: links.consentUrl ?? '',
    surveyLink: links.surveyUrl ?? '',
    ...factsOf(state, event, language, time),
  };
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, printed(key, value)]),
  ) as unknown as Model;
}

const meantAs = ({ name, role }: Meant, language: Language): string =>
  name ?? (role ? words[language].roles[role] : '');

function subjectOf(state: Told, language: Language) {
  if (isCall(state)) return callSubject(state);
  if (isNews(state)) return newsSubject(state);
  return isCase(state) ? caseOf(state, language) : rmaOf(state, language);
}

function startOf(state: Told): number {
  if (isCall(state)) return state.loggedAt;
  if (isNews(state)) return state.at;
  return isCase(state) ? state.openedAt : state.requestedAt;
}

function factsOf(state: Told, event: TellableEvent, language: Language, time: Time): Partial<Facts> {
  if (isCall(state)) return callFacts(state, event as CallEvent, time);
  if (isNews(state)) return newsFacts(state);
  return isCase(state)
    ? caseFacts(state, event as CaseEvent, words[language], time)
    : rmaFacts(state, event as RmaEvent, words[language], time);
}

/** What people write at length; everything else is one line, so that no title or name looks like a paragraph of ours. */
const lengthy: ReadonlySet<string> = new Set<keyof Model>([
  'description',
  'story',
  'reason',
  'text',
  'cause',
  'treatment',
  'outcome',
  'answers',
]);

const isLink = (key: string): boolean => key.endsWith('Link');

function printed(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return lengthy.has(key) ? plain(value) : oneLine(value, isLink(key) ? Infinity : 300);
}

function caseOf(state: CaseState, language: Language) {
  return {
    caseNumber: state.number,
    title: state.title,
    description: state.description,
    level: state.priority,
    priority: words[language].priorities[state.priority],
    stage: words[language].stages[state.stage],
    assignee: state.assignee?.name ?? '',
  };
}

function rmaOf(state: RmaState, language: Language) {
  const { rmaKinds, rmaStates } = words[language];
  return {
    caseNumber: state.caseNumber,
    title: `${rmaKinds[state.kind]}, ${state.partNumber}, S/N ${state.serialNumber}`,
    description: state.reason,
    level: '',
    priority: '',
    stage: rmaStates[state.state],
    assignee: '',
  };
}
