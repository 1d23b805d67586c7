import type { CallState } from './call/state.ts';
import type { CaseState } from './case/state.ts';
import { type Actor, stampOf } from './people.ts';
import type { RmaState } from './rma/state.ts';

/** Why a process was begun anew, in the words of whoever did it. */
export interface Restarted {
  reason: string;
}

/** The state of a case, an RMA or a call, as far as a restart is concerned. */
interface Restartable {
  chain?: number;
}

/** The fact that a process was begun anew from what is stored of it; the same for a case, an RMA and a call. */
export const restarted = (reason: string, by: Actor, at: number) => {
  const stamp = { at, actor: stampOf(by, ['admin']), visibility: 'internal' } as const;
  return { kind: 'restarted' as const, ...stamp, data: { reason } satisfies Restarted };
};

/** From now on another chain of runs writes. */
export const inNextChain = ({ chain = 0 }: Restartable): Restartable => ({ chain: chain + 1 });

/** Whether the process behind a case, an RMA or a call has done all that it promised. */
export const isOver = (state: CaseState | RmaState | CallState): boolean =>
  'stage' in state ? state.stage === 'ended' : state.endedAt !== null;
