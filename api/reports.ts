import { z } from 'zod';
import {
  attainmentTable,
  rmasTable,
  satisfactionTable,
  volumesTable,
  workloadTable,
} from '../documents/reports.ts';
import type { Table } from '../documents/table.ts';
import { attainment } from '../domain/reports/attainment.ts';
import { promises } from '../domain/reports/facts.ts';
import { groupings, type Grouping } from '../domain/reports/grouping.ts';
import { type Period, periods, stretches } from '../domain/reports/periods.ts';
import { reportReaders } from '../domain/reports/readers.ts';
import { lines, type Range } from '../domain/reports/report.ts';
import { satisfaction } from '../domain/reports/satisfaction.ts';
import { legs } from '../domain/reports/turnaround.ts';
import { volumes } from '../domain/reports/volumes.ts';
import { workload } from '../domain/reports/workload.ts';
import { type Language, rmaKinds } from '../domain/vocabulary.ts';
import type { CaseFilter } from '../store/caseFilter.ts';
import { recallPeopleInRole } from '../store/people.ts';
import { recallTallies } from '../store/queues.ts';
import { countByDate, countOpenAt, namesOf, spreadsOfRmas, tallyFacts } from '../store/reports.ts';
import { filterOf } from './caseList.ts';
import * as f from './fields.ts';
import { answerFile, fileQuery } from './tableFiles.ts';
import { narrowing, periodsOf, rangeOf, rangeQuery } from './reportQuery.ts';
import { attainmentView, rmasView, satisfactionView, volumesView, workloadView } from './reportViews.ts';
import { type Answer, ok, route, type Route, type SignedInCall } from './route.ts';

const byGroup = z.strictObject({ ...rangeQuery, ...narrowing, by: z.enum(groupings).optional() });
type ByGroup = z.infer<typeof byGroup>;
const byPeriod = z.strictObject({ ...rangeQuery, ...narrowing, by: z.enum(periods).optional() });
const ofRmas = z.strictObject({
  ...rangeQuery,
  kind: f.oneOrMore(rmaKinds).optional(),
  customer: f.id.optional(),
});
const ofNow = z.strictObject(fileQuery);

type Asking<Q> = Pick<
  SignedInCall<unknown, Q, unknown>,
  'deps' | 'query' | 'actor' | 'language' | 'timeZone'
>;

/** The report as JSON, or as the file that is asked for. */
async function answer<R extends object>(
  { query, language }: Asking<z.infer<typeof ofNow>>,
  report: R,
  table: (language: Language) => Table,
): Promise<Answer> {
  return query.format ? answerFile(table(query.language ?? language), query.format) : ok(report);
}

const within = (range: Range) => [new Date(range.begins), new Date(range.ends)] as const;
const keysOf = (tallies: readonly { key: string | null }[]) => [...new Set(tallies.map(({ key }) => key))];

async function answerAttainment(asking: Asking<ByGroup>): Promise<Answer> {
  const { query, actor, language } = asking;
  const { by = 'priority' } = query;
  const range = rangeOf(query, asking.deps, Date.now());
  const [openedFrom, openedTo] = within(range);
  const filter: CaseFilter = { ...(await filterOf(query, actor)), openedFrom, openedTo };
  const dated = { at: 'openedAt', timeZone: range.timeZone } as const;
  const tallies = await tallyFacts(filter, by, [...promises, 'takenOver'], dated);
  const heads = {
    periods: periodsOf(range, by),
    names: await namesOf(by, keysOf(tallies), query.language ?? language),
  };
  const report = { by, range, data: lines(tallies, by, heads, attainment), total: attainment(tallies) };
  return answer(asking, report, (language) => attainmentTable(report, language));
}

async function answerSatisfaction(asking: Asking<ByGroup>): Promise<Answer> {
  const { query, actor, language } = asking;
  const by: Grouping = query.by ?? 'assignee';
  const range = rangeOf(query, asking.deps, Date.now());
  const [closedFrom, closedTo] = within(range);
  const filter: CaseFilter = { ...(await filterOf(query, actor)), closedFrom, closedTo };
  const surveyed = { ...filter, survey: ['unanswered', 'content', 'low'] } satisfies CaseFilter;
  const dated = { at: 'closedAt', timeZone: range.timeZone } as const;
  const tallies = await tallyFacts(surveyed, by, ['survey', 'answers'], dated);
  const heads = {
    periods: periodsOf(range, by),
    names: await namesOf(by, keysOf(tallies), query.language ?? language),
  };
  const report = { by, range, data: lines(tallies, by, heads, satisfaction), total: satisfaction(tallies) };
  return answer(asking, report, (language) => satisfactionTable(report, language));
}

async function answerVolumes(asking: Asking<z.infer<typeof byPeriod>>): Promise<Answer> {
  const { query, actor } = asking;
  const by: Period = query.by ?? 'day';
  const range = rangeOf(query, asking.deps, Date.now());
  const [begins, ends] = within(range);
  const { timeZone } = range;
  const filter = await filterOf(query, actor);
  const [opened, closed, left] = await Promise.all([
    countByDate({ ...filter, openedFrom: begins, openedTo: ends }, { at: 'openedAt', timeZone }),
    countByDate({ ...filter, closedFrom: begins, closedTo: ends }, { at: 'closedAt', timeZone }),
    countOpenAt(filter, ends),
  ]);
  const flow = { opened, closed, left };
  const figures = volumes(stretches(range.from, range.to, by), by, flow);
  const heads = periodsOf(range, by);
  const sum = (counts: Map<string, number>) =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  const report = {
    ...{ by, range },
    data: figures.map((volume, index) => ({ ...heads[index]!, ...volume })),
    total: { opened: sum(opened), closed: sum(closed), backlog: left },
  };
  return answer(asking, report, (language) => volumesTable(report, language));
}

async function answerWorkload(asking: Asking<z.infer<typeof ofNow>>): Promise<Answer> {
  const [tallies, ...people] = await Promise.all([
    recallTallies(),
    recallPeopleInRole('engineer'),
    recallPeopleInRole('expert'),
  ]);
  const holders = tallies.flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId]));
  const ids = [...new Set([...people.flat().map(({ _id }) => _id), ...holders])];
  const names = await namesOf('assignee', ids, asking.language);
  const keys = [...ids.sort((a, b) => ((names.get(a) ?? a) < (names.get(b) ?? b) ? -1 : 1)), null];
  const held = workload(tallies, keys);
  const data = keys.map((key, index) => ({ key, name: names.get(key ?? '') ?? null, ...held[index]! }));
  const { timeZone = asking.timeZone } = asking.query;
  return answer(asking, { at: new Date().toISOString(), data }, (language) =>
    workloadTable(data, language, timeZone),
  );
}

const duration = (ms: number | null) => (ms === null ? null : `PT${Math.round(ms / 1000)}S`);

async function answerRmas(asking: Asking<z.infer<typeof ofRmas>>): Promise<Answer> {
  const { kind, customer: customerId } = asking.query;
  const range = rangeOf(asking.query, asking.deps, Date.now());
  const [requestedFrom, requestedTo] = within(range);
  const found = await spreadsOfRmas({ kind, customerId, requestedFrom, requestedTo });
  const data = rmaKinds.flatMap((kind) => found.filter((each) => each.kind === kind));
  const report = {
    range,
    data: data.map((each) => ({
      ...each,
      ...Object.fromEntries(
        legs.map((leg) => {
          const { count, median, p90 } = each[leg];
          return [leg, { count, median: duration(median), p90: duration(p90) }];
        }),
      ),
    })),
  };
  return answer(asking, report, (language) => rmasTable({ range, data }, language));
}

const shared = { method: 'get', tag: 'Reports', roles: reportReaders } as const;
const described = (schema: z.ZodType) => ({ status: 200, description: 'The report', schema });

export const reportRoutes: Route[] = [
  route({
    ...shared,
    path: '/api/v1/reports/attainment',
    summary:
      'How the promises to customers were kept, by group or over time; cases by the day of their opening',
    query: byGroup,
    answer: described(attainmentView),
    handler: answerAttainment,
  }),
  route({
    ...shared,
    path: '/api/v1/reports/volumes',
    summary: 'Cases opened and closed over time, and the backlog at the end of each period',
    query: byPeriod,
    answer: described(volumesView),
    handler: answerVolumes,
  }),
  route({
    ...shared,
    path: '/api/v1/reports/workload',
    summary: 'What everybody holds now; up to 2 s old',
    query: ofNow,
    answer: described(workloadView),
    handler: answerWorkload,
  }),
  route({
    ...shared,
    path: '/api/v1/reports/rmas',
    summary: 'How long the legs of RMAs took, by kind; RMAs by the day of their request',
    query: ofRmas,
    answer: described(rmasView),
    handler: answerRmas,
  }),
  route({
    ...shared,
    path: '/api/v1/reports/satisfaction',
    summary: 'What customers said, by group or over time; surveys by the day of the closing',
    query: byGroup,
    answer: described(satisfactionView),
    handler: answerSatisfaction,
  }),
];
