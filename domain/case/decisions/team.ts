import type { Person } from '../../people.ts';
import { type Refusal, wrongState } from '../../refusal.ts';
import { draft, type Draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import { type Decisions, named } from './decision.ts';
import { onLeave, respondBy } from './handling.ts';

interface Changed {
  add?: string[];
  remove?: string[];
  named?: Person[];
}

/** Who joins and who leaves a list of people on the case: nobody twice, nobody who is not there. */
function people(list: readonly Person[] = [], { add = [], remove = [], named: names = [] }: Changed) {
  const there = (id: string) => list.some((each) => each.id === id);
  return {
    added: [...new Set(add)]
      .filter((id) => !there(id) && !remove.includes(id))
      .map((id) => named(id, names.find((each) => each.id === id)?.name)),
    removed: list.filter(({ id }) => remove.includes(id)),
  };
}

/** The drafts, unless nothing would change. */
const changing = (
  state: CaseState,
  change: { added: unknown[]; removed: unknown[] },
  drafts: () => Draft[],
): Draft[] | Refusal =>
  change.added.length + change.removed.length
    ? drafts()
    : wrongState('nothingChanges', { number: state.number });

export const team: Decisions<'handOver' | 'assist' | 'move' | 'tags' | 'watch'> = {
  handOver: (state, { to, toName, note, ...leave }, _, now) => {
    const from = state.assignee as Person;
    if (to === from.id) return wrongState('alreadyWith', { number: state.number, name: from.name });
    const away = onLeave(toName ?? to, leave);
    if (away) return away;
    return [
      draft('handed_over', { from, to: named(to, toName), note, cause: 'hand', ...respondBy(state, now) }),
    ];
  },

  assist: (state, command) => {
    const change = people(state.assistants, command);
    return changing(state, change, () => [draft('assistants_changed', change)]);
  },

  move: (state, { supportLine, centre, reason }) => [
    draft('moved', {
      from: state.assignee,
      ...(supportLine !== undefined && { supportLine: supportLine as CaseState['supportLine'] }),
      ...(centre !== undefined && { centre }),
      reason,
    }),
  ],

  tags: (state, { add = [], remove = [] }) => {
    const has = state.tags ?? [];
    const change = {
      added: [...new Set(add)].filter((tag) => !has.includes(tag) && !remove.includes(tag)),
      removed: has.filter((tag) => remove.includes(tag)),
    };
    return changing(state, change, () => [draft('tagged', change)]);
  },

  watch: (state, command) => {
    const change = people(state.watchers, command);
    return changing(state, change, () => [draft('watchers_changed', change)]);
  },
};
