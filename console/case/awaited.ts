import type { Case } from '../api/queries.ts';
import type { Values } from '../kit/FormInput.tsx';
import type { CaseAction } from './forms.ts';

type Condition = (item: Case) => boolean;
const whenPossible: Condition = () => true;
const inStage =
  (...stages: Case['stage'][]): Condition =>
  ({ stage }) =>
    stages.includes(stage);

/**
 * What a case waits for, what somebody else waits for first. An action that is not here can be done, but nobody
 * waits for it.
 */
const awaited: Partial<Record<CaseAction, Condition>> = {
  coverage: whenPossible,
  confirmVendor: whenPossible,
  review: whenPossible,
  assign: inStage('assigning'),
  takeOver: inStage('assigning'),
  respond: whenPossible,
  contacted: whenPossible,
  priority: ({ priorityRequest }) => priorityRequest !== null,
  callBack: whenPossible,
  consent: whenPossible,
  dispatch: ({ dispatchRequestedAt }) => dispatchRequestedAt !== null,
  arrive: whenPossible,
  depart: whenPossible,
  resume: whenPossible,
  vendorCase: whenPossible,
  diagnose: whenPossible,
  resolve: inStage('resolving'),
};
const order = Object.keys(awaited) as CaseAction[];

/** The action of these that the case waits for most; undefined where it waits for none of them. */
export const awaitedOf = (item: Case, actions: readonly CaseAction[]): CaseAction | undefined =>
  order.find((action) => actions.includes(action) && awaited[action]?.(item));

/** What cannot be taken back, or turns somebody down: never the first button, never a filled one. */
const refusing: readonly CaseAction[] = ['declineVendor', 'declineDispatch', 'cancel'];
export const isRefusing = (action: CaseAction): boolean => refusing.includes(action);

/** The actions in the order in which they are offered: the awaited one first, what turns down or ends last. */
export function ordered(item: Case, actions: readonly CaseAction[]): CaseAction[] {
  const first = awaitedOf(item, actions);
  const place = (action: CaseAction) => (action === first ? 0 : isRefusing(action) ? 2 : 1);
  return [...actions].sort((a, b) => place(a) - place(b));
}

/** What is wanted now and then: it is offered behind the others. */
const seldom: readonly CaseAction[] = [
  ...(['release', 'handOver', 'assist', 'move', 'joint', 'requestPriority'] as const),
  ...(['tags', 'watch', 'merge', 'link', 'unlink'] as const),
];
export const isSeldom = (action: CaseAction): boolean => seldom.includes(action);

/** What a form is about to do that cannot be taken back, as it is filled in: by this name its button and warning go. */
export function finality(
  action: CaseAction,
  { agreed, approved }: Values,
): 'cancel' | 'merge' | 'refusal' | 'return' | 'decline' | undefined {
  if (action === 'cancel' || action === 'merge') return action;
  if (action === 'consent' && agreed === 'false') return 'refusal';
  if (action === 'review' && approved === 'false') return 'return';
  return isRefusing(action) ? 'decline' : undefined;
}
