import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseShelf } from '../../domain/depot/choice.ts';
import { standsInFor } from '../../domain/depot/part.ts';
import {
  available,
  becomesLow,
  effectOf,
  type Level,
  move,
  type MovementKind,
  movementKinds,
  nothing,
} from '../../domain/depot/stock.ts';
import { Refusal } from '../../domain/refusal.ts';

const moves = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...movementKinds),
      quantity: fc.integer({ min: 1, max: 5 }),
      minus: fc.boolean(),
    })
    .map(({ kind, quantity, minus }) => ({
      kind,
      quantity: kind === 'correction' && minus ? -quantity : quantity,
    })),
  { maxLength: 60, size: 'max' },
);
interface Entry {
  kind: MovementKind;
  quantity: number;
  after: Level;
}

describe('a shelf, whatever moves on it', () => {
  it('never has less than nothing, never promises a piece twice, and is the sum of its ledger', () =>
    fc.assert(
      fc.property(moves, (sequence) => {
        const ledger: Entry[] = [];
        let level = nothing;
        for (const { kind, quantity } of sequence) {
          const after = move(level, kind, quantity);
          if (after instanceof Refusal) continue;
          level = after;
          ledger.push({ kind, quantity, after });
          expect(Math.min(level.onHand, level.reserved, available(level))).toBeGreaterThanOrEqual(0);
        }
        const effects = ledger.map(({ kind, quantity }) => effectOf(kind, quantity));
        expect(effects.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(level.onHand);
        expect(effects.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(level.reserved);
      }),
    ));

  it('becomes low once between two recoveries', () =>
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 4 }), (sequence, lowLevel) => {
        let level: Level = { onHand: 10, reserved: 0 };
        let told = false;
        for (const { kind, quantity } of sequence) {
          const after = move(level, kind, quantity);
          if (after instanceof Refusal) continue;
          if (becomesLow(level, after, lowLevel)) {
            expect(told).toBe(false);
            told = true;
          }
          if (available(after) > lowLevel) told = false;
          level = after;
        }
      }),
    ));

  it('refuses what it has not, and says what it has', () => {
    const level = { onHand: 3, reserved: 2 };
    expect(move(level, 'reservation', 2)).toMatchObject({
      message: 'only 1 of 3 on hand are not reserved, 2 are asked for',
    });
    expect(move(level, 'shipment', 3)).toMatchObject({ message: 'only 2 are reserved, not 3' });
    expect(move(level, 'correction', -1)).toEqual({ onHand: 2, reserved: 2 });
    expect(move(level, 'shipment', 2)).toEqual({ onHand: 1, reserved: 0 });
  });
});

describe('the choice of a shelf', () => {
  const part = (partNumber: string, grade: string | null) => ({ partNumber, grade });
  const parts = new Map(
    [part('A', 'g'), part('B', 'g'), part('C', 'h'), part('D', null)].map((each) => [each.partNumber, each]),
  );
  const shelf = (depotId: string, partNumber: string, left: number) => ({
    depotId,
    partNumber,
    available: left,
  });
  const choose = (wanted: string, preferred: string | null, ...shelves: ReturnType<typeof shelf>[]) => {
    const found = chooseShelf(parts.get(wanted)!, shelves, parts, preferred);
    return found && `${found.depotId}/${found.partNumber}`;
  };

  it('prefers the part itself, then the depot that is asked for, then the fullest shelf', () => {
    const all = [shelf('x', 'B', 9), shelf('y', 'A', 1), shelf('z', 'A', 2)];
    expect(choose('A', null, ...all)).toBe('z/A');
    expect(choose('A', 'y', ...all)).toBe('y/A');
    expect(choose('A', 'x', ...all)).toBe('z/A');
    expect(choose('A', null, shelf('x', 'B', 1), shelf('y', 'A', 0))).toBe('x/B');
  });

  it('takes nothing of another grade, and for a part without one only the part itself', () => {
    expect(choose('A', null, shelf('x', 'C', 9), shelf('x', 'D', 9))).toBeNull();
    expect(choose('D', null, shelf('x', 'A', 9))).toBeNull();
    expect(standsInFor(part('D', null), part('E', null))).toBe(false);
    expect(choose('A', null, shelf('x', 'unknown', 9))).toBeNull();
  });
});
