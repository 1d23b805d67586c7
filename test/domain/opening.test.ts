import { describe, expect, it } from '@jest/globals';
import { applyAll } from '../../domain/case/apply.ts';
import { decideBySystem, open } from '../../domain/case/decide.ts';
import { dues } from '../../domain/case/due.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { isOutside } from '../../domain/case/types.ts';
import { viewCase } from '../../domain/case/view.ts';
import { noticesFor } from '../../domain/notices.ts';
import { withoutVisits } from '../../domain/policy.ts';
import { shippedPolicy } from '../cases.ts';
import { agent, hour, li, minute, opened as now, opening, responseCentre } from './givens.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const began = now - 10 * hour;
const late = { openedAt: began, reason: 'Fixed at night' };
const clock = (state: CaseState, wanted: string) => state.clocks.find(({ name }) => name === wanted);
const recorded = (change: object, assignee?: { id: string; name: string }) => {
  const events = open(opening(change), agent, now, assignee);
  return { events, state: applyAll(null, events) };
};

describe('a case that is opened after the fact', () => {
  it('began when it began: its clocks count from then, what is recorded now is stamped now, and the manager hears', () => {
    const { events, state } = recorded({ priority: 'P1', afterTheFact: late });
    expect(state.openedAt).toBe(began);
    expect(state.clocks.map(({ startedAt }) => startedAt)).toEqual(state.clocks.map(() => began));
    expect(events.map(({ kind, at }) => [kind, at])).toEqual([
      ['opened', began],
      ['opened_late', now],
      ['acknowledged', now],
    ]);
    expect(viewCase(state)).toMatchObject({
      openedAt: iso(began),
      afterTheFact: { reason: 'Fixed at night' },
    });
    expect(noticesFor(state, events[1]!).map(({ to }) => to)).toEqual([{ role: 'response_center_manager' }]);
  });

  it('has what is overdue fire at once and each thing once', () => {
    const { state } = recorded({ priority: 'P1', afterTheFact: late });
    const engineer = { id: li.id, name: li.name };
    let after = applyAll(state, decideBySystem(state, { type: 'assignByRule', engineer }, now));
    const fired: string[] = [];
    for (let due = dues(after)[0]; due && due.at <= now; due = dues(after)[0]) {
      fired.push(due.key);
      after = applyAll(after, decideBySystem(after, { type: 'fallDue', key: due.key }, now));
    }
    expect(fired).toContain('response/breach');
    expect(new Set(fired).size).toBe(fired.length);
    // Whoever gets it now has their own short time to answer.
    expect(after).toMatchObject({ assignee: { id: 'li' }, hurried: true, stage: 'awaiting_response' });
  });

  it('that is solved already was answered by who solved it, in time, and only has to be agreed to', () => {
    const solution = { cause: 'Fuse', treatment: 'Replaced', restoredAt: iso(began + hour), byPhone: true };
    const { events, state } = recorded({ priority: 'P2', afterTheFact: { ...late, solution } }, li);
    expect(events.map(({ kind, at }) => [kind, at])).toEqual([
      ...['opened', 'assigned', 'responded'].map((kind) => [kind, began]),
      ...['opened_late', 'acknowledged', 'resolved', 'consent_requested'].map((kind) => [kind, now]),
    ]);
    expect(state).toMatchObject({ stage: 'confirming', assignee: { id: 'li' }, resolution: solution });
    expect(clock(state, 'response')).toMatchObject({ state: 'met', metAt: began });
    expect(clock(state, 'restore')).toMatchObject({ state: 'met', metAt: began + hour });
    expect(dues(state).filter(({ at }) => at <= now)).toEqual([]);
  });

  it('was late where it was solved late', () => {
    const restoredAt = iso(began + 6 * hour);
    const solution = { cause: 'Fuse', treatment: 'Replaced', restoredAt, byPhone: false };
    const { state } = recorded({ priority: 'P2', afterTheFact: { ...late, solution } }, li);
    expect(clock(state, 'diagnosis')).toMatchObject({ state: 'breached', metAt: began + 6 * hour });
    expect(clock(state, 'restore')).toMatchObject({ state: 'met' });
  });

  it('waits for the review where the policy has one, from now on', () => {
    const solution = { cause: 'Fuse', treatment: 'Replaced', restoredAt: iso(began + minute), byPhone: true };
    const policy = { ...responseCentre, closing: { ...responseCentre.closing, review: 10 * minute } };
    const { state } = recorded({ policy, afterTheFact: { ...late, solution } }, li);
    expect(state.stage).toBe('reviewing');
    expect(clock(state, 'review')).toMatchObject({ state: 'running', startedAt: now });
  });
});

describe('a case outside the scope of its service', () => {
  const { scope, ...policy } = shippedPolicy('on-site-5x8');
  const outside = {
    policy: withoutVisits({ ...policy, scope: scope! }),
    type: 'training',
    entitlement: { covered: false, contractId: 'c', warrantyUntil: null, reason: 'out_of_scope' },
  };

  it('is what the types of the scope do not name', () => {
    expect(['fault', 'change', 'training'].map((type) => isOutside(scope, type))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isOutside(undefined, 'training')).toBe(false);
  });

  it('waits, flagged, for a consultant whom a supervisor names, and is promised nobody on site', () => {
    const { state } = recorded(outside);
    expect(state.clocks.map(({ name }) => name)).not.toContain('solve_online');
    const queued = applyAll(state, decideBySystem(state, { type: 'assignByRule', engineer: li }, now));
    expect(queued).toMatchObject({ assignee: null, queued: { cause: 'consultation' } });
    expect(viewCase(queued).tags).toEqual(expect.arrayContaining(['consultation', 'supervisor_queue']));
    const [reminder] = dues(queued).filter(({ key }) => key.startsWith('queue/'));
    expect(reminder?.needsSuccessor).toBe(false);
    expect(decideBySystem(queued, { type: 'assignByRule', engineer: li }, now)).toEqual([]);
  });
});
