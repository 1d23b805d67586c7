import type { Entitlement } from '../../entitlement.ts';
import { forbidden, Refusal, unknown, wrongState } from '../../refusal.ts';
import { actionRules, correctable } from '../actions.ts';
import type { CommandOf } from '../commands.ts';
import { draft, type Draft } from '../drafts.ts';
import type { Corrections } from '../events.ts';
import type { CaseState } from '../state.ts';
import { typeOf } from '../types.ts';
import type { Decisions } from './decision.ts';

const plain = ['title', 'description', 'channel', 'category', 'vendor', 'serialNumber', 'contact'] as const;

const differs = (one: object | string | null, other: object | string | null): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/** A request says nothing of what there is none of. */
const whole = ({ covered, contractId, warrantyUntil, reason }: Given): Entitlement => ({
  ...{ covered, contractId: contractId ?? null, warrantyUntil: warrantyUntil ?? null, reason },
});
type Given = NonNullable<CommandOf<'correct'>['entitlement']>;

/** What of the command is otherwise than it is: before and after. */
function changesOf(state: CaseState, command: CommandOf<'correct'>): Corrections {
  const { customer, entitlement } = command;
  const before = { ...state, type: typeOf(state) };
  const wanted: [keyof Corrections, object | string | undefined][] = [
    ...plain.map((field) => [field, command[field]] as [typeof field, object | string | undefined]),
    ['type', command.caseType],
    ['customer', customer],
    ['entitlement', entitlement && whole(entitlement)],
  ];
  return Object.fromEntries(
    wanted.flatMap(([field, to]) =>
      to === undefined || !differs(before[field] ?? null, to)
        ? []
        : [[field, { from: before[field] ?? null, to }]],
    ),
  );
}

/** A slip is put right by whoever made it, soon after; every other change of the priority is a manager's word. */
function correctedPriority(
  state: CaseState,
  { priority, reason }: CommandOf<'correct'>,
  actorId: string,
  now: number,
): Draft[] | Refusal {
  const { number, stage, openedAt, openedBy = state.agent?.id } = state;
  if (priority === undefined || priority === state.priority) return [];
  if (actorId !== openedBy) return forbidden('priorityNotYours', { number });
  if (now - openedAt > correctable)
    return wrongState('priorityTooLate', { number, minutes: correctable / 60_000 });
  if (!actionRules.priority.stages.includes(stage))
    return wrongState('caseNotNow', { number, stage, action: 'priority' });
  return [draft('priority_changed', { from: state.priority, to: priority, reason })];
}

export const correction: Decisions<'correct' | 'priority' | 'requestPriority'> = {
  correct: (state, command, actor, now) => {
    const { customerId, customer, reason } = command;
    if (customerId !== undefined && customerId !== state.customer.id && customer?.id !== customerId)
      return unknown('customerUnknown', { customerId });
    const priority = correctedPriority(state, command, actor.id, now);
    if (priority instanceof Refusal) return priority;
    const changes = changesOf(state, command);
    const corrected = Object.keys(changes).length ? [draft('corrected', { changes, reason })] : [];
    const owed = changes.entitlement?.to;
    // Nobody has said yet that work which this customer is not owed goes on.
    const questioned = owed && !owed.covered ? [draft('coverage_questioned', { reason: owed.reason })] : [];
    const drafts = [...corrected, ...questioned, ...priority];
    return drafts.length ? drafts : wrongState('nothingChanges', { number: state.number });
  },

  priority: (state, { priority, reason }) => {
    if (priority !== state.priority)
      return [draft('priority_changed', { from: state.priority, to: priority, reason })];
    return state.priorityRequest
      ? [draft('priority_kept', { priority, reason, askedBy: state.priorityRequest.by })]
      : wrongState('samePriority', { number: state.number, priority });
  },

  requestPriority: (state, { priority, reason }) =>
    priority === state.priority
      ? wrongState('samePriority', { number: state.number, priority })
      : [draft('priority_requested', { priority, reason })],
};
