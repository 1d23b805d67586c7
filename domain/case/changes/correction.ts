import type { CaseState } from '../state.ts';
import { type Changes, nameOf } from './change.ts';

export const correction: Changes = {
  priority_requested: (_, event) => ({
    priorityRequest: { priority: event.data.priority, by: nameOf(event) },
  }),
  priority_kept: () => ({ priorityRequest: null }),
  corrected: (state, { data: { changes }, at }) => ({
    ...(Object.fromEntries(
      Object.entries(changes).map(([field, { to }]) => [field, to]),
    ) as Partial<CaseState>),
    // The new organisation reads what comes from here on; a word on coverage was about the other one.
    ...(changes.customer && {
      newCustomer: { times: (state.newCustomer?.times ?? 0) + 1, since: at, seq: state.seq + 1 },
      coverage: null,
    }),
  }),
};
