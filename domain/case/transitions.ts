import type { Stage } from '../vocabulary.ts';
import type { EventKind } from './events.ts';

/**
 * Which event moves a case from one stage to which other: the one table behind the workflow, the API's refusals, the
 * console's buttons and the diagram in docs/process.md. Events that are not listed leave the stage as it is.
 */
export const transitions: Record<Stage, Partial<Record<EventKind, Stage>>> = {
  assigning: {
    assigned: 'awaiting_response',
    reassigned: 'awaiting_response',
    taken_over: 'awaiting_response',
    cancelled: 'ended',
  },
  awaiting_response: { responded: 'diagnosing', queued: 'assigning', moved: 'assigning', cancelled: 'ended' },
  diagnosing: { diagnosed: 'resolving', resolved: 'confirming', cancelled: 'ended' },
  resolving: { resolved: 'confirming', cancelled: 'ended' },
  reviewing: { reviewed: 'confirming', cancelled: 'ended' },
  confirming: { consented: 'surveying', rejected: 'diagnosing', cancelled: 'ended' },
  surveying: { survey_answered: 'ended', survey_expired: 'ended', reopened: 'diagnosing' },
  ended: {},
};

/** Where a policy asks for a manager's review, resolving goes there first, and a review may send the work back. */
export const reviewTransitions = { resolved: 'reviewing', sentBack: 'resolving' } as const satisfies Record<
  string,
  Stage
>;
