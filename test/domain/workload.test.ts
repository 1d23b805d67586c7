import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Tally } from '../../domain/case/queues.ts';
import type { Rota } from '../../domain/rota.ts';
import { priorities, stages, statuses } from '../../domain/vocabulary.ts';
import { dutyOf, loads, standings } from '../../domain/workload.ts';

const live = stages.filter((stage) => stage !== 'surveying' && stage !== 'ended');
const tally: fc.Arbitrary<Tally> = fc.record({
  status: fc.constantFrom(...statuses.filter((status) => status !== 'closed' && status !== 'cancelled')),
  stage: fc.constantFrom(...live),
  priority: fc.constantFrom(...priorities),
  assigneeId: fc.constantFrom(null, 'li', 'wang'),
  urgency: fc.constantFrom('late' as const, 'soon' as const, 'later' as const),
  asks: fc.constant([]),
  visit: fc.boolean(),
  priorityAsked: fc.boolean(),
  hold: fc.constantFrom(null, 'waiting_customer' as const),
  toCall: fc.boolean(),
  rma: fc.boolean(),
  escalated: fc.boolean(),
  count: fc.integer({ min: 1, max: 1000 }),
});
const total = (tallies: Tally[], which: (each: Tally) => boolean) =>
  tallies.filter(which).reduce((sum, { count }) => sum + count, 0);

describe('the load of everybody', () => {
  it('is every unsolved case that somebody holds, once, by its priority', () => {
    fc.assert(
      fc.property(fc.array(tally), (tallies) => {
        const all = [...loads(tallies).values()];
        for (const priority of priorities)
          expect(all.reduce((sum, { held }) => sum + held[priority], 0)).toBe(
            total(
              tallies,
              (each) => each.assigneeId !== null && each.status !== 'resolved' && each.priority === priority,
            ),
          );
        expect(all.every(({ held, overdue }) => overdue <= Object.values(held).reduce((a, b) => a + b))).toBe(
          true,
        );
      }),
    );
  });

  it('does not count what is solved and waits for the customer', () => {
    const one: Tally = {
      ...{ status: 'open', stage: 'diagnosing', priority: 'P1', assigneeId: 'li' },
      ...{
        urgency: 'late',
        asks: [],
        visit: false,
        priorityAsked: false,
        hold: null,
        toCall: false,
        rma: false,
        escalated: true,
        count: 3,
      },
    };
    const solved: Tally = { ...one, status: 'resolved', stage: 'confirming' };
    expect(loads([one, solved]).get('li')).toEqual({ held: { P1: 3, P2: 0, P3: 0, P4: 0 }, overdue: 3 });
  });
});

describe('the live cases by stage', () => {
  it('are all of them, in the order of the process', () => {
    fc.assert(
      fc.property(fc.array(tally), (tallies) => {
        const found = standings(tallies);
        expect(found.map(({ stage }) => stage)).toEqual(live);
        const sum = (field: 'count' | 'overdue' | 'escalated') =>
          found.reduce((all, each) => all + each[field], 0);
        expect(sum('count')).toBe(total(tallies, () => true));
        expect(sum('overdue')).toBe(total(tallies, ({ urgency }) => urgency === 'late'));
        expect(sum('escalated')).toBe(total(tallies, ({ escalated }) => escalated));
      }),
    );
  });
});

describe('whether somebody is here', () => {
  const rota: Rota = {
    shifts: [{ role: 'engineer', people: null, spans: [[10, 20]] }],
    absences: [{ person: 'li', from: 12, until: 15 }],
  };
  const of = (id: string, at: number, change: object = {}) =>
    dutyOf(rota, { id, roles: ['engineer' as const], onDuty: true, ...change }, at);

  it('is what the rota says, with when they come', () => {
    expect(of('wang', 13)).toEqual({ duty: 'on_duty', from: null });
    expect(of('wang', 5)).toEqual({ duty: 'off_duty', from: 10 });
    expect(of('wang', 25)).toEqual({ duty: 'off_duty', from: null });
    expect(of('li', 13)).toEqual({ duty: 'absent', from: 15 });
    expect(of('li', 16)).toEqual({ duty: 'on_duty', from: null });
  });

  it('is no where the directory says so, whatever the rota says; in any of their roles is enough', () => {
    expect(of('wang', 13, { onDuty: false })).toEqual({ duty: 'off_duty', from: null });
    expect(of('wang', 5, { roles: ['engineer', 'expert'] })).toEqual({ duty: 'on_duty', from: null });
    expect(of('wang', 13, { roles: [] })).toEqual({ duty: 'off_duty', from: null });
  });
});
