import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { priorities, type Priority } from '../../domain/vocabulary.ts';
import { engineer, shippedPolicy } from '../cases.ts';
import { type DrivenCase, World } from './centre.ts';

/** `kind@minutes` since the opening, with the roles that are told. */
type Story = string[];
interface Row {
  policy: string;
  priorities: Priority[];
  /** What happens when nobody answers. */
  silent: Story;
  /** What happens when the engineer responds at once and nobody does anything more. */
  answered: Story;
}

const hour = 3_600_000;
/** What has no term of the policy's own. */
const apart = ['opened', 'acknowledged', 'assigned', 'responded', 'queue_reminder'];

const takenOverWithinAnHour = [
  'response_reminder@30',
  'response_reminder@45',
  'taken_over@50',
  'response_reminder@55',
  'response_breached@60',
  'taken_over@60',
  'response_reminder@65',
  'taken_over@70',
  'response_reminder@75',
  'queued@80',
];
const takenOverWithinHalfAnHour = [
  'response_reminder@15',
  'response_reminder@22.5',
  'taken_over@25',
  'response_breached@30',
  'response_reminder@30',
  'taken_over@35',
  'response_reminder@40',
  'taken_over@45',
  'response_reminder@50',
  'queued@55',
];
const p1 = ['escalated_to_manager@1440 response_center_manager', 'restore_overdue@2880'];
const p2 = ['escalated_to_manager@1440 technical_manager response_center_manager', 'restore_overdue@2880'];
const p3 = ['escalated_to_manager@2880 technical_center_manager technical_manager', 'restore_overdue@2880'];
const p4 = ['restore_overdue@2880', 'escalated_to_manager@4320 integration_gm'];
const loaner = ['restore_overdue@240', 'loaner_due@240'];
const guidance = ['promise_reminder@1080', 'escalated_to_manager@1440 response_center_manager'];

/** What is unsolved climbs under every policy as it does at the response centre. */
const climbs: Record<Priority, Story> = {
  P1: ['escalated_to_manager@1440 response_center_manager'],
  P2: ['escalated_to_manager@1440 technical_manager response_center_manager'],
  P3: ['escalated_to_manager@2880 technical_center_manager technical_manager'],
  P4: ['escalated_to_manager@4320 integration_gm'],
};
const ladders = (rowOf: (ladder: { priority: Priority; steps: Story }) => Row): Row[] =>
  priorities.map((priority) => rowOf({ priority, steps: climbs[priority] }));

/** The terms of the shared policies, written out by hand. */
const rows: Row[] = [
  {
    ...{ policy: 'response-centre', priorities: ['P1'] },
    silent: [...takenOverWithinAnHour, ...p1],
    answered: ['diagnosis_warning@45', 'diagnosis_overdue@60', ...p1],
  },
  {
    ...{ policy: 'response-centre', priorities: ['P2'] },
    silent: [...takenOverWithinAnHour, ...p2],
    answered: ['diagnosis_warning@180', 'diagnosis_overdue@240', ...p2],
  },
  {
    ...{ policy: 'response-centre', priorities: ['P3'] },
    silent: [...takenOverWithinHalfAnHour, ...p3],
    answered: ['diagnosis_warning@1080', 'diagnosis_overdue@1440', ...p3],
  },
  {
    ...{ policy: 'response-centre', priorities: ['P4'] },
    silent: [...takenOverWithinHalfAnHour, ...p4],
    answered: [
      'restore_overdue@2880',
      'diagnosis_warning@3240',
      'diagnosis_overdue@4320',
      'escalated_to_manager@4320 integration_gm',
    ],
  },
  ...ladders(({ steps, priority }) => ({
    ...{ policy: 'mail-and-phone-7x24', priorities: [priority] },
    ...{ silent: ['response_breached@240', ...steps], answered: steps },
  })),
  ...ladders(({ steps, priority }) => {
    const owed = priority === 'P1' || priority === 'P2' ? loaner : guidance;
    const breach = owed === loaner ? 'response_breached@30' : 'response_breached@1440';
    return {
      ...{ policy: 'stay-on-the-line', priorities: [priority] },
      ...{ silent: [breach, ...owed, ...steps], answered: [...owed, ...steps] },
    };
  }),
  ...ladders(({ steps, priority }) => ({
    ...{ policy: 'three-line', priorities: [priority] },
    ...{ silent: ['response_breached@30', ...steps], answered: steps },
  })),
  ...ladders(({ steps, priority }) => ({
    ...{ policy: 'site-works', priorities: [priority] },
    ...{ silent: ['response_breached@120', ...steps], answered: steps },
  })),
];
const table = rows.flatMap(({ priorities, ...row }) => priorities.map((priority) => ({ ...row, priority })));

/** The order of what happens at the same second means nothing. */
function terms({ timeline, story }: DrivenCase): Story {
  return timeline
    .flatMap(({ kind, data }, i) => {
      if (apart.includes(kind)) return [];
      const told = kind === 'escalated_to_manager' && 'to' in data ? [data.to].flat() : [];
      return [[story[i], ...told].join(' ')];
    })
    .sort();
}

describe('A case under a shipped policy in wall time, to the second,', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  it.each(table)('is reported as $policy promises when nobody answers: $priority', async (row) => {
    const driven = await world.open({}, { policy: shippedPolicy(row.policy), priority: row.priority });
    await driven.pass(200 * hour);
    expect(terms(driven)).toEqual(row.silent.toSorted());
    await driven.handle.terminate();
  });

  it.each(table)('is reported as $policy promises when it goes no further: $priority', async (row) => {
    const driven = await world.open({}, { policy: shippedPolicy(row.policy), priority: row.priority });
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.pass(200 * hour);
    expect(terms(driven)).toEqual(row.answered.toSorted());
    await driven.handle.terminate();
  });

  it('has a visit decided on in time, or the manager hears', async () => {
    const driven = await world.open({}, { policy: shippedPolicy('stay-on-the-line'), priority: 'P1' });
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('requestDispatch', engineer(1), { reason: 'A card to change' });
    expect((await driven.state()).clocks.map(({ name }) => name)).toContain('on_site_decision');
    await driven.pass(hour);
    expect(
      driven.timeline.flatMap(({ kind, data }) => ('clock' in data ? [[kind, data.clock]] : [])),
    ).toEqual([
      ['promise_reminder', 'on_site_decision'],
      ['escalated_to_manager', 'on_site_decision'],
    ]);
    expect(driven.story.filter((told) => /^(promise|escalated)/.test(told))).toEqual([
      'promise_reminder@22.5',
      'escalated_to_manager@30',
    ]);
    await driven.handle.terminate();
  });

  it('adds no history while it waits with nothing due', async () => {
    const driven = await world.open({}, { policy: shippedPolicy('three-line'), priority: 'P1' });
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.pass(30 * hour);
    const events = async () => (await driven.handle.fetchHistory()).events?.length;
    const before = await events();
    await driven.pass(60 * 24 * hour);
    expect(await events()).toBe(before);
    await driven.handle.terminate();
  });
});
