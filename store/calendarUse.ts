import { contractsWithin } from './contracts.ts';
import { listDepots } from './depots.ts';
import { policiesWithin } from './policies.ts';
import { rotaUses } from './rota.ts';

/**
 * Who runs by the calendar, as an administrator would name them: policies, of which old versions count, because cases
 * that were opened with them still run; depots; contracts; the rota.
 */
export async function usersOfCalendar(id: string): Promise<string[]> {
  const [policies, depots, contracts, onRota] = await Promise.all([
    policiesWithin(id),
    listDepots(),
    contractsWithin(id),
    rotaUses(id),
  ]);
  return [
    ...policies.map((policy) => `policy ${policy.id} (version ${policy.version})`),
    ...depots.filter(({ calendarId }) => calendarId === id).map((depot) => `depot ${depot.id}`),
    ...contracts.map((contract) => `contract ${contract._id}`),
    ...(onRota ? ['the rota'] : []),
  ];
}
