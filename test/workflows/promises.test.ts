import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineer, expert, agent, manager, customer, responseCentre } from '../cases.ts';
import { World } from './centre.ts';

const minutes = (n: number) => n * 60_000;
const hours = (n: number) => minutes(60 * n);

describe('A case in the time-skipping server', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.set();
  }, 120_000);
  afterAll(() => world.strike());

  it('reminds, takes over, reports the breach and ends in the supervisors’ queue, each to the second', async () => {
    const silent = await world.open();
    await silent.pass(minutes(96));
    expect(silent.story).toEqual([
      'opened@0',
      'acknowledged@0',
      'assigned@0',
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
      'queue_reminder@95',
    ]);
    const state = await silent.state();
    expect(state).toMatchObject({
      stage: 'assigning',
      assignee: null,
      tags: ['supervisor_queue'],
      takeovers: 3,
    });
  });

  it('goes from the call to the survey and completes', async () => {
    const driven = await world.open();
    await driven.pass(minutes(31));
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('diagnose', engineer(1), { cause: 'Power supply' });
    await driven.pass(hours(2));
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'Power supply', treatment: 'Replaced', restoredAt });
    await driven.pass(hours(25));
    await driven.act('consent', customer, { agreed: true, by: 'Zhang San', via: 'portal' });
    await driven.pass(hours(73));
    const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };
    await driven.act('answerSurvey', customer, { answers });
    await driven.handle.result();
    expect(driven.timeline.map(({ kind }) => kind)).toEqual([
      'opened',
      'acknowledged',
      'assigned',
      'response_reminder',
      'responded',
      'diagnosed',
      'resolved',
      'consent_requested',
      'confirm_reminder',
      'consented',
      'closed',
      'survey_sent',
      'survey_reminder',
      'survey_answered',
    ]);
    expect(driven.timeline.map(({ seq }) => seq)).toEqual(driven.timeline.map((_, i) => i + 1));
  });

  it('needs at most 100 events of history for a case that is answered in time', async () => {
    const driven = await world.open();
    await driven.pass(minutes(10));
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('diagnose', engineer(1), { cause: 'Power supply' });
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'Power supply', treatment: 'Replaced', restoredAt });
    await driven.act('consent', customer, { agreed: true, by: 'Zhang San', via: 'portal' });
    const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };
    await driven.act('answerSurvey', customer, { answers });
    await driven.handle.result();
    const { events } = await driven.handle.fetchHistory();
    expect(events?.length).toBeLessThanOrEqual(100);
  });

  it('ends an unanswered survey by itself, and an unanswered consent never', async () => {
    const driven = await world.open();
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'x', treatment: 'y', restoredAt });
    await driven.pass(hours(24 * 60));
    expect((await driven.state()).stage).toBe('confirming');
    expect(driven.story.slice(-3)).toEqual([
      `confirm_reminder@${24 * 60}`,
      `confirm_reminder@${48 * 60}`,
      `escalated_to_manager@${72 * 60}`,
    ]);
    await driven.act('consent', agent, { agreed: true, by: 'Zhang San', via: 'phone' });
    await driven.pass(hours(24 * 15));
    await driven.handle.result();
    expect(driven.timeline.at(-1)?.kind).toBe('survey_expired');
  });

  it('tells the managers of an unsolved case on the second day, hold or not', async () => {
    const driven = await world.open();
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('hold', engineer(1), { reason: 'waiting_customer' });
    await driven.pass(hours(30));
    expect(driven.story.slice(-1)).toEqual([`escalated_to_manager@${24 * 60}`]);
    const diagnosis = (await driven.state()).clocks.find(({ name }) => name === 'diagnosis');
    expect(diagnosis?.state).toBe('paused');
    await driven.act('resume', engineer(1), {});
    await driven.pass(minutes(61));
    expect(driven.timeline.slice(-3).map(({ kind }) => kind)).toEqual([
      'resumed',
      'diagnosis_warning',
      'diagnosis_overdue',
    ]);
    await driven.handle.terminate();
  });

  it('waits at no cost: an open case that nobody touches adds no events', async () => {
    const policy = { ...responseCentre, escalation: { P1: [], P2: [], P3: [], P4: [] }, restore: undefined };
    const driven = await world.open({}, { policy });
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await driven.act('diagnose', engineer(1), { cause: 'Known' });
    const before = (await driven.handle.describe()).historyLength;
    await driven.pass(hours(24 * 30));
    expect((await driven.handle.describe()).historyLength).toBe(before);
    await driven.handle.terminate();
  });

  it('asks an expert by area and refuses where there is none', async () => {
    const driven = await world.open();
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    await expect(
      driven.act('escalateExpert', engineer(1), { area: 'unheard-of', reason: 'hard' }),
    ).rejects.toMatchObject({ cause: { type: 'unknown' } });
    const after = await driven.act('escalateExpert', engineer(1), { reason: 'hard' });
    expect(after.expert).toEqual({ id: 'expert', name: 'Expert' });
    await driven.act('requestVendor', engineer(1), { vendor: 'Cisco', reason: 'bug' });
    const confirmed = await driven.act('confirmVendor', expert, {});
    expect(confirmed.vendorCases).toMatchObject([{ vendor: 'Cisco', state: 'confirmed' }]);
    await driven.handle.terminate();
  });

  it('lets one of two engineers win who take over at once, and names the winner to the other', async () => {
    const driven = await world.open();
    const tries = await Promise.allSettled(
      [2, 3].map((n) => driven.act('takeOver', engineer(n), { from: 'engineer1' })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = (await driven.state()).assignee;
    const loser = tries.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(loser.reason).toMatchObject({
      cause: { type: 'wrong_state', message: expect.stringContaining(winner?.name ?? '') },
    });
    await driven.handle.terminate();
  });

  it('takes the reassign signal of an operator, who knows only an ID', async () => {
    const driven = await world.open();
    await driven.handle.signal('reassign', { engineerId: 'engineer5', reason: 'closer' });
    await driven.pass(1000);
    expect((await driven.state()).assignee).toEqual({ id: 'engineer5', name: 'Name of engineer5' });
    await driven.handle.signal('reassign', { engineerId: 'engineer5', reason: 'again' });
    await driven.pass(1000);
    expect(driven.timeline.filter(({ kind }) => kind === 'reassigned')).toHaveLength(1);
    await driven.handle.terminate();
  });

  it('goes on in a new run with deadlines, reminders and seen requests carried over', async () => {
    const driven = await world.open({ continueAfter: 30 });
    await driven.pass(minutes(31));
    await driven.act('notes', agent, { text: 'once', visibility: 'internal' }, 'note-1');
    for (let i = 0; i < 5; i += 1)
      await driven.act('notes', manager, { text: `${i}`, visibility: 'internal' });
    await driven.act('notes', agent, { text: 'once', visibility: 'internal' }, 'note-1');
    await driven.pass(minutes(71));
    expect(driven.timeline.filter(({ kind }) => kind === 'note')).toHaveLength(6);
    expect(driven.story.filter((line) => !line.startsWith('note'))).toEqual([
      'opened@0',
      'acknowledged@0',
      'assigned@0',
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
      'queue_reminder@95',
    ]);
    const first = world.env.client.workflow.getHandle(driven.handle.workflowId, driven.firstRun);
    expect((await first.describe()).status.name).toBe('CONTINUED_AS_NEW');
    await driven.handle.terminate();
  });
});
