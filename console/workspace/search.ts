import { outcomes, promises, surveyOutcomes } from '../../domain/reports/facts.ts';
import { lackable } from '../../domain/reports/grouping.ts';
import { isStorable } from '../../domain/schema/time.ts';
import { channels, flags, priorities, stages, statuses, surveyQuestions } from '../../domain/vocabulary.ts';
import type { paths } from '../api/schema.d.ts';
import { queueNames } from './queues.ts';

export type CaseQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;

/** What the address of the workspace says: which cases, in which order, in the API's own parameters. */
export type WorkspaceSearch = Omit<
  CaseQuery,
  'limit' | 'cursor' | 'total' | 'format' | 'language' | 'timeZone'
>;
export type Parameter = keyof WorkspaceSearch;

/** What the value of a parameter is: one of `choices`, several of them, or text of some kind. */
export interface Shape {
  kind:
    'one' | 'several' | 'line' | 'tag' | 'customer' | 'person' | 'id' | 'ids' | 'from' | 'to' | 'at' | 'flag';
  choices?: readonly string[];
  /** The table of the field's words that its choices are in. */
  labels?:
    | ('priorities' | 'stages' | 'channels' | 'statuses' | 'clocks' | 'surveyQuestions' | 'flags')
    | ('outcomes' | 'surveys' | 'groupings');
  /** The longest line, in characters; 64 unless told. */
  most?: number;
  /** It has no input: it comes from a link, and is shown so that it can be taken away. */
  linked?: true;
}

export type Sort = NonNullable<CaseQuery['sort']>;
/** Every order of the API's list, and whether it is offered or only comes from a link. */
const sorts: Record<Sort, 'offered' | 'linked'> = {
  dueAt: 'offered',
  urgency: 'offered',
  '-openedAt': 'offered',
  openedAt: 'offered',
  priority: 'offered',
  '-closedAt': 'offered',
  '-dueAt': 'linked',
  closedAt: 'linked',
  '-priority': 'linked',
  '-number': 'linked',
  number: 'linked',
};
const sortNames = Object.keys(sorts) as Sort[];
export const offeredSorts = sortNames.filter((sort) => sorts[sort] === 'offered');

/** Every parameter of the API's list of cases, in the order of the form; one that has no place here does not compile. */
export const parameters: { [P in Parameter]-?: Shape } = {
  q: { kind: 'line', most: 200, linked: true },
  queue: { kind: 'one', choices: queueNames, linked: true },
  priority: { kind: 'several', choices: priorities, labels: 'priorities' },
  stage: { kind: 'several', choices: stages, labels: 'stages' },
  status: { kind: 'several', choices: statuses, labels: 'statuses' },
  assignee: { kind: 'person' },
  customer: { kind: 'customer' },
  vendor: { kind: 'line' },
  category: { kind: 'line' },
  type: { kind: 'ids', linked: true },
  tag: { kind: 'tag', choices: flags, labels: 'flags' },
  serial: { kind: 'line' },
  channel: { kind: 'several', choices: channels, labels: 'channels' },
  openedFrom: { kind: 'from' },
  openedTo: { kind: 'to' },
  closedFrom: { kind: 'from', linked: true },
  closedTo: { kind: 'to', linked: true },
  overdue: { kind: 'flag' },
  policy: { kind: 'id', linked: true },
  centre: { kind: 'line', linked: true },
  without: { kind: 'several', choices: lackable, labels: 'groupings', linked: true },
  openAt: { kind: 'at', linked: true },
  clock: { kind: 'one', choices: promises, labels: 'clocks', linked: true },
  outcome: { kind: 'several', choices: outcomes, labels: 'outcomes', linked: true },
  takenOver: { kind: 'flag', linked: true },
  survey: { kind: 'several', choices: surveyOutcomes, labels: 'surveys', linked: true },
  question: { kind: 'one', choices: surveyQuestions, labels: 'surveyQuestions', linked: true },
  score: { kind: 'one', choices: ['1', '2', '3', '4', '5'], linked: true },
  sort: { kind: 'one', choices: sortNames },
};
export const parameterNames = Object.keys(parameters) as Parameter[];

const id = /^\w[\w.@-]{0,63}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** The value as the API takes it; undefined for what it would refuse. */
function valueOf({ kind, choices = [], most = 64 }: Shape, text: string): string | undefined {
  if (kind === 'one') return choices.includes(text) ? text : undefined;
  if (kind === 'several') {
    const known = [...new Set(text.split(','))].filter((each) => choices.includes(each));
    return known.length ? known.join(',') : undefined;
  }
  if (kind === 'flag') return text === 'true' || text === 'false' ? text : undefined;
  if (kind === 'customer' || kind === 'person' || kind === 'id') return id.test(text) ? text : undefined;
  if (kind === 'ids')
    return text.length <= 700 && text.split(',').every((each) => id.test(each)) ? text : undefined;
  if (kind === 'from' || kind === 'to' || kind === 'at')
    return time.test(text) && isStorable(text) ? text : undefined;
  const line = text.trim();
  return line && line.length <= most && !control.test(line) ? line : undefined;
}

/** What an address says, as far as the list of cases can be asked for it; whatever else it says is left out. */
export function searchOf(given: Record<string, unknown>): WorkspaceSearch {
  const read = parameterNames.flatMap((name) => {
    const said = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = typeof said === 'string' ? valueOf(parameters[name], said) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(read) as WorkspaceSearch;
}

/** Whether the address narrows down anything; an order alone does not. */
export const isNarrowed = (search: WorkspaceSearch): boolean =>
  Object.entries(search).some(([name, value]) => name !== 'sort' && value !== undefined);

/** The question that the list asks: in a queue what is urgent comes first, of what has ended the latest. */
export function queryOf(search: WorkspaceSearch): CaseQuery & Required<Pick<CaseQuery, 'sort'>> {
  const usual = !search.queue ? '-openedAt' : search.queue === 'ended' ? '-closedAt' : 'urgency';
  return { ...search, sort: search.sort ?? usual };
}
