import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import { applyRma, isEnded } from '../../domain/rma/apply.ts';
import { decideRma, returnFallsDue, rmaRequested } from '../../domain/rma/decide.ts';
import { returnDues } from '../../domain/rma/due.ts';
import {
  newRma,
  type RmaActionName,
  type RmaActions,
  type RmaEvent,
  type RmaState,
} from '../../domain/rma/state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rmaKinds } from '../../domain/vocabulary.ts';
import { deepFreeze } from './arbitraries.ts';
import { depot, hour, li, opened, rmaAdmin } from './givens.ts';

const returnWithin = 24 * hour;
const actions = Object.keys(rmaActionRules) as RmaActionName[];
const bodies = (serialNumber: string): RmaActions => ({
  approve: {},
  reject: { reason: '' },
  ship: { carrier: 'SF', trackingNumber: '1', serialNumber: 'N' },
  deliver: {},
  receiveFaulty: { serialNumber, condition: '' },
  complete: { outcome: '' },
});

const scripts = fc.record({
  kind: fc.constantFrom(...rmaKinds),
  keepDisk: fc.boolean(),
  moves: fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.nat(hour), fc.nat(30 * hour)),
      action: fc.constantFrom(...actions.filter((each) => each !== 'reject'), 'ship', 'deliver', 'reject'),
      right: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      actor: fc.constantFrom(rmaAdmin, rmaAdmin, depot, li),
    }),
    { maxLength: 25, size: 'max' },
  ),
});
type Script = typeof scripts extends fc.Arbitrary<infer S> ? S : never;

interface Played {
  state: RmaState;
  events: RmaEvent[];
  states: RmaState[];
}

function play(
  { kind, keepDisk, moves }: Script,
  carry: (state: RmaState) => RmaState = (state) => state,
): Played {
  const asked = newRma(
    {
      number: 'R1',
      caseNumber: 'C1',
      customer: { id: 'acme', name: 'ACME' },
      contact: { name: 'Zhang Na' },
      kind,
      serialNumber: 'S',
      partNumber: 'P',
      reason: '',
      keepDisk,
    },
    { id: 'li', name: 'Li Wei', role: 'engineer' },
    opened,
  );
  const played: Played = { state: asked, events: [], states: [] };
  const commit = (event: RmaEvent | null) => {
    if (!event) throw new Error('what is due does nothing');
    played.state = carry(applyRma(played.state, event));
    played.events.push(event);
    played.states.push(played.state);
  };
  commit(rmaRequested(asked));
  let now = opened;
  const until = (end: number) => {
    for (let due = returnDues(played.state)[0]; due && due.at <= end; due = returnDues(played.state)[0])
      commit(returnFallsDue(played.state, due.key, (now = Math.max(now, due.at))));
    now = Math.max(now, end);
  };
  for (const { wait, action, right, actor } of moves) {
    until(now + wait);
    const body = bodies(right ? 'S' : 'X')[action];
    const outcome = decideRma(played.state, action, body, actor, now, { returnWithin });
    if (!(outcome instanceof Refusal)) commit(outcome);
  }
  until(now + 1000 * hour);
  return played;
}

const always = (law: (played: Played, script: Script) => void) =>
  fc.assert(
    fc.property(scripts, (script) => law(play(script), script)),
    { numRuns: 200 },
  );

describe('whatever people do with a return', () => {
  it('the scripts end in every way', () => {
    const seen = new Set<string>();
    always(({ events }) => events.forEach(({ kind }) => seen.add(kind)));
    expect([...seen].sort()).toEqual([
      'faulty_received',
      'return_overdue',
      'return_reminder',
      'rma_approved',
      'rma_completed',
      'rma_delivered',
      'rma_rejected',
      'rma_requested',
      'rma_shipped',
    ]);
  });

  it('each step is taken at most once, and each deadline fires at most once', () =>
    always(({ events }) => {
      const steps = events.map(({ kind, data }) => ('key' in data ? data.key : kind));
      expect(steps).toEqual([...new Set(steps)]);
    }));

  it('it is complete only when delivered, and with the faulty part back unless the customer keeps it', () =>
    always(({ state, events }, { keepDisk }) => {
      if (state.state !== 'completed') return;
      const kinds = events.map(({ kind }) => kind);
      expect(kinds).toContain('rma_delivered');
      if (!keepDisk) expect(kinds).toContain('faulty_received');
    }));

  it('nothing is owed, and so nothing is reminded of, once the part is back or the return has ended', () =>
    always(({ events, states }) => {
      const back = events.findIndex(({ kind }) => kind === 'faulty_received');
      const after = back < 0 ? [] : events.slice(back).map(({ kind }) => kind);
      expect(after.filter((kind) => kind.startsWith('return_'))).toEqual([]);
      for (const state of states) if (isEnded(state)) expect(returnDues(state)).toEqual([]);
    }));

  it('nothing happens after its end', () =>
    always(({ states }) => expect(states.slice(0, -1).filter(isEnded)).toEqual([])));

  it('the revision counts the events, the state is plain JSON and never changed in place', () =>
    always(({ state, events }, script) => {
      expect(state.seq).toBe(events.length);
      const carried = play(script, (each) => deepFreeze(JSON.parse(JSON.stringify(each)) as RmaState));
      expect(carried.events).toEqual(events);
      expect(carried.state).toEqual(state);
    }));
});
