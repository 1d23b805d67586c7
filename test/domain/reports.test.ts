import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attainment, percent } from '../../domain/reports/attainment.ts';
import { factsOf, outcomeOf, outcomes, promises, surveyOutcomes } from '../../domain/reports/facts.ts';
import { grouped, groupings } from '../../domain/reports/grouping.ts';
import { meanings } from '../../domain/reports/meanings.ts';
import { addDays, daysBetween, periodOf, periods, stretches } from '../../domain/reports/periods.ts';
import { lines } from '../../domain/reports/report.ts';
import { satisfaction } from '../../domain/reports/satisfaction.ts';
import { turnaroundOf } from '../../domain/reports/turnaround.ts';
import { volumes } from '../../domain/reports/volumes.ts';
import { figureWords, reportNames } from '../../domain/reports/words.ts';
import { workload } from '../../domain/reports/workload.ts';
import { type ClockState, surveyQuestions } from '../../domain/vocabulary.ts';
import { openedAt, sampleCase, sampleRma } from '../store/samples.ts';

const clock = (name: 'response' | 'diagnosis', state: ClockState) => ({
  ...{ name, state, startedAt: openedAt, target: 3_600_000, pausedTotal: 0 },
});

describe('what reports say of their figures', () => {
  it('names no document that its readers do not have', () => {
    expect(JSON.stringify(meanings)).not.toMatch(/\bS[0-4]\b/);
  });
});

describe('what reports count of a case', () => {
  it.each<[ClockState, string | null]>([
    ['running', 'running'],
    ['paused', 'running'],
    ['met', 'met'],
    ['breached', 'breached'],
    ['cancelled', null],
  ])('a clock that is %s is %s', (state, outcome) => {
    expect(outcomeOf(sampleCase('C1', { clocks: [clock('response', state)] }), 'response')).toBe(outcome);
  });

  it('a promise that was never made is not counted', () => {
    expect(outcomeOf(sampleCase('C1', { clocks: [] }), 'restore')).toBeNull();
  });

  it('a promise broken in an earlier round stays broken, whatever the clock of this one says', () => {
    const again = sampleCase('C1', {
      ...{ round: 1, clocks: [clock('diagnosis', 'met')] },
      fired: ['diagnosis/0/warning/1', 'diagnosis/0/overdue'],
    });
    expect(factsOf(again)).toMatchObject({ diagnosis: 'breached', response: null });
    expect(outcomeOf({ ...again, fired: ['diagnosis/0/warning/1'] }, 'diagnosis')).toBe('met');
  });

  it('a survey belongs to the last closing, and is low by the policy of the case', () => {
    const policy = { ...sampleCase('C1').policy, survey: { remindAfter: 1, expiresAfter: 2, lowScore: 3 } };
    const answers = { overall: 5, response_speed: 4, skill: 4, attitude: 3 };
    const closed = sampleCase('C1', { policy, stage: 'surveying', closedAt: openedAt + 1 });
    expect(factsOf(closed).survey).toBe('unanswered');
    expect(factsOf({ ...closed, survey: { answers } })).toMatchObject({ survey: 'low', answers });
    expect(factsOf({ ...closed, survey: { answers: { ...answers, attitude: 4 } } }).survey).toBe('content');
    expect(factsOf({ ...closed, closedAt: null }).survey).toBeNull();
    const cancellation = { reason: 'withdrawn', consentBy: 'Wang Fang' } as const;
    expect(factsOf({ ...closed, cancellation }).survey).toBeNull();
    expect(factsOf({ ...closed, policy: sampleCase('C1').policy }).survey).toBeNull();
  });
});

const outcome = fc.constantFrom(...outcomes, null);
const kinds = fc.record({
  key: fc.constantFrom('a', 'b', null),
  count: fc.integer({ min: 1, max: 50 }),
  facts: fc.record({
    ...{ response: outcome, diagnosis: outcome, restore: outcome },
    takenOver: fc.boolean(),
  }),
});

describe('attainment', () => {
  it('counts what is met, breached and running, and the share that was met of what is decided', () => {
    const facts = { response: 'met', diagnosis: 'running', restore: null, takenOver: false } as const;
    const late = { ...facts, response: 'breached', takenOver: true } as const;
    const found = attainment([
      { key: null, facts, count: 3 },
      { key: null, facts: late, count: 1 },
    ]);
    expect(found).toEqual({
      ...{ cases: 4, takenOver: 1 },
      response: { met: 3, breached: 1, running: 0, percent: 75 },
      diagnosis: { met: 0, breached: 0, running: 4, percent: null },
      restore: { met: 0, breached: 0, running: 0, percent: null },
    });
  });

  it('of the groups adds up to that of the whole, and never counts a case twice', () => {
    fc.assert(
      fc.property(fc.array(kinds), (tallies) => {
        const whole = attainment(tallies);
        const parts = [...grouped(tallies).values()].map((own) => attainment(own));
        const sum = (of: (one: typeof whole) => number) => parts.reduce((all, part) => all + of(part), 0);
        expect(sum(({ cases }) => cases)).toBe(whole.cases);
        for (const promise of promises) {
          for (const each of outcomes) expect(sum((part) => part[promise][each])).toBe(whole[promise][each]);
          const counted = outcomes.reduce((all, each) => all + whole[promise][each], 0);
          const promised = tallies.filter(({ facts }) => facts[promise] !== null);
          expect(counted).toBe(promised.reduce((all, { count }) => all + count, 0));
        }
      }),
    );
  });

  it('is a whole only when it is one', () => {
    expect([percent(9999, 10_000), percent(1, 100_000), percent(0, 5), percent(5, 5), percent(0, 0)]).toEqual(
      [99.9, 0.1, 0, 100, null],
    );
  });

  it('has a line for each group that has cases, those of none last, and for each period', () => {
    const tally = (key: string | null, count: number) => ({ key, count });
    const count = (own: readonly { count: number }[]) => ({
      n: own.reduce((all, each) => all + each.count, 0),
    });
    const heads = { periods: [], names: new Map([['li', 'Li Wei']]) };
    const tallies = [tally(null, 9), tally('li', 1), tally('wang', 3), tally('li', 1)];
    expect(lines(tallies, 'assignee', heads, count)).toEqual([
      { key: 'wang', name: null, n: 3 },
      { key: 'li', name: 'Li Wei', n: 2 },
      { key: null, name: null, n: 9 },
    ]);
    expect(lines([tally('P3', 9), tally('P1', 1)], 'priority', heads, count).map(({ key }) => key)).toEqual([
      'P1',
      'P3',
    ]);
    const periods = ['2026-11-23', '2026-11-24'].map((key) => ({ key, name: null }));
    expect(lines([tally('2026-11-24', 2)], 'day', { ...heads, periods }, count)).toMatchObject([
      { n: 0 },
      { n: 2 },
    ]);
  });
});

describe('satisfaction', () => {
  it('has means and distributions of those who answered, beside how many were asked', () => {
    const answers = (score: number) => ({ overall: score, response_speed: 5, skill: 4, attitude: 3 });
    const found = satisfaction([
      { key: null, facts: { survey: 'unanswered', answers: null }, count: 3 },
      { key: null, facts: { survey: 'content', answers: answers(5) }, count: 2 },
      { key: null, facts: { survey: 'low', answers: answers(1) }, count: 1 },
      { key: null, facts: { survey: null, answers: null }, count: 7 },
    ]);
    expect(found).toMatchObject({ sent: 6, answered: 3, low: 1 });
    expect(found.overall).toEqual({ distribution: [1, 0, 0, 0, 2], average: 3.67 });
    expect(satisfaction([]).skill).toEqual({ distribution: [0, 0, 0, 0, 0], average: null });
  });

  it('has as many answers to every question as answered surveys', () => {
    const answers = fc.record(
      Object.fromEntries(surveyQuestions.map((question) => [question, fc.integer({ min: 1, max: 5 })])),
    );
    const surveyed = fc
      .record({ survey: fc.constantFrom(...surveyOutcomes), answers, count: fc.integer({ min: 1, max: 9 }) })
      .map(({ survey, answers, count }) => ({
        ...{ key: null, count },
        facts: { survey, answers: survey === 'unanswered' ? null : (answers as never) },
      }));
    fc.assert(
      fc.property(fc.array(surveyed), (tallies) => {
        const found = satisfaction(tallies);
        for (const question of surveyQuestions)
          expect(found[question].distribution.reduce((all, count) => all + count, 0)).toBe(found.answered);
      }),
    );
  });
});

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('periods', () => {
  it('begin on Mondays and on the first of a month', () => {
    expect(['2026-11-22', '2026-11-23', '2024-02-29'].map((each) => periodOf(each, 'week'))).toEqual([
      ...['2026-11-16', '2026-11-23', '2024-02-26'],
    ]);
    expect(periodOf('2024-02-29', 'month')).toBe('2024-02-01');
  });

  it('cover every day between two dates once, the ends cut short', () => {
    expect(stretches('2026-10-30', '2026-11-02', 'month')).toEqual([
      { key: '2026-10-01', from: '2026-10-30', to: '2026-10-31' },
      { key: '2026-11-01', from: '2026-11-01', to: '2026-11-02' },
    ]);
    fc.assert(
      fc.property(date, fc.nat(400), fc.constantFrom(...periods), (from, more, period) => {
        const to = addDays(from, more);
        const all = stretches(from, to, period);
        expect([all[0]?.from, all.at(-1)?.to]).toEqual([from, to]);
        expect(all.reduce((days, each) => days + daysBetween(each.from, each.to), 0)).toBe(more + 1);
        for (const { key, from, to } of all)
          expect([periodOf(from, period), periodOf(to, period)]).toEqual([key, key]);
      }),
    );
  });
});

describe('volumes', () => {
  it('tell the backlog at the end of every period, reckoned back from what is left', () => {
    const flow = {
      opened: new Map([
        ['2026-11-21', 5],
        ['2026-11-23', 2],
      ]),
      closed: new Map([['2026-11-22', 3]]),
      left: 10,
    };
    expect(volumes(stretches('2026-11-21', '2026-11-23', 'day'), 'day', flow)).toEqual([
      { opened: 5, closed: 0, backlog: 11 },
      { opened: 0, closed: 3, backlog: 8 },
      { opened: 2, closed: 0, backlog: 10 },
    ]);
    expect(volumes(stretches('2026-11-21', '2026-11-23', 'week'), 'week', flow)).toEqual([
      { opened: 5, closed: 3, backlog: 8 },
      { opened: 2, closed: 0, backlog: 10 },
    ]);
  });
});

describe('workload', () => {
  it('counts for each person, and for nobody, what they hold', () => {
    const tally = { status: 'open', stage: 'diagnosing', rma: false, urgency: 'late' } as const;
    const tallies = [
      { ...tally, assigneeId: 'li', count: 2 },
      { ...tally, assigneeId: null, stage: 'assigning', urgency: 'later', count: 1 } as const,
    ];
    expect(workload(tallies as never, ['li', 'wang', null])).toMatchObject([
      { open: 2, overdue: 2, awaiting: 0 },
      { open: 0, overdue: 0 },
      { open: 1, overdue: 0 },
    ]);
  });
});

describe('the turnaround of an RMA', () => {
  it('is told leg by leg, and not of what has not happened', () => {
    const term = { dueAt: openedAt, remindAt: [], state: 'met' as const };
    const rma = sampleRma('R1', {
      ...{ shippedAt: openedAt + 10, deliveredAt: openedAt + 30, faultyReceivedAt: openedAt + 90 },
      clocks: [
        { name: 'return', startedAt: openedAt + 30, metAt: openedAt + 90, ...term },
        { name: 'processing', startedAt: openedAt + 90, metAt: openedAt + 95, ...term },
      ],
    });
    expect(turnaroundOf(rma)).toEqual({ ship: 10, deliver: 30, return: 60, processing: 5 });
    const repair = sampleRma('R2', { kind: 'return_and_repair', faultyReceivedAt: openedAt + 7 });
    expect(turnaroundOf(repair)).toEqual({ ship: null, deliver: null, return: 7, processing: null });
  });
});

describe('what reports say', () => {
  it('is there in every language, for every report and grouping', () => {
    const [en, zh] = [figureWords.en, figureWords['zh-CN']];
    expect(Object.keys(zh.groupings).sort()).toEqual([...groupings].sort());
    expect(Object.keys(zh.reports)).toEqual(Object.keys(en.reports));
    for (const report of reportNames)
      expect([report, meanings['zh-CN'][report].length]).toEqual([report, meanings.en[report].length]);
  });
});
