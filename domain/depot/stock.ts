import { type Refusal, wrongState } from '../refusal.ts';

/** What a depot has of one part, in pieces: `reserved` of those `onHand` are promised to RMAs. */
export interface Level {
  onHand: number;
  reserved: number;
}

export const movementKinds = [
  'receipt',
  'correction',
  'reservation',
  'release',
  'shipment',
  'return',
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** What a movement of one piece does: a reserved piece stays on hand until it is shipped. */
const effects: Record<MovementKind, Level> = {
  receipt: { onHand: 1, reserved: 0 },
  correction: { onHand: 1, reserved: 0 },
  reservation: { onHand: 0, reserved: 1 },
  release: { onHand: 0, reserved: -1 },
  shipment: { onHand: -1, reserved: -1 },
  return: { onHand: 1, reserved: 0 },
};

export const nothing: Level = { onHand: 0, reserved: 0 };

/** What may still be promised. */
export const available = ({ onHand, reserved }: Level): number => onHand - reserved;

/** What the movement changes; only corrections have a negative quantity. */
export const effectOf = (kind: MovementKind, quantity: number): Level => ({
  onHand: effects[kind].onHand * quantity,
  reserved: effects[kind].reserved * quantity,
});

/** The level after a movement, or why it cannot be: no stock goes below zero, none is promised twice. */
export function move(level: Level, kind: MovementKind, quantity: number): Level | Refusal {
  const effect = effectOf(kind, quantity);
  const after = { onHand: level.onHand + effect.onHand, reserved: level.reserved + effect.reserved };
  if (after.reserved < 0) return wrongState('fewerReserved', { reserved: level.reserved, quantity });
  if (available(after) < 0)
    return wrongState('fewerAvailable', {
      available: available(level),
      onHand: level.onHand,
      quantity: Math.abs(quantity),
    });
  return after;
}

/** Whether a movement makes the stock low: told at the crossing, and not again until it has recovered. */
export const becomesLow = (before: Level, after: Level, lowLevel: number): boolean =>
  available(before) > lowLevel && available(after) <= lowLevel;
