import type { RmaClockName } from '../../domain/rma/clocks.ts';
import { isEnded } from '../../domain/rma/transitions.ts';
import type { ClockView } from '../kit/ClockBadge.tsx';
import type { Rma } from './queries.ts';

export interface DueClock extends ClockView {
  name: RmaClockName | 'backorder';
}

/**
 * The promises of an RMA as badges show them: a late one goes on counting until it is done after all, and a part on
 * backorder is promised for the day on which it is expected.
 */
export function dueClocks(rma: Rma): DueClock[] {
  const { clocks, state, expectedAt, approvedAt, requestedAt } = rma;
  const waiting = state === 'backordered' && expectedAt !== null;
  return [
    ...clocks.map(({ metAt, ...clock }): DueClock =>
      clock.state === 'breached' && metAt === undefined && !isEnded(rma)
        ? { ...clock, state: 'running' }
        : clock,
    ),
    ...(waiting
      ? [
          {
            name: 'backorder',
            state: 'running',
            startedAt: approvedAt ?? requestedAt,
            dueAt: expectedAt,
          } as const,
        ]
      : []),
  ];
}
