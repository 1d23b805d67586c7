import type { Case } from '../api/queries.ts';

/**
 * The promises of a case as badges show them: a broken one goes on counting until it is kept after all. A cancelled
 * case owes nothing.
 */
export const dueClocks = ({ clocks, cancellation }: Pick<Case, 'clocks' | 'cancellation'>): Case['clocks'] =>
  clocks.map((clock) =>
    clock.state === 'breached' && clock.metAt === undefined && !cancellation
      ? { ...clock, state: 'running' }
      : clock,
  );
