import type { Due } from '../../domain/case/due.ts';
import { keepHours } from './hours.ts';
import type { CaseRun } from './run.ts';

/** What is kept beside the stages, whichever the case is in: the managers' ladder, restoration, the end of a hold or of a shift. */
const watched: Due['owner'][] = [
  ...(['escalation', 'restore', 'work', 'updates', 'on_site', 'vendor', 'hold', 'duty'] as const),
];

/** Runs the watchers; they stop by themselves when the case ends or the run is full. */
export async function watch(run: CaseRun): Promise<void> {
  const isOver = () => run.state.stage === 'ended';
  await Promise.all([keepHours(run), ...watched.map((owner) => run.keep(owner, isOver))]);
}
