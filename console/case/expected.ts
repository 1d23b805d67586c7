import type { Case, User } from '../api/queries.ts';
import type { Values } from '../kit/FormInput.tsx';
import type { CaseAction } from './forms.ts';

/** An action on its way: what the case is shown to be until the engine has said so. */
export interface Expected {
  action: CaseAction;
  change: Partial<Case>;
}

type Foresight = (values: Values, me: User) => Partial<Case>;

/** What surely follows from an action; what the policy or the engine decides is not guessed. */
const foresights: Partial<Record<CaseAction, Foresight>> = {
  takeOver: (_, { id, name }) => ({ assignee: { id, name } }),
  hold: ({ reason }) => ({
    hold: { reason, since: new Date().toISOString(), until: null } as Case['hold'],
  }),
  resume: () => ({ hold: null }),
  priority: ({ priority }) => ({ priority: priority as Case['priority'] }),
  respond: () => ({ stage: 'diagnosing' }),
};

export const expectedOf = (action: CaseAction, values: Values, me: User): Expected => ({
  action,
  change: foresights[action]?.(values, me) ?? {},
});

/** Actions that undo what somebody else may just have decided: they are done on the case as it was seen, or not at all. */
export const overwriting: readonly CaseAction[] = ['reassign', 'priority', 'coverage', 'review', 'cancel'];
