import type { Priority } from '../domain/vocabulary.ts';

/**
 * How the people of a simulated centre behave: assumptions, all in one place, to be replaced by your own figures.
 * Durations are medians in milliseconds; `Chance.around` spreads them.
 */
const minute = 60_000;
const hour = 60 * minute;

export const habits = {
  priorities: { P1: 5, P2: 20, P3: 50, P4: 25 } satisfies Record<Priority, number>,
  technologies: { network: 40, storage: 25, server: 25, security: 10 },
  /** How often a call comes in each hour of the day, against the others. */
  hours: [1, 1, 1, 1, 1, 1, 2, 4, 9, 10, 10, 8, 6, 8, 9, 9, 8, 6, 4, 3, 2, 2, 1, 1],
  /** An engineer's work on one case, step by step. */
  firstContact: 8 * minute,
  diagnosis: { P1: 25 * minute, P2: 40 * minute, P3: 50 * minute, P4: 30 * minute },
  repair: { P1: 40 * minute, P2: 60 * minute, P3: 70 * minute, P4: 30 * minute },
  /** A supervisor finds somebody for a case that nobody has; a manager reviews. */
  supervision: 10 * minute,
  review: 5 * minute,
  /** The customer's answer to the question whether it is over, and to the survey. */
  consent: { after: 5 * hour, never: 0.05, rejects: 0.04 },
  survey: { after: 20 * hour, answers: 0.4 },
} as const;
