import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { viewCase } from '../../domain/case/view.ts';
import type { Priority } from '../../domain/vocabulary.ts';
import { openedUpdate, settledSignal } from '../../workflows/contract.ts';
import { engineer, manager, shippedPolicy } from '../cases.ts';
import { hoursOf, officeCn } from '../domain/calendars.ts';
import { inShanghai } from '../domain/office.ts';
import { type DrivenCase, World } from './centre.ts';

const day = 24 * 3_600_000;
const policy = shippedPolicy('on-site-7x24');
/** Every case here begins on a Monday as the office opens (9–12 and 13–18), whenever the test is run. */
const monday = inShanghai('2026-11-23T09:00');
/** To the close of the day on which the last visit is owed: P4, 48 working hours and 7 working days. */
const end = 16.5 * day;
const closes = [23, 24, 25, 26, 27, 30].map((n) => `11-${n} 18:00`);
const workdays = [...closes, ...['01', '02', '03', '04', '07', '08', '09'].map((n) => `12-${n} 18:00`)];

interface Row {
  priority: Priority;
  /** What happens when nobody answers, and when the engineer responds at once and nobody does anything more. */
  silent: string[];
  answered: string[];
  /** The ends of the days on which it is reported that it is not solved. */
  reported: { silent: string[]; answered: string[] };
}

const untold = ['11-23 09:10 update_due', '11-23 09:20 escalated_to_manager update'];
const stuck = '11-23 09:30 escalated_to_manager work_limit';
const toldOnce = [stuck, '11-23 09:30 update_due', '11-23 09:40 escalated_to_manager update'];
const always = { silent: workdays, answered: workdays };
/** Not solved from afar in time, at P1: a visit is asked for, and there is no level to rise to. */
const atTheTop = (when: string) => [
  `${when} dispatch_requested`,
  `${when} escalated_to_manager solve_online`,
];

/** The terms of `on-site-7x24`, written out by hand from policies.yaml. */
const rows: Row[] = [
  {
    priority: 'P1',
    silent: [
      ...untold,
      '11-23 10:00 response_reminder',
      '11-23 10:30 response_reminder',
      '11-23 10:40 escalated_to_manager silence',
      '11-23 11:00 response_breached',
      ...atTheTop('11-23 14:00'),
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 14:00 escalated_to_manager on_site',
    ],
    answered: [
      ...toldOnce,
      ...atTheTop('11-23 14:00'),
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 14:00 escalated_to_manager on_site',
    ],
    reported: always,
  },
  {
    priority: 'P2',
    silent: [
      ...untold,
      '11-23 11:00 response_reminder',
      '11-23 12:00 response_reminder',
      '11-23 13:20 priority_changed P1',
      '11-23 13:20 response_breached',
      '11-23 13:30 escalated_to_manager silence',
      ...atTheTop('11-23 14:00'),
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 14:00 escalated_to_manager on_site',
    ],
    answered: [
      ...toldOnce,
      '11-23 18:00 dispatch_requested',
      '11-23 18:00 priority_changed P1',
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 18:00 escalated_to_manager on_site',
    ],
    reported: always,
  },
  {
    priority: 'P3',
    silent: [
      ...untold,
      '11-23 14:00 response_reminder',
      '11-23 16:00 response_reminder',
      '11-23 16:40 priority_changed P2',
      '11-23 16:40 response_breached',
      '11-23 16:50 priority_changed P1',
      ...atTheTop('11-23 16:50'),
      '11-23 17:00 escalated_to_manager silence',
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 16:50 escalated_to_manager on_site',
    ],
    answered: [
      ...toldOnce,
      '11-25 09:00 escalated_to_manager escalation',
      '11-25 18:00 dispatch_requested',
      '11-25 18:00 priority_changed P2',
      // The manager of the level that it rose to.
      '11-25 18:00 escalated_to_manager escalation',
      '11-30 18:00 escalated_to_manager on_site',
    ],
    reported: always,
  },
  {
    priority: 'P4',
    silent: [
      '11-23 14:00 response_reminder',
      '11-23 16:00 response_reminder',
      '11-23 16:40 priority_changed P3',
      '11-23 16:40 update_due',
      '11-23 16:40 escalated_to_manager update',
      '11-23 16:50 priority_changed P2',
      '11-23 16:50 response_breached',
      '11-23 17:00 priority_changed P1',
      ...atTheTop('11-23 17:00'),
      '11-23 17:10 escalated_to_manager silence',
      '11-24 09:00 escalated_to_manager escalation',
      '11-24 17:00 escalated_to_manager on_site',
    ],
    answered: [
      stuck,
      '11-26 09:00 escalated_to_manager escalation',
      '11-30 18:00 dispatch_requested',
      '11-30 18:00 priority_changed P3',
      '11-30 18:00 escalated_to_manager escalation',
      '11-30 18:00 update_due',
      '11-30 18:00 escalated_to_manager update',
      '12-07 18:00 escalated_to_manager on_site',
    ],
    // At P4 no day without a solution is reported; from the rise on, at P3, each is.
    reported: { silent: workdays, answered: workdays.filter((day) => day > '11-30 18:00') },
  },
];

/** What happened after the people's own steps, on the office's clock; the reports of the day's end apart. */
function told({ timeline }: DrivenCase): { story: string[]; reports: string[] } {
  const openedAt = timeline[0]?.at ?? 0;
  const respondedAt = timeline.find(({ kind }) => kind === 'responded')?.at ?? openedAt;
  const entries = timeline.flatMap(({ kind, at, actor, data }) => {
    if (actor !== 'system' || kind === 'assigned') return [];
    const clock = 'clock' in data ? data.clock : undefined;
    // The limit on the work counts from the response, which came a moment after the opening.
    const since = at - (clock === 'work_limit' ? respondedAt : openedAt);
    const local = new Date(monday + since + 8 * 3_600_000 + 100).toISOString();
    const when = `${local.slice(5, 10)} ${local.slice(11, local.slice(17, 19) === '00' ? 16 : 19)}`;
    const detail = clock ?? (kind === 'priority_changed' ? data.to : '');
    return [{ clock, line: [when, kind, detail].join(' ').trim() }];
  });
  return {
    story: entries.flatMap(({ clock, line }) => (clock === 'same_day' ? [] : [line])).sort(),
    reports: entries.flatMap(({ clock, line }) => (clock === 'same_day' ? [line.slice(0, 11)] : [])),
  };
}

describe('A case under on-site-7x24, in working hours and to the second,', () => {
  let world: World;
  let shift: number | undefined;
  beforeAll(async () => {
    world = await World.set();
    world.centre.workingHours = async ({ from, until }) => {
      shift ??= monday - from;
      const by = shift;
      const hours = await hoursOf(officeCn, from + by, until + by);
      return { from, until, days: hours.days.map((times) => times.map((at) => at - by)) };
    };
  }, 120_000);
  afterAll(() => world.strike());

  const open = (priority: Priority) => {
    shift = undefined;
    return world.open({}, { policy, priority });
  };
  const respond = (driven: DrivenCase) =>
    driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
  const resolve = async (driven: DrivenCase) => {
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'Power supply', treatment: 'Replaced', restoredAt });
  };

  it.each(rows)(
    'is reported as promised when nobody answers: $priority',
    async ({ priority, silent, reported }) => {
      const driven = await open(priority);
      await driven.pass(end);
      expect(told(driven)).toEqual({ story: silent.toSorted(), reports: reported.silent });
      await driven.handle.terminate();
    },
  );

  it.each(rows)(
    'is reported as promised when it goes no further: $priority',
    async ({ priority, answered, reported }) => {
      const driven = await open(priority);
      await respond(driven);
      await driven.pass(end);
      expect(told(driven)).toEqual({
        story: answered.toSorted(),
        reports: reported.answered,
      });
      await driven.handle.terminate();
    },
  );

  it('is reviewed in ten minutes, or the manager hears', async () => {
    const driven = await open('P2');
    await respond(driven);
    await resolve(driven);
    await driven.pass(end);
    expect(told(driven).reports).toEqual([]);
    const story = told(driven).story.map((line) => [line.slice(0, 11), line.split(' ').slice(2).join(' ')]);
    expect(story).toEqual([
      ['11-23 09:00', 'notice_sent notify_manager'],
      ['11-23 09:10', 'escalated_to_manager review'],
    ]);
    expect(driven.timeline.at(-1)?.data).toMatchObject({ clock: 'review', to: ['response_center_manager'] });
    await driven.handle.terminate();
  });

  it('has asked the customer when the question has gone out, late as that may be, and not before', async () => {
    const driven = await open('P2');
    await respond(driven);
    await resolve(driven);
    // The mail server is away.
    world.centre.undelivered = 1;
    world.centre.deliver = () => Promise.reject(new Error('away'));
    await driven.act('review', manager, { approved: true });
    await driven.pass(7 * 60_000);
    const asking = async () => (await driven.state()).clocks.find(({ name }) => name === 'ask_customer');
    expect(await asking()).toMatchObject({ state: 'running' });
    world.centre.deliver = (number) => Promise.resolve(world.centre.sent(number));
    world.centre.undelivered = 0;
    await driven.pass(10 * 60_000);
    const { startedAt, metAt, state } = (await asking())!;
    expect(state).toBe('met');
    expect(Date.parse(metAt!) - Date.parse(startedAt)).toBeGreaterThan(6 * 60_000);
    await driven.handle.terminate();
  });

  it('has asked the customer when the question that was held is sent after all, and says where that is refused', async () => {
    const { sent } = world.centre;
    // Nobody carries mail.
    world.centre.sent = () => [];
    const driven = await open('P2');
    await respond(driven);
    await resolve(driven);
    await driven.act('review', manager, { approved: true });
    await driven.pass(60_000);
    const asking = async () => (await driven.state()).clocks.find(({ name }) => name === 'ask_customer');
    expect(await asking()).toMatchObject({ state: 'running' });
    // Somebody has it sent again, and it has gone out.
    await driven.handle.signal(settledSignal, { sent: sent(driven.number) });
    await driven.pass(60_000);
    expect(await asking()).toMatchObject({ state: 'met' });
    const refused = { key: 'm/1', notice: 'responded', to: { name: 'Chen Jie' }, channel: 'email' };
    for (let again = 0; again < 2; again += 1) {
      await driven.handle.signal(settledSignal, { refused: [refused] });
      await driven.pass(1000);
    }
    expect(driven.timeline.filter(({ kind }) => kind === 'not_reached').map(({ data }) => data)).toEqual([
      { ...refused, cause: 'refused', instead: [] },
    ]);
    world.centre.sent = sent;
    await driven.handle.terminate();
  });

  it('asks the customer again every 24 working hours, then tells the supervisor, and never closes', async () => {
    const driven = await open('P2');
    await respond(driven);
    await resolve(driven);
    await driven.act('review', manager, { approved: true });
    await driven.pass(end);
    // Asked a moment after the office has opened: three working days later that moment is the next morning's.
    expect(
      told(driven)
        .story.map((line) => line.replace(/(:\d\d):\d\d /, '$1 '))
        .toSorted(),
    ).toEqual([
      '11-23 09:00 notice_sent ask_customer',
      '11-23 09:00 notice_sent notify_manager',
      '11-26 09:00 confirm_reminder',
      '12-01 09:00 confirm_reminder',
      '12-04 09:00 escalated_to_manager confirm',
    ]);
    expect((await driven.state()).status).toBe('resolved');
    await driven.handle.terminate();
  });

  const byHand = { assignee: { id: 'engineer1', name: 'engineer1' } };
  const recorded = ({ number }: DrivenCase) =>
    world.centre.changes
      .filter(({ state }) => state.number === number)
      .map(({ state }) => viewCase(state).clocks.map(({ dueAt }) => dueAt));

  it.each([
    { name: 'engineer named at the opening', input: byHand },
    { name: 'engineer found by the rule', input: {} },
  ])('is recorded with its deadlines from the first time on: $name', async ({ input }) => {
    shift = undefined;
    const driven = await world.open(input, { policy, priority: 'P1' });
    await driven.handle.executeUpdate(openedUpdate);
    const deadlines = (await driven.state()).clocks.map(({ dueAt }) => dueAt);
    expect(deadlines).not.toContain(null);
    expect(recorded(driven)[0]).toEqual(deadlines);
    await driven.handle.terminate();
  });

  it('is recorded once more when its calendar could not be had at the opening', async () => {
    const { workingHours } = world.centre;
    let asked = 0;
    world.centre.workingHours = (question) =>
      (asked += 1) < 3 ? Promise.reject(new Error('the calendar is away')) : workingHours(question);
    shift = undefined;
    const driven = await world.open(byHand, { policy, priority: 'P1' });
    await driven.pass(60_000);
    world.centre.workingHours = workingHours;
    const known = recorded(driven);
    expect(known[0]).toContain(null);
    expect(known.at(-1)).not.toContain(null);
    // Nothing happened by that: the history has no entry of it.
    expect(driven.timeline.map(({ kind }) => kind)).toEqual(['opened', 'acknowledged', 'assigned']);
    await driven.handle.terminate();
  });
});
