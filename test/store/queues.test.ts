import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { countQueues, type QueueName, queueNames } from '../../domain/case/queues.ts';
import type { CaseState, Clock, VendorCase } from '../../domain/case/state.ts';
import { type HoldReason, type Role, type Stage, stages } from '../../domain/vocabulary.ts';
import { both } from '../../store/caseFilter.ts';
import { countCases, listCases, readLive, saveCase } from '../../store/cases.ts';
import { LiveCases } from '../../store/liveCases.ts';
import { addUser } from '../../store/people.ts';
import { queueFilter, readerOf } from '../../store/queues.ts';
import { openDatabase } from './database.ts';
import { sampleCase } from './samples.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
const people = { a: 'north', b: 'north', c: 'east' } as const;
const roles: Record<keyof typeof people, Role[]> = {
  a: ['engineer', 'expert', 'response_center_manager'],
  b: ['engineer'],
  c: ['engineer'],
};
beforeAll(async () => {
  database = await openDatabase();
  for (const id of ['a', 'b', 'c'] as const)
    await addUser({
      ...{
        _id: id,
        username: id,
        name: id,
        email: null,
        phone: null,
        roles: roles[id],
        skills: ['network'],
        centre: people[id],
      },
      ...{ language: 'en', customerId: null, active: true, onDuty: true, passwordHash: 'none' },
    });
});
afterAll(() => database.close());

const minute = 60_000;
const day = 24 * 60 * minute;
/** Whose response is due in so many minutes from now, or was missed. */
const response = (startedAt: number, due: number, broken: boolean): Clock => ({
  name: 'response',
  startedAt,
  target: due - startedAt,
  state: broken ? 'breached' : 'running',
  pausedTotal: 0,
});

interface Some {
  stage: Stage;
  held: HoldReason | null;
  holder: 'a' | 'b' | 'c' | null;
  asked: 'a' | 'b' | null;
  answered: boolean;
  technology: 'Network' | 'storage';
  vendor: VendorCase['state'] | null;
  visit: boolean;
  priorityAsked: boolean;
  /** In minutes. */
  dueIn: number | null;
  broken: boolean;
  /** The customer is to be called. */
  toCall: boolean;
  rma: string | null;
  /** In hours, before or after the round began. */
  escalatedIn: number | null;
  /** In days. */
  closedAgo: number;
}
const some: fc.Arbitrary<Some> = fc.record({
  stage: fc.constantFrom(...stages),
  held: fc.constantFrom(null, 'waiting_vendor', 'waiting_customer'),
  holder: fc.constantFrom('a', 'b', 'c', null),
  asked: fc.constantFrom(null, 'a', 'b'),
  answered: fc.boolean(),
  technology: fc.constantFrom('Network', 'storage'),
  vendor: fc.constantFrom(null, 'requested', 'requested', 'declined', 'open'),
  visit: fc.boolean(),
  priorityAsked: fc.boolean(),
  // Never so near to a boundary that the test's own seconds matter.
  dueIn: fc.constantFrom(null, -90, -5, 5, 20, 45, 600),
  broken: fc.boolean(),
  toCall: fc.boolean(),
  rma: fc.constantFrom(null, 'requested', 'shipped', 'completed', 'rejected'),
  escalatedIn: fc.constantFrom(null, -1, 1),
  closedAgo: fc.constantFrom(1, 6, 8, 400),
});
/** A call that is owed, and for a long time yet. */
const call = (startedAt: number): Clock => ({
  ...{ name: 'call_customer', state: 'running' },
  ...{ startedAt, target: 1000 * day, pausedTotal: 0 },
});

const isOver = ({ stage }: Some) => stage === 'ended' || stage === 'surveying';

function state(number: string, one: Some, now: number): CaseState {
  const openedAt = now - 500 * day;
  const { stage, holder, dueIn, broken } = one;
  return sampleCase(number, {
    ...{ stage, openedAt, hold: one.held && { reason: one.held, since: openedAt } },
    assignee: holder === null ? null : { id: holder, name: holder },
    expert: one.asked && { id: one.asked, name: one.asked },
    expertAnsweredAt: one.answered ? openedAt : null,
    ...{ category: one.technology, vendor: null },
    vendorCases: one.vendor
      ? [{ vendor: 'Cisco', reason: '', state: one.vendor, requestedBy: { id: 'b', name: 'b' } }]
      : [],
    dispatchRequestedAt: one.visit ? openedAt : null,
    priorityRequest: one.priorityAsked ? { priority: 'P1', by: { id: 'b', name: 'b' } } : null,
    clocks: isOver(one)
      ? []
      : [
          ...(dueIn === null ? [] : [response(openedAt, now + dueIn * minute, broken)]),
          ...(one.toCall ? [call(openedAt)] : []),
        ],
    closedAt: isOver(one) ? now - one.closedAgo * day : null,
    roundStartedAt: openedAt + day,
    ...(one.escalatedIn !== null && {
      escalations: [
        { at: openedAt + day + one.escalatedIn * 60 * minute, to: ['technical_manager' as const] },
      ],
    }),
    rmas: one.rma ? [{ number: 'R1', kind: 'loaner' as const, serialNumber: 'S', state: one.rma }] : [],
  });
}

/** A case that `a` works on, and of which nothing is asked of anybody. */
const plain: Some = {
  ...{ stage: 'diagnosing', held: null, holder: 'a', dueIn: null, broken: false, toCall: false, rma: null },
  ...{
    asked: null,
    answered: false,
    technology: 'storage',
    vendor: null,
    visit: false,
    priorityAsked: false,
  },
  ...{ escalatedIn: null, closedAgo: 1 },
};

const isSolved = ({ stage }: Some) => stage === 'reviewing' || stage === 'confirming';
const isUnsolved = (one: Some) => !isOver(one) && !isSolved(one);
const isLive = (one: Some) => !isOver(one);
const isLate = ({ dueIn, broken }: Some) => dueIn !== null && (broken || dueIn < 0);
const isWaiting = (one: Some) => isLive(one) && one.held !== null && !isSolved(one);
/** What people take each queue to hold, said anew; the reader is `a`, of the centre of `a` and `b`. */
const expected: Record<QueueName, (one: Some) => boolean> = {
  mine: (one) => isLive(one) && one.holder === 'a',
  team: (one) => isLive(one) && (one.holder === 'a' || one.holder === 'b'),
  unassigned: (one) => isUnsolved(one) && one.holder === null,
  awaiting: ({ stage }) => stage === 'awaiting_response',
  asked: (one) => isUnsolved(one) && one.asked === 'a' && !one.answered,
  vendor_requests: (one) =>
    (one.stage === 'diagnosing' || one.stage === 'resolving') &&
    one.vendor === 'requested' &&
    (one.technology === 'Network' || one.asked === 'a'),
  visits: (one) => isUnsolved(one) && one.stage !== 'assigning' && one.visit,
  priority_requests: (one) => isUnsolved(one) && one.priorityAsked,
  reviews: ({ stage }) => stage === 'reviewing',
  soon: (one) => isLive(one) && !isLate(one) && one.dueIn !== null && one.dueIn < 30,
  overdue: (one) => isLive(one) && isLate(one),
  escalated: (one) => isLive(one) && one.escalatedIn === 1 && !isSolved(one),
  waiting_customer: (one) => isWaiting(one) && one.held === 'waiting_customer',
  on_hold: (one) => isWaiting(one),
  to_call: (one) => isLive(one) && one.toCall,
  rma: (one) => isLive(one) && (one.rma === 'requested' || one.rma === 'shipped'),
  confirm: ({ stage }) => stage === 'confirming',
  open: isLive,
  ended: (one) => isOver(one) && one.closedAgo < 7,
};

describe('the queues of the workspace', () => {
  it('list and count exactly the cases that people take them to hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 12 }), async (cases) => {
        await mongoose.connection.collection('cases').deleteMany({});
        const now = Date.now();
        for (const [index, one] of cases.entries()) await saveCase(state(`C${index}`, one, now));
        const reader = await readerOf('a');
        const live = new LiveCases(readLive);
        await live.learn();
        const counts = countQueues(live.tallies(), reader);
        for (const name of queueNames) {
          const filter = queueFilter(name, reader, now);
          const { data } = await listCases(filter, { by: 'dueAt', descending: false }, null, 100);
          const wanted = cases.flatMap((one, index) => (expected[name](one) ? [`C${index}`] : []));
          expect([name, data.map(({ number }) => number).sort()]).toEqual([name, wanted.sort()]);
          expect([name, counts[name] ?? (await countCases(filter))]).toEqual([name, wanted.length]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are counted as they stand when some of the cases have changed since they were counted', async () => {
    await mongoose.connection.collection('cases').deleteMany({});
    const live = new LiveCases(readLive);
    const one: Some = { ...plain, dueIn: 45 };
    const counted = async () => {
      await live.learn();
      const { mine, team, open, overdue } = countQueues(live.tallies(), await readerOf('a'));
      return [mine, team, open, overdue];
    };
    const now = Date.now();
    for (const number of ['C1', 'C2', 'C3']) await saveCase(state(number, one, now));
    expect(await counted()).toEqual([3, 3, 3, 0]);
    await saveCase({ ...state('C1', { ...one, stage: 'ended' }, now), seq: 2 });
    await saveCase({ ...state('C2', { ...one, holder: 'b', dueIn: -5 }, now), seq: 2 });
    await saveCase(state('C4', one, now));
    expect(await counted()).toEqual([2, 3, 3, 1]);
  });

  it('of work that is not the reader’s hold nothing for them, and are not theirs to see', async () => {
    await mongoose.connection.collection('cases').deleteMany({});
    const now = Date.now();
    const asked = { asked: 'b', technology: 'Network', vendor: 'requested', visit: true } as const;
    await saveCase(state('C1', { ...plain, ...asked }, now));
    await saveCase(state('C2', { ...plain, stage: 'reviewing' }, now));
    const live = new LiveCases(readLive);
    await live.learn();
    for (const [id, found] of [
      ['a', [undefined, 1, 1, 1]],
      ['b', [undefined, undefined, undefined, undefined]],
    ] as const) {
      const reader = await readerOf(id);
      const counts = countQueues(live.tallies(), reader);
      const names = ['asked', 'vendor_requests', 'visits', 'reviews'] as const;
      expect(names.map((name) => counts[name] || undefined)).toEqual(found);
      for (const [index, name] of names.entries())
        expect(await countCases(queueFilter(name, reader, now))).toBe(found[index] ?? 0);
    }
  });

  it('are counted without what an earlier version did not store', async () => {
    await mongoose.connection.collection('cases').deleteMany({});
    await saveCase(state('C1', plain, Date.now()));
    await mongoose.connection.collection('cases').updateMany({}, { $unset: { asks: '', visit: '' } });
    const live = new LiveCases(readLive);
    await live.learn();
    expect(countQueues(live.tallies(), await readerOf('a'))).toMatchObject({ mine: 1, asked: 0, visits: 0 });
  });

  it('are of everybody for those who belong to no centre', async () => {
    expect((await readerOf('nobody')).team).toEqual(['a', 'b', 'c']);
    expect((await readerOf('c')).team).toEqual(['c']);
  });
});

describe('cases by urgency', () => {
  it('begin with broken promises, then come by the next deadline, page after page', async () => {
    await mongoose.connection.collection('cases').deleteMany({});
    const now = Date.now();
    const cases = {
      later: [600, false],
      soon: [5, false],
      broken: [20, true],
      passed: [-90, false],
    } as const;
    for (const [number, [dueIn, broken]] of Object.entries(cases))
      await saveCase(state(number, { ...plain, dueIn, broken }, now));
    const order = { by: 'urgency', descending: false } as const;
    const first = await listCases({ stage: ['diagnosing'] }, order, null, 3);
    const rest = await listCases({ stage: ['diagnosing'] }, order, first.next, 3);
    const numbers = [...first.data, ...rest.data].map(({ number }) => number);
    expect(numbers).toEqual(['broken', 'passed', 'soon', 'later']);
  });
});

describe('two filters at once', () => {
  it('show what is in both', () => {
    const week = new Date(7);
    const merged = both(
      { status: ['open', 'closed'], vendor: 'cisco', closedFrom: new Date(3) },
      { status: ['closed'], closedFrom: week },
    );
    expect(merged).toMatchObject({ status: ['closed'], vendor: 'cisco', closedFrom: week });
    expect(both({ assigneeId: ['x'] }, { assigneeId: ['y'] }).assigneeId).toEqual([]);
    expect(both({}, { stage: ['confirming'] }).stage).toEqual(['confirming']);
  });
});
