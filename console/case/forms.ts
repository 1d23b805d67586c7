import type { paths } from '../api/schema';
import type { ActionName } from '../../domain/case/commands.ts';
import {
  cancelReasons,
  linkKinds,
  consentMeans,
  contactMeans,
  coverageDecisions,
  holdReasons,
  priorities,
  rmaKinds,
  workKinds,
} from '../../domain/vocabulary.ts';
import type { Question, Values } from '../kit/FormInput.tsx';
import { isoOf } from '../kit/localTime.ts';
import type { useCaseWords } from './words.ts';

export type CaseAction = Exclude<ActionName, 'answerSurvey' | 'notes' | 'updates' | 'attach' | 'correct'>;
/** `take-over` for `takeOver`. */
export type Hyphened<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Hyphened<Tail>}`
  : S;
type PathOf<A extends CaseAction> = `/api/v1/cases/{number}/${Hyphened<A>}`;
/** The body that the API takes for an action: a field that it does not know does not compile. */
type BodyOf<A extends CaseAction> =
  PathOf<A> extends keyof paths
    ? paths[PathOf<A>] extends { post: { requestBody?: { content: { 'application/json': infer B } } } }
      ? B
      : never
    : never;

/** What a case has of its own to choose from, and what is around it. */
export type Around = 'assistants' | 'watchers' | 'tags' | 'links' | 'openCases';
type Word = Parameters<ReturnType<typeof useCaseWords>>[0];
export interface Field {
  label: Word;
  kind: Question['kind'];
  hint?: Word;
  choices?: readonly string[];
  /** The table of labels that the choices are in. */
  labels?:
    | 'priorities'
    | 'rmaKinds'
    | 'workKinds'
    | 'contactMeans'
    | 'consentMeans'
    | 'holdReasons'
    | 'cancelReasons'
    | 'linkNames'
    | 'coverageDecisions'
    | 'yesNo'
    | 'carried';
  optional?: true;
  /** What of the case, or around it, the choices are. */
  among?: Around;
}

const text = (label: Word): Field => ({ label, kind: 'text' });
const line = (label: Word): Field => ({ label, kind: 'line' });
const choice = (label: Word, labels: Field['labels'], choices: readonly string[]): Field => ({
  ...{ label, kind: 'choice', labels, choices },
});
const optional = (field: Field): Field => ({ ...field, optional: true });
const reason = text('reason');
const engineer: Field = { label: 'engineer', kind: 'engineer' };
const several = (kind: 'engineers' | 'colleagues' | 'words'): Field => optional({ label: 'add', kind });
/** Some of what there is: not asked where there is nothing. */
const fewer = (among: Around): Field => optional({ label: 'remove', kind: 'several', among });
const otherCase = (label: Word): Field => ({ label, kind: 'case', among: 'openCases' });

/** What a duplicate can leave to the case that goes on. */
const carried = ['notes', 'files', 'contacts'];

/** What each action asks for, in the order in which it is asked. */
export const forms: { [A in CaseAction]: { [F in keyof BodyOf<A>]?: Field } } = {
  respond: { note: text('note'), via: choice('via', 'contactMeans', contactMeans) },
  takeOver: { reason: optional(reason) },
  assign: { engineerId: { label: 'engineer', kind: 'engineer' }, reason: optional(reason) },
  reassign: { engineerId: { label: 'engineer', kind: 'engineer' }, reason },
  handOver: { to: engineer, note: text('handOverNote') },
  assist: { add: several('engineers'), remove: fewer('assistants') },
  move: {
    supportLine: optional({ label: 'supportLine', kind: 'number' }),
    centre: optional(line('centre')),
    reason,
  },
  work: {
    text: text('work_text'),
    kind: choice('kind', 'workKinds', workKinds),
    minutes: optional({ label: 'minutes', kind: 'number' }),
  },
  diagnose: { cause: text('cause'), hardwareFault: optional({ label: 'hardwareFault', kind: 'flag' }) },
  resolve: {
    cause: text('cause'),
    treatment: text('treatment'),
    restoredAt: { label: 'restoredAt', kind: 'time' },
    byPhone: optional({ label: 'byPhone', kind: 'flag' }),
  },
  hold: {
    reason: choice('reason', 'holdReasons', holdReasons),
    until: optional({ label: 'until', kind: 'time' }),
  },
  resume: {},
  escalateExpert: {
    expertId: optional({ label: 'expert', kind: 'expert' }),
    area: optional(line('area')),
    reason,
  },
  joint: { parties: { label: 'parties', kind: 'parties', hint: 'partiesHint' }, reason },
  requestVendor: { vendor: line('vendor'), reason },
  confirmVendor: { note: optional(text('note')) },
  declineVendor: { reason },
  vendorCase: { vendorCaseNumber: line('vendorCaseNumber'), contact: optional(line('contact')) },
  vendorClose: { outcome: text('outcome') },
  coverage: {
    decision: choice('decision', 'coverageDecisions', coverageDecisions),
    note: optional(text('note')),
  },
  requestDispatch: { reason },
  declineDispatch: { reason },
  dispatch: {
    engineerId: { label: 'engineer', kind: 'engineer' },
    eta: optional({ label: 'eta', kind: 'time' }),
    travel: optional(line('travel')),
  },
  arrive: {},
  depart: { outcome: text('outcome') },
  rmas: {
    kind: choice('kind', 'rmaKinds', rmaKinds),
    serialNumber: line('serialNumber'),
    partNumber: line('partNumber'),
    reason,
    keepDisk: optional({ label: 'keepDisk', kind: 'flag' }),
  },
  priority: { priority: choice('priority', 'priorities', priorities), reason },
  requestPriority: { priority: choice('priority', 'priorities', priorities), reason },
  tags: { add: { ...several('words'), hint: 'tagsHint' }, remove: fewer('tags') },
  watch: { add: several('colleagues'), remove: fewer('watchers') },
  callBack: { note: text('note') },
  contacted: { note: text('note') },
  release: { reason },
  review: {
    approved: choice('approved', 'yesNo', ['true', 'false']),
    comment: optional(text('comment')),
  },
  consent: {
    agreed: choice('agreed', 'yesNo', ['true', 'false']),
    by: line('by'),
    // What the customer does in the portal is recorded there.
    via: choice(
      'via',
      'consentMeans',
      consentMeans.filter((means) => means !== 'portal'),
    ),
    comment: optional(text('comment')),
  },
  reopen: { reason },
  merge: {
    into: otherCase('into'),
    take: optional({ label: 'take', kind: 'several', labels: 'carried', choices: carried }),
    consentBy: line('consentBy'),
  },
  link: { number: otherCase('otherCase'), as: choice('linkAs', 'linkNames', linkKinds) },
  unlink: { number: { label: 'otherCase', kind: 'choice', among: 'links' } },
  cancel: {
    reason: choice('reason', 'cancelReasons', cancelReasons),
    duplicateOf: optional(otherCase('duplicateOf')),
    consentBy: line('consentBy'),
  },
};

/** `take-over` for `takeOver`, as paths are written. */
export const slug = (action: string): string =>
  action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the inputs hold, as the API takes it: empty optional fields are left out. */
export function bodyFrom(
  fields: Record<string, { kind: string; labels?: Field['labels'] }>,
  values: Values,
): object {
  const given = Object.entries(fields).flatMap(([name, { kind, labels }]): [string, unknown][] => {
    const value = values[name] ?? '';
    if (value === '' || (Array.isArray(value) && !value.length)) return [];
    if (labels === 'carried')
      return [[name, Object.fromEntries((value as string[]).map((part) => [part, true]))]];
    if (Array.isArray(value)) return [[name, value]];
    if (kind === 'number') return [[name, Number(value)]];
    if (kind === 'time') return [[name, isoOf(String(value))]];
    return [[name, labels === 'yesNo' ? value === 'true' : value]];
  });
  return Object.fromEntries(given);
}
