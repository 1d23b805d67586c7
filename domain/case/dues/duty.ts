import { handBack, respondBy } from '../decisions/handling.ts';
import { draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import type { Due } from './due.ts';

/**
 * A case of the highest priority is worked on round the clock: at the end of a shift it goes to who is on duty then.
 * With nobody there it stays, the manager hears, and it is tried again when the next shift begins. [S2, P1]
 */
function shiftDue(state: CaseState, at: number, key: string, summary: string): Due {
  return {
    ...{ key, at, summary, owner: 'duty', needsSuccessor: true, again: true },
    drafts: ({ successor: to, dutyFrom }, now) => {
      const { assignee: from } = state;
      if (from && to)
        return [draft('handed_over', { from, to, note: '', cause: 'shift', key, ...respondBy(state, now) })];
      return [
        draft('escalated_to_manager', {
          ...{ key, dueAt: new Date(at).toISOString(), clock: 'shift', to: ['response_center_manager'] },
          ...(dutyFrom !== undefined && { dutyFrom: new Date(dutyFrom).toISOString() }),
        }),
      ];
    },
  };
}

/** Whoever goes on leave hands their cases back to the rule. [domain.md, Somebody leaves or goes on leave] */
const leaveDue = (state: CaseState, at: number, name: string): Due => ({
  ...{ key: `leave/${state.assignedAt}`, at, owner: 'duty', needsSuccessor: true, again: true },
  summary: `${name} goes on leave`,
  drafts: ({ successor, merits, dutyFrom }, now) =>
    handBack(state, successor, now, { cause: 'leave', ...(merits && { merits }), dutyFrom }),
});

/** What the rota does to a case, as far as it is known of whoever has it. */
export function dutyDues(state: CaseState): Due[] {
  const { assignee, assignedAt, duty, priority, reliefFrom } = state;
  if (!assignee || duty?.person !== assignee.id) return [];
  const { shiftEnds, leaveFrom } = duty;
  const { name } = assignee;
  const ends = shiftEnds === undefined ? [] : [`shift/${assignedAt}/${shiftEnds}`];
  return [
    ...(leaveFrom === undefined ? [] : [leaveDue(state, leaveFrom, name)]),
    ...(priority === 'P1'
      ? [
          ...ends.map((key) => shiftDue(state, shiftEnds as number, key, `The shift of ${name} ends`)),
          ...(reliefFrom === undefined
            ? []
            : [shiftDue(state, reliefFrom, `relief/${reliefFrom}`, `The next shift follows on ${name}`)]),
        ]
      : []),
  ];
}
