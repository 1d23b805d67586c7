import { condition, log } from '@temporalio/workflow';
import { hoursWanted, hoursWantedAt } from '../../domain/case/hours.ts';
import { calendar } from '../activities.ts';
import type { CaseRun } from './run.ts';

/** Asks the policy's calendar for the stretch that follows what is known. */
async function learn(run: CaseRun, ask: typeof calendar.atOnce): Promise<void> {
  const { hours, policy } = run.state;
  if (!hours || policy.calendar === undefined) return;
  run.know(await ask({ calendarId: policy.calendar, ...hoursWanted(hours, Date.now()) }));
}

/** The first hours, before anything is due. Where the calendar cannot be had at once, the case begins without it. */
export const learnHours = (run: CaseRun): Promise<void> => learn(run, calendar.atOnce).catch(() => undefined);

/** A calendar that is gone for good: late by the clock on the wall is better than never. */
function giveUp(run: CaseRun): void {
  log.error('The calendar of this case cannot be had: its deadlines run in wall time', {
    calendar: run.state.policy.calendar,
  });
  run.know(null);
}

/** Extends the hours before they run out: one timer, none while nothing runs inside them. */
export async function keepHours(run: CaseRun): Promise<void> {
  const over = () => run.state.stage === 'ended' || run.isFull;
  while (!over()) {
    const at = hoursWantedAt(run.state);
    const changed = () => over() || hoursWantedAt(run.state) !== at;
    if (at === null) await condition(changed);
    else if (at <= Date.now()) await learn(run, calendar.patiently).catch(() => giveUp(run));
    else await condition(changed, at - Date.now(), { summary: 'Work out more of the calendar' });
  }
}
