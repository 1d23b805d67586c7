import { z } from 'zod';
import { queueNames } from '../domain/case/queues.ts';
import { viewCase } from '../domain/case/view.ts';
import { complaint } from '../domain/complaints.ts';
import { channels, priorities, stages, statuses } from '../domain/vocabulary.ts';
import { both, type CaseFilter } from '../store/caseFilter.ts';
import { type CaseSort, countCases, listCases } from '../store/cases.ts';
import { queueFilter, readerOf } from '../store/queues.ts';
import { answerCaseFile, type Pages } from './caseFile.ts';
import { boundTo, shownTo } from './cases.ts';
import { factFilter, factFilters, namesFacts } from './factFilters.ts';
import * as f from './fields.ts';
import { fileQuery } from './tableFiles.ts';
import { answerPage, flag, listQuery, pageOf } from './pages.ts';
import { invalidField } from './problem.ts';
import { everyone } from './roles.ts';
import { type Answer, route, type Route, type SignedIn, type SignedInCall } from './route.ts';
import { anyCaseView } from './views.ts';

/** What a list of cases can be narrowed by; several at once must all be met. */
export const caseFilters = {
  queue: z
    .enum(queueNames)
    .optional()
    .meta({ description: 'a queue of the workspace, as the reader sees it' }),
  status: f.oneOrMore(statuses).optional(),
  stage: f.oneOrMore(stages).optional(),
  priority: f.oneOrMore(priorities).optional(),
  channel: f.oneOrMore(channels).optional(),
  assignee: f.id.optional().meta({ description: '`me` is the reader' }),
  customer: f.id.optional(),
  vendor: f.line(64).optional(),
  category: f.line(64).optional(),
  type: f.ids.optional(),
  tag: f.line(64).optional().meta({ description: 'given by people or by Caseline' }),
  serial: f.line(64).optional().meta({ description: 'the serial number, whole' }),
  openedFrom: f.timestamp.optional().meta({ description: 'inclusive' }),
  openedTo: f.timestamp.optional().meta({ description: 'exclusive' }),
  closedFrom: f.timestamp.optional().meta({ description: 'closed or cancelled; inclusive' }),
  closedTo: f.timestamp.optional().meta({ description: 'exclusive' }),
  overdue: flag.optional(),
  q: f.line(200).optional().meta({
    description:
      'every word must begin one of the case, its notes, answers or numbers; without spaces, as Chinese, any part of a run does',
  }),
  ...factFilters,
};
const sorts = [
  ...(['-openedAt', 'openedAt', '-dueAt', 'dueAt', 'urgency'] as const),
  ...(['-closedAt', 'closedAt', '-priority', 'priority', '-number', 'number'] as const),
] as const;
const caseList = listQuery(sorts, { ...caseFilters, ...fileQuery });
type CaseList = z.infer<typeof caseList>;
/** What of the query says which cases and in which order, as opposed to which page of them. */
export const narrowing = caseList.omit({
  ...({ limit: true, cursor: true, total: true } as const),
  ...({ format: true, language: true, timeZone: true } as const),
});
type Narrowing = z.infer<typeof narrowing>;

/** A stretch of time in the query, from and to; throws where it ends before it begins. */
function stretch(query: Narrowing, name: 'opened' | 'closed'): [Date | undefined, Date | undefined] {
  const [from, to] = [query[`${name}From`], query[`${name}To`]].map((at) => at && new Date(at));
  if (from && to && from >= to)
    throw invalidField(`${name}To`, complaint('must be later than {field}', { field: `${name}From` }));
  return [from || undefined, to || undefined];
}

/** The cases that `query` names, as far as they are the reader's. */
export async function filterOf(query: Narrowing, actor: SignedIn): Promise<CaseFilter> {
  const { assignee, customer, queue } = query;
  const [openedFrom, openedTo] = stretch(query, 'opened');
  const [closedFrom, closedTo] = stretch(query, 'closed');
  const bound = boundTo(actor);
  const discreet = queue ? 'queue' : namesFacts(query);
  if (discreet && bound !== undefined) throw invalidField(discreet, complaint('is for staff'));
  const { status, stage, priority, channel, vendor, category, type, tag, serial, overdue, q } = query;
  const asked: CaseFilter = {
    ...{ status, stage, priority, channel, vendor, category, type, tag, serial, overdue, q },
    assigneeId: assignee === undefined ? undefined : [assignee === 'me' ? actor.id : assignee],
    customerId: bound ?? customer,
    disclosed: bound !== undefined,
    ...{ openedFrom, openedTo, closedFrom, closedTo },
  };
  // A customer who asks for another organisation gets what is there for them: nothing.
  if (bound !== undefined && customer !== undefined && customer !== bound) asked.status = [];
  const filter = both(asked, await factFilter(query));
  return queue ? both(filter, queueFilter(queue, await readerOf(actor.id), Date.now())) : filter;
}

async function list(call: SignedInCall<unknown, CaseList, unknown>): Promise<Answer> {
  const { sort = '-openedAt', format } = call.query;
  const filter = await filterOf(call.query, call.actor);
  const order = { by: sort.replace('-', '') as CaseSort, descending: sort.startsWith('-') };
  const pages: Pages = (position, limit) => listCases(filter, order, position, limit);
  if (format) return answerCaseFile(call, format, pages);
  return answerPage(
    call,
    sort,
    pages,
    (state) => shownTo(call.actor, viewCase(state)),
    () => countCases(filter),
  );
}

export const caseListRoute: Route = route({
  method: 'get',
  path: '/api/v1/cases',
  tag: 'Cases',
  summary: 'Cases by filter, newest first',
  roles: everyone,
  query: caseList,
  answer: { status: 200, description: 'One page of cases', schema: pageOf(anyCaseView) },
  handler: list,
});
