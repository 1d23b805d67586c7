import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, chooseEngineer } from '../../domain/assignment.ts';
import { isOnDuty, nextDuty, onCall, type Rota } from '../../domain/rota.ts';

const rota: Rota = {
  shifts: [
    { role: 'engineer', people: null, spans: [[10, 20]] },
    {
      role: 'engineer',
      people: ['li'],
      spans: [
        [20, 30],
        [40, 50],
      ],
    },
  ],
  absences: [{ person: 'li', from: 22, until: 25 }],
};
const on = (person: string) =>
  [9, 10, 19, 20, 22, 25, 29, 30, 45].filter((at) => isOnDuty(rota, person, 'engineer', at));

describe('who is on duty', () => {
  it('is everybody in the role on the shift, those who are named on theirs, and nobody who is absent', () => {
    expect(on('wang')).toEqual([10, 19]);
    expect(on('li')).toEqual([10, 19, 20, 25, 29, 45]);
  });

  it('is everybody in a role that has no shifts, but for the absent', () => {
    expect(isOnDuty(rota, 'zhao', 'expert', 99)).toBe(true);
    expect(isOnDuty(rota, 'li', 'expert', 23)).toBe(false);
    expect(isOnDuty({ shifts: [], absences: [] }, 'li', 'engineer', 0)).toBe(true);
  });

  it('comes next with a shift, or back from an absence', () => {
    const next = (person: string, at: number) => nextDuty(rota, person, 'engineer', at);
    expect([next('wang', 0), next('wang', 20)]).toEqual([10, null]);
    expect([next('li', 23), next('li', 30)]).toEqual([25, 40]);
  });
});

describe('who of a role is told', () => {
  const people = ['ma', 'lu', 'he'];
  const night = (absences: Rota['absences'] = []): Rota => ({
    shifts: [{ role: 'agent', people: ['ma', 'lu'], spans: [[10, 20]] }],
    absences,
  });

  it('is who is on a shift then', () => {
    expect(onCall(night(), 'agent', people, 15)).toEqual(['ma', 'lu']);
    const [shift] = night().shifts;
    expect(onCall({ shifts: [{ ...shift!, people: null }], absences: [] }, 'agent', people, 15)).toEqual(
      people,
    );
  });

  it('is everybody of the role where nobody has a shift then, or nobody ever has one', () => {
    expect(onCall(night(), 'agent', people, 20)).toEqual(people);
    expect(onCall(night(), 'response_center_manager', people, 15)).toEqual(people);
  });

  it('is everybody too where all of the shift are away, and not where one of them is there', () => {
    const away = (...ids: string[]) => night(ids.map((id) => ({ person: id, from: 0, until: 99 })));
    expect(onCall(away('ma', 'lu'), 'agent', people, 15)).toEqual(people);
    // Their deputy stands in for who is away.
    expect(onCall(away('ma'), 'agent', people, 15)).toEqual(['ma', 'lu']);
  });

  it('is everybody where who is on the shift is no longer of the role', () => {
    expect(onCall(night(), 'agent', ['he'], 15)).toEqual(['he']);
  });
});

const person = fc.constantFrom('li', 'wang', 'zhao');
const span = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]): [number, number] => [from, from + length]);
const rotas: fc.Arbitrary<Rota> = fc.record({
  shifts: fc.array(
    fc.record({
      role: fc.constantFrom('engineer', 'expert'),
      people: fc.option(fc.uniqueArray(person, { minLength: 1 })),
      spans: fc.array(span, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
  absences: fc.array(
    fc.tuple(person, span).map(([who, [from, until]]) => ({ person: who, from, until })),
    { maxLength: 3 },
  ),
});
const instant = fc.nat(60);

describe('whatever the rota, the rule', () => {
  it('never chooses somebody who is absent or off their shifts', () =>
    fc.assert(
      fc.property(rotas, instant, (given, at) => {
        const candidates = ['li', 'wang', 'zhao'].map((id): Candidate => ({
          ...{ id, name: id, skills: [], similarSolved: 0, load: 0, responsible: false },
          onDuty: isOnDuty(given, id, 'engineer', at),
        }));
        const chosen = chooseEngineer(candidates, { category: null, vendor: null })?.engineer.id;
        const away = given.absences.filter(({ from, until }) => from <= at && at < until);
        expect(away.map((each) => each.person)).not.toContain(chosen);
        const shifts = given.shifts.filter(({ role }) => role === 'engineer');
        const working = shifts.filter(({ spans }) => spans.some(([from, until]) => from <= at && at < until));
        if (chosen !== undefined && shifts.length)
          expect(working.some(({ people }) => people?.includes(chosen) ?? true)).toBe(true);
      }),
    ));

  it('says when somebody off duty comes on: not before, and then they are', () =>
    fc.assert(
      fc.property(rotas, person, instant, (given, who, at) => {
        fc.pre(!isOnDuty(given, who, 'engineer', at));
        const next = nextDuty(given, who, 'engineer', at);
        const later = Array.from({ length: 81 - at }, (_, i) => at + i).find((each) =>
          isOnDuty(given, who, 'engineer', each),
        );
        // Beyond all shifts and absences a role without shifts is on duty again: with the return of the last absent.
        expect(next).toBe(later ?? null);
      }),
    ));
});
