import type { Actor } from '../domain/people.ts';
import { promises } from '../domain/case/promises.ts';
import { summaryOfCall, summaryOfCase, summaryOfRma } from '../domain/summaries.ts';
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
  if ('callState' in state)
    return { input: { state, carried: { state, ...carry } }, staticSummary: summaryOfCall(state) };
  if ('caseNumber' in state)
    return { input: { state, carried: { state, ...carry } }, staticSummary: summaryOfRma(state) };
  return {
    input: { opening: state, by, carried: { state, ...carry } },
    staticSummary: summaryOfCase(state),
    staticDetails: promises(state.policy, state.priority),
  };
}
