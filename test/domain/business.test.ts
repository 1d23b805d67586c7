import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WeeklyCalendar } from '../../calendars/schema.ts';
import { applyAll } from '../../domain/case/apply.ts';
import { decide } from '../../domain/case/decide.ts';
import { dues } from '../../domain/case/due.ts';
import { Refusal } from '../../domain/refusal.ts';
import { dueAt } from '../../domain/clocks.ts';
import { hoursWanted, hoursWantedAt, withHours } from '../../domain/case/hours.ts';
import { viewCase } from '../../domain/case/view.ts';
import { type WorkingHours, workingBetween } from '../../domain/hours.ts';
import { hoursOf, officeCn } from './calendars.ts';
import { agent, day, hour, li, manager, minute, policyWith, say, Story } from './givens.ts';
import { inShanghai, onSite, opened, reports, times, told } from './office.ts';

describe('time inside working hours', () => {
  it('stands still over the National Day holiday: opened on its eve at 17:50, reminded when the office is back', async () => {
    // 1–7 October 2026 are off; the office is back on Thursday the 8th.
    const story = await opened('2026-09-30T17:50', { priority: 'P1' });
    expect(told(dueAt(story.clock('response')!, story.state.hours))).toBe('2026-10-08 10:50');
    story.until(9 * day);
    expect(times(story, 'response_reminder', 'response_breached')).toEqual([
      '2026-10-08 09:50 response_reminder',
      '2026-10-08 10:20 response_reminder',
      '2026-10-08 10:50 response_breached',
    ]);
  });

  it('does not count the lunch break', async () => {
    const story = await opened('2026-11-23T11:00', { priority: 'P1' });
    expect(told(dueAt(story.clock('response')!, story.state.hours))).toBe('2026-11-23 14:00');
  });

  it('leaves a DST change to the calendar: an hour of work is an hour of work', async () => {
    const berlin: WeeklyCalendar = {
      timezone: 'Europe/Berlin',
      weekdays: ['Sat', 'Sun'],
      hours: ['00:00-06:00'],
    };
    // The clocks go forward on Sunday, 29 March 2026, at 2:00: midnight to six is five hours.
    const at = Date.parse('2026-03-28T22:00:00Z');
    const hours = await hoursOf(berlin, at, at + 30 * day);
    const story = new Story({ policy: onSite, priority: 'P3' }, undefined, { at, hours });
    expect(new Date(dueAt(story.clock('response')!, hours)).toISOString()).toBe('2026-04-04T01:00:00.000Z');
  });

  it('holds over a weekend cost nothing but the working time in them', async () => {
    const policy = policyWith({
      ...onSite,
      diagnosis: { target: { P1: 4 * hour, P2: 4 * hour, P3: 4 * hour, P4: 4 * hour }, warn: [] },
    });
    const story = await opened('2026-11-27T16:00', { priority: 'P2', policy });
    story.at(0, li, say.respond).at(hour, agent, { type: 'hold', reason: 'waiting_customer' });
    // Held on Friday at 17:00, resumed on Monday at 9:30: an hour and a half of work went by.
    story.at(2 * day + 17.5 * hour, agent, say.resume);
    expect(story.clock('diagnosis')).toMatchObject({ pausedTotal: 90 * minute });
    expect(told(dueAt(story.clock('diagnosis')!, story.state.hours))).toBe('2026-11-30 13:30');
  });
});

describe('silence under a policy that raises the priority', () => {
  it('raises it level by level, ten minutes apart, until the manager hears; nobody loses the case', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P3' });
    story.until(2 * day);
    expect(
      story.events.flatMap(({ kind, at, data }) =>
        kind === 'priority_changed'
          ? [`${told(at)} ${data.from} → ${data.to}`]
          : kind === 'escalated_to_manager' && data.clock === 'silence'
            ? [`${told(at)} ${data.to.join(', ')}`]
            : [],
      ),
    ).toEqual([
      '2026-11-23 16:40 P3 → P2',
      '2026-11-23 16:50 P2 → P1',
      '2026-11-23 17:00 technical_center_manager, response_center_manager',
    ]);
    expect(story.state).toMatchObject({ priority: 'P1', takeovers: 0, assignee: { id: 'li' } });
  });

  it('fires at once what the higher priority makes overdue, and reminds of nothing twice', async () => {
    const story = await opened('2026-11-23T09:00', { priority: 'P3' });
    story.until(2 * day);
    expect(times(story, 'response_reminder', 'response_breached')).toEqual([
      '2026-11-23 14:00 response_reminder',
      '2026-11-23 16:00 response_reminder',
      '2026-11-23 16:40 response_breached',
    ]);
  });
});

describe('an engineer without a solution', () => {
  it('is reported to the manager and the experts after 30 minutes of work', async () => {
    const story = await opened('2026-11-23T17:30', { priority: 'P3' });
    story.at(15 * minute, li, say.respond).until(day);
    expect(story.last('escalated_to_manager')).toMatchObject({
      clock: 'work_limit',
      to: ['response_center_manager', 'expert'],
    });
    expect(reports(story, 'work_limit')).toEqual(['2026-11-24 09:15']);
  });

  it('who asks an expert has reported it', async () => {
    const story = await opened('2026-11-23T09:30', { priority: 'P3' });
    story.at(0, li, say.respond).at(20 * minute, li, { type: 'escalateExpert', expertId: 'he', reason: '' });
    expect(reports(story.until(2 * hour), 'work_limit')).toEqual([]);
  });
});

describe('the hours that a case knows', () => {
  const start = inShanghai('2026-11-23T09:00');
  let hours: WorkingHours;
  beforeAll(async () => {
    hours = await hoursOf(officeCn, start, start + 200 * day);
  });

  it('are none at first: nothing falls due but the ladder, which counts wall time, and the view says that it is not known when', () => {
    const story = new Story({ policy: onSite, priority: 'P1' }, undefined, { at: start });
    expect(story.until(30 * day).told()).toEqual(['24:00:00 escalated_to_manager']);
    expect(viewCase(story.state).clocks[0]).toMatchObject({ name: 'response', dueAt: null });
    expect(hoursWantedAt(story.state)).toBeLessThan(start);
  });

  it('are joined without a day twice, and asked for again a month before they end', () => {
    const { state } = new Story({ policy: onSite }, undefined, { at: start });
    const cut = (from: number, until: number): WorkingHours => ({
      from,
      until,
      days: hours.days.filter(([open]) => (open as number) >= from - day && (open as number) < until),
    });
    const wanted = hoursWanted(state.hours!, start);
    expect(wanted).toEqual({ from: start, until: start + 45 * day });
    const once = withHours(state, cut(wanted.from, wanted.until));
    expect(hoursWantedAt(once)).toBe(start + 15 * day);
    const next = hoursWanted(once.hours!, start + 15 * day);
    const twice = withHours(once, cut(next.from, next.until));
    expect(twice.hours?.days).toEqual(hours.days.filter(([open]) => (open as number) < next.until));
  });

  it('are not asked for again once nothing runs in them', () => {
    const story = new Story({ policy: onSite, priority: 'P4' }, undefined, { at: start, hours });
    story
      .at(0, li, say.respond)
      .at(minute, li, { ...say.resolve, restoredAt: new Date(start).toISOString() });
    story.at(2 * minute, manager, { type: 'review', approved: true });
    story.at(3 * minute, agent, say.agree);
    expect(hoursWantedAt(story.state)).toBeNull();
  });

  it('a pause of any length moves the due by exactly the working time in it', () =>
    fc.assert(
      fc.property(fc.nat(60 * day), fc.nat(40 * day), (work, pause) => {
        const target = { P1: 400 * hour, P2: 400 * hour, P3: 400 * hour, P4: 400 * hour };
        const policy = { ...onSite, workLimit: undefined, restore: { target } };
        const story = new Story({ policy, priority: 'P4' }, undefined, { at: start, hours });
        story.ask(li, say.respond);
        story.until(work);
        const before = story.clock('restore')!;
        const done = workingBetween(hours, start, story.now);
        fc.pre(done < 400 * hour);
        story.at(work, agent, { type: 'hold', reason: 'waiting_customer' });
        const since = story.now;
        story.at(work + pause, agent, say.resume);
        const after = story.clock('restore')!;
        expect(after.pausedTotal).toBe(workingBetween(hours, since, story.now));
        expect(workingBetween(hours, dueAt(before, hours), dueAt(after, hours))).toBe(after.pausedTotal);
      }),
      { numRuns: 100 },
    ));
});

describe('the hours that a case carries', () => {
  /** Solved at once and rejected `days` later, then open for `more` days: with its hours up to then, before and after learning more. */
  async function rejected(days: number, more: number) {
    const at = inShanghai('2026-03-02T09:00');
    const hours = await hoursOf(officeCn, at, at + 100 * day);
    const story = new Story({ policy: onSite, priority: 'P2' }, undefined, { at, hours });
    story
      .at(minute, li, say.respond)
      .at(hour, li, { ...say.resolve, restoredAt: new Date(at).toISOString() });
    story.at(hour, manager, { type: 'review', approved: true });
    story.at(days * day, agent, say.reject).until((days + more) * day);
    const before = story.state;
    const next = await hoursOf(officeCn, before.hours!.until, before.hours!.until + 45 * day);
    const whole = { ...next, from: hours.from, days: [...hours.days, ...next.days] };
    return { story, unforgotten: { ...before, hours: whole }, after: withHours(before, next) };
  }

  it('are those of its present round; what ran before keeps its time, and nothing else changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 15 }),
        async (days, more) => {
          const { unforgotten, after } = await rejected(days, more);
          expect(viewCase(after)).toEqual(viewCase(unforgotten));
          expect(dues(after).map(({ key, at }) => [key, at])).toEqual(
            dues(unforgotten).map(({ key, at }) => [key, at]),
          );
          const [first] = after.hours!.days;
          expect(first!.at(-1)).toBeGreaterThan(after.roundStartedAt);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('still tell every clock anew when the priority changes', async () => {
    const { story, unforgotten, after } = await rejected(60, 3);
    const change = { type: 'priority', priority: 'P3', reason: '' } as const;
    const lowered = (state: typeof after) => {
      const events = decide(state, change, manager, story.now);
      if (events instanceof Refusal) throw new Error(events.message);
      return viewCase(applyAll(state, events));
    };
    expect(lowered(after)).toEqual(lowered(unforgotten));
    expect(after.hours!.days.length).toBeLessThan(unforgotten.hours.days.length - 30);
  });
});

describe('holidays that nobody has announced yet', () => {
  const computedIn = ({ state }: Story) => viewCase(state).computedHolidays;

  it('are named by a case whose promise reaches into their year, until the promise is kept', async () => {
    const story = await opened('2026-12-31T14:00', { priority: 'P3' });
    expect(told(dueAt(story.clock('response')!, story.state.hours))).toBe('2027-01-04 14:00');
    expect(computedIn(story)).toEqual(['CN-2027']);
    story.at(hour, li, say.respond).at(hour, li, { ...say.resolve, restoredAt: '2026-12-31T06:30:00Z' });
    expect(computedIn(story)).toEqual([]);
  });

  it('are not named where every promise ends in a year that is announced', async () => {
    expect(computedIn(await opened('2026-11-23T09:00', { priority: 'P1' }))).toEqual([]);
  });

  it('are named by a promise of which only the beginning is known', async () => {
    const at = inShanghai('2026-12-31T14:00');
    const story = new Story({ policy: onSite, priority: 'P4' }, undefined, {
      ...{ at, hours: await hoursOf(officeCn, at, at + day) },
    });
    expect(story.clock('response') && dueAt(story.clock('response')!, story.state.hours)).toBe(Infinity);
    expect(computedIn(story)).toEqual(['CN-2027']);
    story.state = withHours(story.state, await hoursOf(officeCn, story.state.hours!.until, at + 30 * day));
    expect(computedIn(story)).toEqual(['CN-2027']);
  });
});
