import type { Stage } from '../vocabulary.ts';

const unsolved: ReadonlySet<Stage> = new Set<Stage>([
  'assigning',
  'awaiting_response',
  'diagnosing',
  'resolving',
]);

/** The customer still waits for a solution. */
export const isUnsolved = (stage: Stage): boolean => unsolved.has(stage);
