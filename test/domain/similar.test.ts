import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kinship, mostSimilar, type Solved } from '../../domain/case/similar.ts';

const at = Date.parse('2026-11-01T08:00:00Z');
const solved = (number: string, words: string[], change: Partial<Solved> = {}): Solved => ({
  ...{ number, words, category: 'network', vendor: 'cisco', resolvedAt: at },
  ...change,
});
const kind = { category: 'network', vendor: 'cisco' };
const numbers = (found: Solved[]) => found.map(({ number }) => number);

describe('the solved cases that are most similar', () => {
  it('have more in common, and rarer words', () => {
    const common = [1, 2, 3].map((n) => solved(`C${n}`, ['the', 'switch']));
    const telling = solved('C4', ['the', 'reboots']);
    const both = solved('C5', ['the', 'switch', 'reboots']);
    expect(numbers(mostSimilar(kind, [...common, telling, both])).slice(0, 2)).toEqual(['C5', 'C4']);
  });

  it('are of one kind however their category and vendor are spelled', () => {
    expect(kinship(kind, { category: 'Network', vendor: 'CISCO' })).toBe(2);
  });

  it('are of the same category and vendor before those of one of them', () => {
    const half = solved('C1', ['reboots'], { vendor: 'huawei', resolvedAt: at + 1 });
    expect(numbers(mostSimilar(kind, [half, solved('C2', ['reboots'])]))).toEqual(['C2', 'C1']);
  });

  it('were solved last, among equals', () => {
    const [old, late] = [solved('C1', ['reboots']), solved('C2', ['reboots'], { resolvedAt: at + 1 })];
    expect(numbers(mostSimilar(kind, [old, late]))).toEqual(['C2', 'C1']);
  });

  it('are none where nothing says of what kind the case is', () => {
    const unknown = { category: null, vendor: null };
    expect(mostSimilar(unknown, [solved('C1', ['reboots'], unknown), solved('C2', ['reboots'])])).toEqual([]);
  });

  const word = fc.constantFrom('switch', 'reboots', 'power', 'fan', '端口');
  const part = fc.constantFrom(null, 'network', 'cisco', 'storage');
  const any = fc.record({ category: part, vendor: part });
  const cases = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 50 }).map((n) => `C${n}`),
      words: fc.array(word, { maxLength: 6 }),
      ...{ category: part, vendor: part, resolvedAt: fc.integer({ min: 0, max: 5 }) },
    }),
    { selector: ({ number }) => number, maxLength: 30 },
  );

  it('are never of a foreign kind, never without a word in common, and ten at most, whatever was solved', () => {
    fc.assert(
      fc.property(any, cases, (kind, all) => {
        const found = mostSimilar(kind, all);
        expect(found.length).toBeLessThanOrEqual(10);
        expect(new Set(numbers(found)).size).toBe(found.length);
        for (const each of found) {
          expect(kinship(kind, each)).toBeGreaterThan(0);
          expect(each.words.length).toBeGreaterThan(0);
        }
        const kin = all.filter((each) => kinship(kind, each) > 0 && each.words.length);
        expect(found.length).toBe(Math.min(10, kin.length));
      }),
    );
  });

  it('do not depend on the order in which they are found', () => {
    fc.assert(
      fc.property(any, cases, (kind, all) => {
        expect(mostSimilar(kind, all.toReversed())).toEqual(mostSimilar(kind, all));
      }),
    );
  });
});
