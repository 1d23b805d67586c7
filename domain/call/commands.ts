import { type Action, action } from '../schema/action.ts';
import { caseNumber, reason } from '../schema/fields.ts';
import type { Of } from '../schema/schema.ts';

/** What people can ask of a call, by the name of the update: one schema an action, as of a case. */
export const callActions = {
  accept: action({}),
  /** The API opens the case, of which the call hears. */
  open: action({ caseNumber }),
  close: action({ reason }),
} satisfies Record<string, Action>;
export type CallActionName = keyof typeof callActions;

/** What an action is asked with, beside who asks. */
export type CallActions = { [A in CallActionName]: Of<(typeof callActions)[A]['request']> };
