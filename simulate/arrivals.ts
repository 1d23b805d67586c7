import { currentEdition } from '../domain/case/edition.ts';
import type { Opening } from '../domain/case/events.ts';
import type { Policy } from '../domain/policy.ts';
import { channels } from '../domain/vocabulary.ts';
import type { Chance } from './chance.ts';
import { habits } from './habits.ts';

export interface Arrival {
  at: number;
  opening: Opening;
}

const hour = 3_600_000;
const byHour = Object.fromEntries(habits.hours.map((weight, i) => [`${i}`, weight]));

/** `count` calls between `from` and `days` later, soonest first: any day alike, the hours of the day as people call. */
export function arrivals(
  policy: Policy,
  count: number,
  from: number,
  days: number,
  chance: Chance,
): Arrival[] {
  const times = Array.from({ length: count }, () => {
    const day = Math.floor(chance.unit() * days);
    const at = Number(chance.among(byHour)) + chance.unit();
    return from + Math.round((day * 24 + at) * hour);
  });
  return times.sort((a, b) => a - b).map((at, i) => ({ at, opening: opening(`C-${i + 1}`, policy, chance) }));
}

function opening(number: string, policy: Policy, chance: Chance): Opening {
  const customer = `customer-${1 + Math.floor(chance.unit() * 20)}`;
  return {
    number,
    edition: currentEdition,
    title: `Fault ${number}`,
    description: '',
    channel: channels[0],
    category: chance.among(habits.technologies),
    vendor: null,
    serialNumber: null,
    priority: chance.among(habits.priorities),
    customer: { id: customer, name: customer },
    contact: { name: 'Contact' },
    entitlement: { covered: true, contractId: null, warrantyUntil: null, reason: 'contract' },
    policy,
    agent: { id: 'agent', name: 'Agent' },
  };
}
