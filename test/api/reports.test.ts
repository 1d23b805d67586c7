import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OfKind } from '../../documents/reports.ts';
import type { Attainment } from '../../domain/reports/attainment.ts';
import * as behind from '../../domain/reports/behind.ts';
import { outcomes, promises } from '../../domain/reports/facts.ts';
import { type Grouping, groupings } from '../../domain/reports/grouping.ts';
import type { Head, Range } from '../../domain/reports/report.ts';
import type { Satisfaction } from '../../domain/reports/satisfaction.ts';
import { legs } from '../../domain/reports/turnaround.ts';
import type { Volume } from '../../domain/reports/volumes.ts';
import { burdens, type Workload } from '../../domain/reports/workload.ts';
import { rmaKinds, surveyQuestions } from '../../domain/vocabulary.ts';
import { saveKnown } from './known.ts';
import { type Refusals, startRefusals } from './refusals.ts';
import { schemaOf } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
  await saveKnown();
  await service.settle();
});
afterAll(() => service.close());

const november = 'from=2026-11-20&to=2026-11-25';
const shanghai = `${november}&timeZone=Asia/Shanghai`;
/** What the lines of all reports have together. */
type Line = Head & Attainment & Satisfaction & Volume & Workload & OfKind;
interface Body {
  by: Grouping;
  range: Range;
  data: Line[];
  total: Line;
}

/** The report as a manager reads it, held against its schema. */
async function report(name: string, query: string): Promise<Body> {
  const answer = await (await service.as('manager')).get(`/api/v1/reports/${name}?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  schemaOf('get', `/api/v1/reports/${name}`).parse(answer.body);
  return answer.body as Body;
}

async function totalOf(list: 'cases' | 'rmas', asked: behind.Asked): Promise<number> {
  const query = new URLSearchParams({ ...asked, total: 'true', limit: '1' });
  const answer = await (await service.as('manager')).get(`/api/v1/${list}?${query}`);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return (answer.body as { page: { total: number } }).page.total;
}

describe('attainment', () => {
  it('counts the cases of the time by how their promises stand', async () => {
    const { data, total, range } = await report('attainment', `by=priority&${shanghai}`);
    expect(range).toEqual({
      ...{ from: '2026-11-20', to: '2026-11-25', timeZone: 'Asia/Shanghai' },
      ...{ begins: '2026-11-19T16:00:00.000Z', ends: '2026-11-25T16:00:00.000Z' },
    });
    expect(total).toEqual({
      ...{ cases: 6, takenOver: 1 },
      response: { met: 2, breached: 2, running: 1, percent: 50 },
      diagnosis: { met: 1, breached: 1, running: 1, percent: 50 },
      restore: { met: 0, breached: 0, running: 0, percent: null },
    });
    expect(data.map(({ key, cases }) => [key, cases])).toEqual([
      ['P1', 2],
      ['P2', 4],
    ]);
  });

  it('names people and customers, and has a group of those that belong to none', async () => {
    const by = async (grouping: string) =>
      (await report('attainment', `by=${grouping}&${shanghai}`)).data.map(({ key, name, cases }) => [
        ...[key, name, cases],
      ]);
    expect(await by('assignee')).toEqual([
      ['engineer1', 'Li Wei', 3],
      ['engineer2', 'Zhang Min', 2],
      [null, null, 1],
    ]);
    expect(await by('centre')).toEqual([
      ['north', null, 3],
      ['east', null, 2],
      [null, null, 1],
    ]);
    expect(await by('customer')).toEqual([
      ['acme', 'ACME', 3],
      ['globex', 'Globex', 3],
    ]);
    // However it is spelled, in one of the ways that somebody has.
    expect(await by('vendor')).toEqual([
      [expect.stringMatching(/^cisco$/i), null, 4],
      ['huawei', null, 1],
      [null, null, 1],
    ]);
  });

  it('belongs to the day on the clock that is asked for', async () => {
    const days = async (query: string) =>
      (await report('attainment', `by=day&${query}`)).data.map(({ key, cases }) => [key, cases]);
    expect(await days(shanghai)).toEqual([
      ...[
        ['2026-11-20', 0],
        ['2026-11-21', 0],
        ['2026-11-22', 0],
      ],
      ...[
        ['2026-11-23', 3],
        ['2026-11-24', 0],
        ['2026-11-25', 3],
      ],
    ]);
    expect(await days(november)).toContainEqual(['2026-11-22', 1]);
    expect(await days('from=2026-10-20&to=2026-10-27&timeZone=Europe/Berlin')).toHaveLength(8);
  });

  it('is of the last thirty days, by priority, unless something else is asked for', async () => {
    const { range, by } = await report('attainment', '');
    expect([by, range.timeZone]).toEqual(['priority', 'UTC']);
    expect(Date.parse(range.ends) - Date.parse(range.begins)).toBe(30 * 86_400_000);
    expect(Date.parse(range.ends)).toBeGreaterThan(Date.now());
  });
});

describe('the other reports', () => {
  it('tell what customers said', async () => {
    const { data, total } = await report('satisfaction', shanghai);
    expect(total).toMatchObject({
      ...{ sent: 3, answered: 2, low: 1 },
      overall: { distribution: [1, 0, 0, 0, 1], average: 3 },
    });
    expect(data.map(({ name, sent, answered }) => [name, sent, answered])).toEqual([
      ['Li Wei', 2, 2],
      ['Zhang Min', 1, 0],
    ]);
  });

  it('tell what came and went, and what was left', async () => {
    const { data, total } = await report('volumes', shanghai);
    expect(data.map(({ key, opened, closed, backlog }) => [key, opened, closed, backlog])).toEqual([
      ['2026-11-20', 0, 0, 1],
      ['2026-11-21', 0, 0, 1],
      ['2026-11-22', 0, 0, 1],
      ['2026-11-23', 3, 0, 4],
      ['2026-11-24', 0, 1, 3],
      ['2026-11-25', 3, 3, 3],
    ]);
    expect(total).toEqual({ opened: 6, closed: 4, backlog: 3 });
  });

  it('tell what everybody holds', async () => {
    const { data } = await report('workload', '');
    expect(data.map(({ name }) => name)).toEqual(['Li Wei', 'Tom Baker', 'Zhang Min', 'Zhao Lei', null]);
    expect(data[2]).toMatchObject({ key: 'engineer2', open: 1, overdue: 1, awaiting: 1 });
  });

  it('tell how long the ways of RMAs took', async () => {
    const { data } = await report('rmas', shanghai);
    expect(data).toMatchObject([
      { kind: 'advance_replacement', requested: 3, ship: { count: 3, median: 'PT14400S', p90: 'PT108000S' } },
      { kind: 'loaner', requested: 1, ship: { count: 0, median: null, p90: null } },
    ]);
    expect((await report('rmas', `${shanghai}&customer=globex`)).data).toEqual([]);
  });
});

describe('every figure', () => {
  /** Figures, and what a list is asked to show the cases behind each. */
  const figures: Record<string, (line: Line, range: Range, all: behind.Asked) => [number, behind.Asked][]> = {
    attainment: (line, range, all) => {
      const here = { ...all, ...behind.inTime('opened', line, range) };
      return [
        [line.cases, here],
        [line.takenOver, { ...here, ...behind.takenOver }],
        ...promises.flatMap((promise) =>
          outcomes.map((outcome): [number, behind.Asked] => [
            line[promise][outcome],
            { ...here, ...behind.keptSo(promise, outcome) },
          ]),
        ),
      ];
    },
    satisfaction: (line, range, all) => {
      const here = { ...all, ...behind.inTime('closed', line, range) };
      return [
        [line.sent, { ...here, ...behind.sent }],
        [line.answered, { ...here, ...behind.answered }],
        [line.low, { ...here, ...behind.surveyed('low') }],
        ...surveyQuestions.flatMap((question) =>
          [1, 2, 3, 4, 5].map((score): [number, behind.Asked] => [
            line[question].distribution[score - 1]!,
            { ...here, ...behind.scoredSo(question, score) },
          ]),
        ),
      ];
    },
    volumes: (line, range, all) => [
      [line.opened, { ...all, ...behind.inTime('opened', line, range) }],
      [line.closed, { ...all, ...behind.inTime('closed', line, range) }],
      [line.backlog, { ...all, ...behind.openAt(line.ends ?? range.ends) }],
    ],
  };
  const groupingsOf = (name: string): readonly Grouping[] =>
    name === 'volumes' ? ['day', 'week', 'month'] : groupings;
  const narrowings: behind.Asked[] = [{}, { customer: 'globex' }, { priority: 'P1,P2', without: 'vendor' }];

  it.each(Object.keys(figures).flatMap((name) => narrowings.map((narrowed) => [name, narrowed] as const)))(
    'of the report of %s, narrowed to %j, is the number of cases in the list that it leads to',
    async (name, narrowed) => {
      let followed = 0;
      for (const by of groupingsOf(name)) {
        if (by === 'vendor' && 'without' in narrowed) continue;
        const query = new URLSearchParams({ by, ...narrowed });
        const { data, total, range } = await report(name, `${query}&${shanghai}`);
        const lines = [...data.map((line) => [line, behind.ofLine(by, line, narrowed)] as const)];
        for (const [line, all] of [...lines, [total, narrowed] as const])
          for (const [figure, asked] of figures[name]!(line, range, all)) {
            // What is nought is no link; some are followed all the same.
            if (figure === 0 && followed++ % 20) continue;
            expect({ by, asked, total: await totalOf('cases', asked) }).toEqual({ by, asked, total: figure });
          }
      }
    },
    60_000,
  );

  it('of the workload and of RMAs too', async () => {
    for (const line of (await report('workload', '')).data)
      for (const queue of burdens)
        expect([line.key, queue, await totalOf('cases', behind.heldBy(line.key, queue))]).toEqual([
          ...[line.key, queue, line[queue]],
        ]);
    const { data, range } = await report('rmas', shanghai);
    const here = behind.inTime('requested', {}, range);
    for (const kind of rmaKinds) {
      const line = data.find((each) => each.kind === kind);
      expect(await totalOf('rmas', { ...here, kind })).toBe(line?.requested ?? 0);
      for (const leg of legs)
        expect(await totalOf('rmas', { ...here, kind, leg })).toBe(line?.[leg].count ?? 0);
    }
  });
});

describe('reports', () => {
  it('are for managers, quality and administrators', async () => {
    const status = async (username: string) =>
      (await (await service.as(username)).get('/api/v1/reports/attainment')).status;
    for (const username of ['manager', 'techmanager', 'quality', 'admin'])
      expect([username, await status(username)]).toEqual([username, 200]);
    for (const username of ['agent', 'engineer1', 'expert', 'rma', 'depot', 'customer'])
      expect([username, await status(username)]).toEqual([username, 403]);
  });

  it.each([
    ['attainment', 'from=2026-11-25&to=2026-11-20', 'to'],
    ['attainment', 'from=2025-11-23&to=2026-11-25', 'from'],
    ['attainment', 'from=2999-01-01', 'from'],
    ['attainment', 'from=2026-02-30', 'from'],
    ['attainment', 'by=colour', 'by'],
    ['volumes', 'by=customer', 'by'],
    ['volumes', 'timeZone=Moon/Base', 'timeZone'],
    ['volumes', 'timeZone=%2B08:00', 'timeZone'],
    ['rmas', 'kind=gift', 'kind.0'],
    ['rmas', 'format=docx', 'format'],
    ['satisfaction', 'openedFrom=2026-01-01T00:00:00Z', 'openedFrom'],
    ['satisfaction', 'vendor=cisco&without=vendor', 'without'],
    ['workload', 'from=2026-11-20', 'from'],
  ])('refuse bad input: %s?%s', async (name, query, path) => {
    const answer = await (await service.as('admin')).get(`/api/v1/reports/${name}?${query}`);
    await service.refused(answer, 400, [path]);
  });
});

describe('lists by what reports count', () => {
  it.each([
    ['clock=response', 'outcome'],
    ['outcome=met', 'clock'],
    ['question=overall', 'score'],
    ['question=overall&score=6', 'score'],
    ['openAt=now', 'openAt'],
    ['without=customer', 'without.0'],
    ['survey=good', 'survey.0'],
  ])('say what is missing or unknown: %s', async (query, path) => {
    await service.refused(await (await service.as('agent')).get(`/api/v1/cases?${query}`), 400, [path]);
  });

  it('tell customers nothing about who was late, and what was said of whom', async () => {
    const customer = await service.as('customer');
    for (const query of [
      ...['clock=response&outcome=breached', 'takenOver=true', 'survey=low', 'question=overall&score=1'],
      ...['policy=response-centre', 'openAt=2026-11-25T00:00:00Z', 'without=assignee', 'centre=north'],
    ]) {
      const answer = await customer.get(`/api/v1/cases?${query}`);
      expect(await service.refused(answer, 400)).toMatch('is for staff');
    }
  });
});
