import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { outcomes, promises, surveyOutcomes } from '../domain/reports/facts.ts';
import { lackable } from '../domain/reports/grouping.ts';
import { surveyQuestions } from '../domain/vocabulary.ts';
import type { CaseFilter } from '../store/caseFilter.ts';
import { centresOfPeople } from '../store/people.ts';
import * as f from './fields.ts';
import { flag } from './pages.ts';
import { invalidField } from './problem.ts';

/** What reports count by, so that a list of cases can show the cases behind every figure. For staff. */
export const factFilters = {
  policy: f.id.optional(),
  centre: f.line(64).optional().meta({ description: 'the centre of whoever holds the case' }),
  without: f.oneOrMore(lackable).optional(),
  openAt: f.timestamp.optional().meta({ description: 'open at this moment, whatever became of them' }),
  clock: z.enum(promises).optional().meta({ description: 'together with `outcome`' }),
  outcome: f.oneOrMore(outcomes).optional().meta({ description: 'how the promise `clock` stands' }),
  takenOver: flag.optional().meta({ description: 'whether silence moved the case to another engineer' }),
  survey: f.oneOrMore(surveyOutcomes).optional(),
  question: z.enum(surveyQuestions).optional().meta({ description: 'together with `score`' }),
  score: z
    .enum(['1', '2', '3', '4', '5'])
    .transform(Number)
    .optional()
    .meta({ description: 'how `question` was answered' }),
};
type Query = z.infer<z.ZodObject<typeof factFilters>> & {
  assignee?: string | undefined;
  vendor?: string | undefined;
  category?: string | undefined;
};

/** Two parameters say one thing: neither means anything alone. */
function together(query: Query, one: keyof Query, other: keyof Query): void {
  if ((query[one] === undefined) !== (query[other] === undefined))
    throw invalidField(
      query[one] === undefined ? one : other,
      `belongs to ${query[one] === undefined ? other : one}`,
    );
}

/** The cases whose facts `query` names. */
export async function factFilter(query: Query): Promise<CaseFilter> {
  const { policy, centre, without = [], openAt, clock, outcome, takenOver, survey, question, score } = query;
  together(query, 'clock', 'outcome');
  together(query, 'question', 'score');
  for (const name of without)
    if (query[name] !== undefined)
      throw invalidField('without', complaint('contradicts {field}', { field: name }));
  const centres = centre !== undefined || without.includes('centre') ? [...(await centresOfPeople())] : [];
  return {
    ...{ policyId: policy, takenOver, survey },
    ...(openAt && { openAt: new Date(openAt) }),
    ...(clock && outcome && { kept: { promise: clock, outcomes: outcome } }),
    ...(question && score && { scored: { question, score } }),
    ...(centre !== undefined && { assigneeId: centres.flatMap(([id, of]) => (of === centre ? [id] : [])) }),
    ...(without.includes('centre') && { notAssigneeId: centres.map(([id]) => id) }),
    ...(without.includes('assignee') && { assigneeId: [null] }),
    ...(without.includes('vendor') && { vendor: null }),
    ...(without.includes('category') && { category: null }),
  };
}

/** Customers see neither who was late nor what was said of whom: not even by asking which cases it was. */
export const namesFacts = (query: object): string | undefined =>
  Object.entries(query).find(([name, value]) => name in factFilters && value !== undefined)?.[0];
