import type { Person } from '../../people.ts';
import type { Changes } from './change.ts';
import { fired } from './change.ts';
import { handTo } from './handling.ts';

interface Changed<T> {
  added: T[];
  removed: T[];
}
const people = (list: Person[] = [], { added, removed }: Changed<Person>): Person[] => [
  ...list.filter(({ id }) => !removed.some((each) => each.id === id)),
  ...added,
];

export const team: Changes = {
  // Who goes off shift has not let anybody wait, and can have the case again.
  handed_over: (state, { data, at }) => ({
    ...handTo(state, data.to, at, data.respondBy !== undefined),
    ...(data.cause === 'shift' && { formerAssignees: state.formerAssignees }),
    fired: fired(state, data.key),
  }),
  assistants_changed: (state, { data }) => ({ assistants: people(state.assistants, data) }),
  watchers_changed: (state, { data }) => ({ watchers: people(state.watchers, data) }),
  tagged: (state, { data: { added, removed } }) => ({
    tags: [...(state.tags ?? []).filter((tag) => !removed.includes(tag)), ...added],
  }),
  // The rule looks for somebody there at once, then as in the supervisors' queue.
  moved: (state, { data: { supportLine, centre }, at }) => ({
    ...handTo(state, null, at, false),
    queued: { since: at, cause: 'moved', dutyFrom: at },
    movedTo: { ...(supportLine && { supportLine }), ...(centre !== undefined && { centre }) },
    ...(supportLine && { supportLine }),
  }),
};
