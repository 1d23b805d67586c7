import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, chooseEngineer } from '../../domain/assignment.ts';

const candidate = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id.toUpperCase(),
  skills: [],
  onDuty: true,
  similarSolved: 0,
  load: 0,
  responsible: false,
  ...change,
});
const facts = { category: 'network', vendor: 'cisco' };
const chosen = (...candidates: Candidate[]) => chooseEngineer(candidates, facts)?.engineer.id;

describe('the choice of an engineer', () => {
  it('prefers who knows the technology best, before all else', () =>
    expect(
      chosen(
        candidate('a', { skills: ['network'], similarSolved: 9, responsible: true }),
        candidate('b', { skills: ['Cisco', 'NETWORK'], load: 30 }),
      ),
    ).toBe('b'));

  it('then who has solved most similar cases', () =>
    expect(chosen(candidate('a', { similarSolved: 2 }), candidate('b', { similarSolved: 3, load: 9 }))).toBe(
      'b',
    ));

  it('then the least loaded', () =>
    expect(chosen(candidate('a', { load: 2, responsible: true }), candidate('b', { load: 1 }))).toBe('b'));

  it('then the one responsible for the customer', () =>
    expect(chosen(candidate('a'), candidate('b', { responsible: true }))).toBe('b'));

  it("then one of the customer's centre, then of the lower line", () => {
    expect(chosen(candidate('a', { supportLine: 1 }), candidate('b', { sameCentre: true }))).toBe('b');
    expect(chosen(candidate('a', { sameCentre: true }), candidate('b', { responsible: true }))).toBe('b');
    const [any, second, first] = [
      candidate('a'),
      candidate('b', { supportLine: 2 }),
      candidate('c', { supportLine: 1 }),
    ];
    expect([chosen(any, second, first), chosen(any, second)]).toEqual(['c', 'b']);
  });

  it('then by ID, so that the same facts give the same choice', () =>
    expect([chosen(candidate('b'), candidate('a')), chosen(candidate('a'), candidate('b'))]).toEqual([
      'a',
      'a',
    ]));

  it('passes over people who are off duty or excluded, however able', () => {
    const off = candidate('a', { skills: ['network', 'cisco'], onDuty: false });
    const former = candidate('b', { skills: ['network', 'cisco'] });
    expect(chooseEngineer([off, former, candidate('c')], facts, ['b'])?.engineer).toEqual({
      id: 'c',
      name: 'C',
    });
    expect(chooseEngineer([off, former], facts, ['b'])).toBeNull();
    expect(chooseEngineer([], facts)).toBeNull();
  });

  it('says why', () =>
    expect(
      chooseEngineer([candidate('a', { skills: ['cisco'], similarSolved: 4, load: 2 })], facts)?.merits,
    ).toEqual({ skills: 1, similarSolved: 4, load: 2, responsible: false, sameCentre: false }));

  it('says whose engineer it is', () =>
    expect(
      chooseEngineer([candidate('a', { responsible: true, sameCentre: true })], facts)?.merits,
    ).toMatchObject({ responsible: true, sameCentre: true }));

  it('does without category and vendor', () =>
    expect(
      chooseEngineer([candidate('a', { load: 1 }), candidate('b')], { category: null, vendor: null })
        ?.engineer.id,
    ).toBe('b'));
});

const people = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefghij'),
    name: fc.string(),
    skills: fc.array(fc.constantFrom('network', 'Cisco', 'storage'), { maxLength: 3 }),
    onDuty: fc.boolean(),
    similarSolved: fc.nat(2),
    load: fc.nat(2),
    responsible: fc.boolean(),
    sameCentre: fc.boolean(),
    supportLine: fc.constantFrom(null, 1, 2, 3),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);
const excluded = fc.subarray([...'abcdefghij']);

describe('whoever the candidates are, the choice', () => {
  it('is somebody on duty who is not excluded, and nobody only when there is nobody', () =>
    fc.assert(
      fc.property(people, excluded, (candidates, out) => {
        const free = candidates.filter(({ id, onDuty }) => onDuty && !out.includes(id)).map(({ id }) => id);
        const choice = chooseEngineer(candidates, facts, out);
        if (free.length) expect(free).toContain(choice?.engineer.id);
        else expect(choice).toBeNull();
      }),
    ));

  it('does not depend on their order, and leaves them as they were', () =>
    fc.assert(
      fc.property(
        people.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const before = structuredClone(shuffled);
          expect(chooseEngineer(shuffled, facts)).toEqual(chooseEngineer(list, facts));
          expect(shuffled).toEqual(before);
        },
      ),
    ));

  it('stays when they learn what the case needs, and when another one forgets it', () =>
    fc.assert(
      fc.property(people, fc.constantFrom('network', 'cisco'), (candidates, skill) => {
        const before = chooseEngineer(candidates, facts)?.engineer.id;
        const after = candidates.map((each) => ({
          ...each,
          skills:
            each.id === before
              ? [...each.skills, skill]
              : each.skills.filter((known) => known.toLowerCase() !== skill),
        }));
        expect(chooseEngineer(after, facts)?.engineer.id).toBe(before);
      }),
    ));

  it('is beaten by nobody: no other free person is at least as good in everything and better in something', () =>
    fc.assert(
      fc.property(people, (candidates) => {
        const choice = chooseEngineer(candidates, { category: 'storage', vendor: null });
        const best = candidates.find(({ id }) => id === choice?.engineer.id);
        if (!best) return;
        const worth = (each: Candidate) => [
          Number(each.skills.includes('storage')),
          each.similarSolved,
          -each.load,
          Number(each.responsible),
          Number(each.sameCentre),
        ];
        const top = worth(best);
        const dominates = (other: number[]) =>
          other.every((value, i) => value >= (top[i] ?? 0)) &&
          other.some((value, i) => value > (top[i] ?? 0));
        expect(candidates.filter((each) => each.onDuty && dominates(worth(each)))).toEqual([]);
      }),
    ));
});
