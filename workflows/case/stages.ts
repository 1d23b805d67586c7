import type { Stage } from '../../domain/vocabulary.ts';
import type { CaseRun } from './run.ts';

/** Stays in its stage until somebody or something moves the case on, and answers with the stage that follows. */
type StageFunction = (run: CaseRun) => Promise<Stage>;

/**
 * The process of domain.md. What falls due in each stage, and what it leads to, is `domain/case/due.ts`; what people
 * may do in it is `domain/case/actions.ts`; where that leads is `domain/case/transitions.ts`.
 */
export const stages: Record<Exclude<Stage, 'ended'>, StageFunction> = {
  /** The supervisors' queue: nobody was left to take the case, and it waits, flagged, for somebody who does. */
  assigning: (run) => run.stay('assigning'),
  /** Reminders to the engineer, takeover on silence, the breach. */
  awaiting_response: (run) => run.stay('awaiting_response'),
  /** Warning and overdue notice. */
  diagnosing: (run) => run.stay('diagnosing'),
  /** The cause is known; the ladder of managers and the restoration clock go on beside it. */
  resolving: (run) => run.stay('resolving'),
  /** Only where the policy asks for a manager's review. */
  reviewing: (run) => run.stay('reviewing'),
  /** The customer is asked, and asked again; then the supervisor hears. Never an automatic close. */
  confirming: (run) => run.stay('confirming'),
  /** The survey is open and the customer can have the case reopened. */
  surveying: (run) => run.stay('surveying'),
};
