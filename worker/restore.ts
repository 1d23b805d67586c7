import { saveCall } from '../store/calls.ts';
import { saveCase } from '../store/cases.ts';
import { reached } from '../store/counters.ts';
import { saveRma } from '../store/rmas.ts';
import { appendTimeline } from '../store/timeline.ts';
import type { RecordedRun } from './histories.ts';

function save({ state, events }: RecordedRun): Promise<boolean> {
  if ('callState' in state) return saveCall(state);
  return 'caseNumber' in state ? saveRma(state) : saveCase(state, { events });
}

export interface Restored {
  /** Cases, RMAs and calls that were missing, or behind their workflow. */
  renewed: Set<string>;
  /** All whose history was read. */
  read: Set<string>;
}

/**
 * Writes again what is missing of the read model and the timeline. What is there stays, a later revision too, so it may
 * run beside the workers, and twice. The outbox is left alone: nobody is told anything twice.
 */
export async function restore(runs: AsyncIterable<RecordedRun> | Iterable<RecordedRun>): Promise<Restored> {
  const restored: Restored = { renewed: new Set(), read: new Set() };
  for await (const run of runs) {
    const { number } = run.state;
    // The history first: a case that can be read has its history, whenever this is interrupted.
    await appendTimeline(number, run.events);
    const renewed = await save(run);
    await reached(number);
    restored.read.add(number);
    if (renewed) restored.renewed.add(number);
  }
  return restored;
}
