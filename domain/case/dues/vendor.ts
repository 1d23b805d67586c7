import { dueAt } from '../../clocks.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { usualVendor } from '../targets.ts';
import { after, type Due, due, running } from './due.ts';

/** A vendor that does not answer: the engineer is reminded to ask, then the manager hears (`vendor`). */
export function vendorDues(state: CaseState): Due[] {
  const clock = running(state, 'vendor');
  if (!clock) return [];
  const every = state.policy.vendor?.remindEvery ?? usualVendor.remindEvery;
  const prefix = `vendor/${clock.startedAt}/`;
  const limit = dueAt(clock, state.hours);
  // Only the next one: a policy can ask for thousands.
  const n = state.fired.filter((key) => key.startsWith(`${prefix}reminder/`)).length + 1;
  const at = after(state, clock.startedAt, n * every);
  const reminder = due(
    `${prefix}reminder/${n}`,
    at,
    'Ask the vendor how its case stands',
    (stamp) => [draft('vendor_reminder', { ...stamp, n })],
    'vendor',
  );
  return [
    ...(at < limit ? [reminder] : []),
    due(
      `${prefix}overdue`,
      limit,
      'The vendor has not answered: tell the manager',
      (stamp) => [
        draft('escalated_to_manager', { ...stamp, clock: 'vendor', to: ['response_center_manager'] }),
      ],
      'vendor',
    ),
  ];
}
