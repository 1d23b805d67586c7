import type { Actor } from '../domain/people.ts';
import { summaryOf, promises } from '../domain/case/promises.ts';
import { clip } from '../domain/clip.ts';
import type { Anew } from '../store/restarts.ts';
import type { CallInput, CaseInput, RmaInput } from '../workflows/contract.ts';

/** With what a workflow is started, and how operators know it in Temporal's lists. */
export interface Start {
  input: CaseInput | RmaInput | CallInput;
  staticSummary: string;
  staticDetails?: string;
}

/** How a process goes on from what is stored of it. Messages may be on their way: it looks after them. */
export function startOf({ state, seen }: Anew, by: Actor): Start {
  const carry = { seen, undelivered: true, stored: true } as const;
  if ('callState' in state) {
    const staticSummary = clip(`${state.number} ${state.customer.name}: ${state.symptom}`, 200);
    return { input: { state, carried: { state, ...carry } }, staticSummary };
  }
  if ('caseNumber' in state) {
    const { number, kind, serialNumber, caseNumber } = state;
    const staticSummary = `${number} ${kind.replaceAll('_', ' ')} of ${serialNumber} for ${caseNumber}`;
    return { input: { state, carried: { state, ...carry } }, staticSummary };
  }
  return {
    input: { opening: state, by, carried: { state, ...carry } },
    staticSummary: summaryOf(state),
    staticDetails: promises(state.policy, state.priority),
  };
}
