import { contractsWithin } from './contracts.ts';
import { listDepots } from './depots.ts';
import { policiesWithin } from './policies.ts';
import { rotaUses } from './rota.ts';

/** Something that runs by a calendar; of the rota there is one. */
export type CalendarUser =
  | { kind: 'policy'; id: string; version: number }
  | { kind: 'depot' | 'contract'; id: string }
  | { kind: 'rota' };

/**
 * Who runs by the calendar: policies, of which old versions count, because cases that were opened with them still run;
 * depots; contracts; the rota.
 */
export async function usersOfCalendar(id: string): Promise<CalendarUser[]> {
  const [policies, depots, contracts, onRota] = await Promise.all([
    policiesWithin(id),
    listDepots(),
    contractsWithin(id),
    rotaUses(id),
  ]);
  return [
    ...policies.map((policy) => ({ kind: 'policy' as const, id: policy.id, version: policy.version })),
    ...depots
      .filter(({ calendarId }) => calendarId === id)
      .map((depot) => ({ kind: 'depot' as const, id: depot.id })),
    ...contracts.map((contract) => ({ kind: 'contract' as const, id: contract._id })),
    ...(onRota ? [{ kind: 'rota' as const }] : []),
  ];
}
