import type { Priority, Role } from './vocabulary.ts';

export type ByPriority<T> = Record<Priority, T>;

/**
 * The promises of one service policy, as a running case carries them: durations in milliseconds, fractions of the
 * response target as numbers. The editable form (ISO 8601 durations) and its checks are in `policies/schema.ts`.
 */
export interface Policy {
  id: string;
  version: number;
  clock: 'calendar';
  response: {
    target: ByPriority<number>;
    remind: number[];
    takeover?: number;
    takeoverResponse: number;
    maxTakeovers: number;
  };
  diagnosis?: { target: ByPriority<number>; warn: number[] };
  restore?: { target: ByPriority<number> };
  escalation: ByPriority<EscalationStep[]>;
  /** Spares are owed on site this long after they were asked for. [S3] */
  spares?: number;
  closing: { review?: number; confirmRemindEvery: number; confirmEscalateAfter: number };
  survey?: { remindAfter: number; expiresAfter: number; lowScore: number };
}

/** Reported to these roles while the case is unsolved, `after` milliseconds from its opening. */
export interface EscalationStep {
  after: number;
  to: Role[];
}

/**
 * The instant at `fraction` of `target`, in milliseconds. Policies write fractions with four digits (0.8333 for 5/6),
 * so a result within that precision of a whole second is that second: 50 minutes of an hour, not 49:59.88.
 */
export function share(fraction: number, target: number): number {
  const exact = fraction * target;
  const second = Math.round(exact / 1000) * 1000;
  return Math.abs(second - exact) <= target * 0.00005 ? second : Math.round(exact);
}
