import type { Due } from '../../domain/case/due.ts';
import { keepHours } from './hours.ts';
import type { CaseRun } from './run.ts';

/** What is kept beside the stages, whichever the case is in: the managers' ladder, restoration, the end of a hold. */
const watched: Due['owner'][] = ['escalation', 'restore', 'work', 'updates', 'on_site', 'vendor', 'hold'];

/** Starts the watchers; they stop by themselves when the case ends or the run is full. */
export function watch(run: CaseRun): void {
  void keepHours(run);
  for (const owner of watched) void run.keep(owner, () => run.state.stage === 'ended');
}
