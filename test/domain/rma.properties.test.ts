import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { viewRma } from '../../api/views.ts';
import { rmaActionRules } from '../../domain/rma/actions.ts';
import type { Reservation } from '../../domain/depot/reservation.ts';
import { applyRma } from '../../domain/rma/apply.ts';
import { decideRma } from '../../domain/rma/decide.ts';
import { possibleOnRma } from '../../domain/rma/possible.ts';
import { rmaDues } from '../../domain/rma/due.ts';
import { depotAnswered, loanEnded, rmaFallsDue, rmaRequested } from '../../domain/rma/system.ts';
import { isEnded } from '../../domain/rma/transitions.ts';
import {
  newRma,
  type RmaActionName,
  type RmaActions,
  type RmaEvent,
  type RmaState,
} from '../../domain/rma/state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type RmaKind, rmaKinds } from '../../domain/vocabulary.ts';
import { rmaData } from '../messages/samples.ts';
import { deepFreeze } from './arbitraries.ts';
import { depotHours, shanghai } from './depot.ts';
import { day, depot, hour, li, manager, rmaAdmin } from './givens.ts';

const opened = shanghai('2026-09-21 10:00');

const actions = Object.keys(rmaActionRules) as RmaActionName[];
const bodies = (kind: RmaKind, right: boolean): RmaActions => ({
  approve: {},
  reject: { reason: '' },
  cancel: { reason: '' },
  ship: {
    carrier: 'SF',
    trackingNumber: '1',
    serialNumber: (kind === 'return_and_repair') === right ? 'S' : 'N',
  },
  deliver: {},
  receiveFaulty: {
    ...{ serialNumber: !right ? 'X' : kind === 'loaner' ? 'N' : 'S', condition: '' },
    ...(!right && { unexpected: true }),
  },
  complete: { outcome: '' },
});
const inStock: Reservation = { state: 'reserved', depotId: 'd', partNumber: 'P', left: 0, low: true };

const rare = ['reject', 'cancel'] as const;
const scripts = fc.record({
  kind: fc.constantFrom(...rmaKinds),
  keepDisk: fc.boolean(),
  spares: fc.option(fc.integer({ min: 1, max: 48 * hour }), { nil: undefined }),
  moves: fc.array(
    fc.record({
      wait: fc.oneof(fc.constant(0), fc.nat(hour), fc.nat(30 * hour), fc.nat(2 * day)),
      move: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...actions.filter((each) => !rare.includes(each as never))) },
        {
          weight: 4,
          arbitrary: fc.constantFrom('in stock' as const, 'out of stock' as const, 'restored' as const),
        },
        { weight: 1, arbitrary: fc.constantFrom(...rare) },
      ),
      right: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      actor: fc.constantFrom(rmaAdmin, rmaAdmin, depot, li),
    }),
    { maxLength: 30, size: 'max' },
  ),
});
type Script = typeof scripts extends fc.Arbitrary<infer S> ? S : never;

interface Played {
  state: RmaState;
  events: RmaEvent[];
  states: RmaState[];
}

function play(
  { kind, keepDisk, spares, moves }: Script,
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
  commit(rmaRequested(asked, spares));
  let now = opened;
  const until = (end: number) => {
    for (let due = rmaDues(played.state)[0]; due && due.at <= end; due = rmaDues(played.state)[0])
      commit(rmaFallsDue(played.state, due.key, (now = Math.max(now, due.at))));
    now = Math.max(now, end);
  };
  for (const { wait, move, right, actor } of moves) {
    until(now + wait);
    const { state } = played;
    if (move === 'in stock') depotAnswered(state, inStock, now, depotHours).forEach(commit);
    else if (move === 'out of stock') {
      const answer = { state: 'backordered', expectedAt: now + 3 * day } as const;
      depotAnswered(state, answer, now, depotHours).forEach(commit);
    } else if (move === 'restored') {
      const event = loanEnded(state, now, depotHours);
      if (event) commit(event);
    } else {
      const outcome = decideRma(state, move, bodies(kind, right)[move], actor, now, { hours: depotHours });
      if (!(outcome instanceof Refusal)) commit(outcome);
    }
  }
  until(now + 1000 * hour);
  return played;
}

const always = (
  law: (played: Played, script: Script) => void,
  options: { numRuns?: number; seed?: number } = {},
) =>
  fc.assert(
    fc.property(scripts, (script) => law(play(script), script)),
    { numRuns: 300, ...options },
  );

describe('whatever people do with a return', () => {
  it('the scripts end in every way', () => {
    const seen = new Set<string>();
    // What may be seen is a matter of chance: enough tries, and always the same.
    always(({ events }) => events.forEach(({ kind }) => seen.add(kind)), { numRuns: 3_000, seed: 1 });
    // Whom a message did not reach, and what was begun anew, is none of their doing.
    const theirs = Object.keys(rmaData).filter((kind) => kind !== 'not_reached' && kind !== 'restarted');
    expect([...seen].sort()).toEqual(theirs.sort());
  });

  it('each step is taken at most once, and each deadline fires at most once', () =>
    always(({ events }) => {
      // Wrong parcels may come more than once.
      const steps = events
        .filter(({ kind }) => kind !== 'other_received')
        .map(({ kind, data }) => ('key' in data ? data.key : kind));
      expect(steps).toEqual([...new Set(steps)]);
    }));

  it('it is complete only when delivered, and with the faulty part or something else back unless the customer keeps it', () =>
    always(({ state, events }, { keepDisk }) => {
      if (state.state !== 'completed') return;
      const kinds = events.map(({ kind }) => kind);
      expect(kinds).toContain('rma_delivered');
      if (!keepDisk) expect(kinds.some((kind) => /^(faulty|other)_received$/.test(kind))).toBe(true);
    }));

  it('nothing is owed, and so nothing is reminded of, once the part is back or the return has ended', () =>
    always(({ events, states }) => {
      const back = events.findIndex(({ kind }) => kind === 'faulty_received');
      const after = back < 0 ? [] : events.slice(back).map(({ kind }) => kind);
      expect(after.filter((kind) => kind.startsWith('return_'))).toEqual([]);
      for (const state of states) if (isEnded(state)) expect(rmaDues(state)).toEqual([]);
    }));

  it('is shipped only from what was reserved, or after the part to repair has come', () =>
    always(({ events }) => {
      const kinds = events.map(({ kind }) => kind);
      const shipped = kinds.indexOf('rma_shipped');
      if (shipped < 0) return;
      const before = kinds.slice(0, shipped);
      expect(before.includes('part_reserved') || before.includes('faulty_received')).toBe(true);
    }));

  it('a promise is met, broken or cancelled, and runs no more when it is', () =>
    always(({ states }) => {
      for (const state of states) {
        expect(state.clocks.map(({ name }) => name)).toEqual([
          ...new Set(state.clocks.map(({ name }) => name)),
        ]);
        if (isEnded(state)) expect(state.clocks.filter((clock) => clock.state === 'running')).toEqual([]);
        for (const { metAt, startedAt } of state.clocks)
          if (metAt !== undefined) expect(metAt).toBeGreaterThanOrEqual(startedAt);
      }
    }));

  it('what is possible is exactly what the decision takes, and can be told from the RMA as the API shows it', () =>
    always(
      ({ states }, { kind }) => {
        for (const state of states)
          for (const { roles } of [rmaAdmin, depot, li, manager]) {
            const takes = (action: RmaActionName) => {
              const options = { hours: depotHours };
              const actor = { ...li, roles };
              const body = bodies(kind, true)[action];
              return !(decideRma(state, action, body, actor, opened, options) instanceof Refusal);
            };
            expect(possibleOnRma(state, roles)).toEqual(actions.filter(takes));
            expect(possibleOnRma(viewRma(state), roles)).toEqual(possibleOnRma(state, roles));
          }
      },
      { numRuns: 60 },
    ));

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
