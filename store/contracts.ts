import { Schema } from 'mongoose';
import type { Contract } from '../domain/entitlement.ts';
import { recent } from './recent.ts';
import { createRegistry, type Kept } from './registry.ts';

const text = { type: String, required: true };

export const contracts = createRegistry<Contract>(
  'Contract',
  'contracts',
  {
    customerId: text,
    policyId: text,
    calendarId: { type: String, default: null },
    coversFrom: text,
    coversTo: text,
    level: text,
    inspectionsPerYear: { type: Number, required: true },
    defaultPriority: { type: String, default: null },
    scope: { type: Schema.Types.Mixed, default: null },
    warranty: { type: String, default: null },
  },
  [{ customerId: 1 }, { coversTo: 1, _id: 1 }],
  () => known.forget(),
);

/** The customer's contracts, the latest 100 by their end. */
export async function contractsOf(customerId: string): Promise<(Contract & Kept)[]> {
  return (await contracts.list([{ customerId }], { field: 'coversTo', descending: true }, null, 100)).data;
}

const known = recent(2_000, contractsOf);
/** As `contractsOf`, from memory where they were asked for a moment ago: each piece of equipment in a list asks. */
export const recallContracts = (customerId: string): Promise<(Contract & Kept)[]> => known.get(customerId);

/** The contracts that name the calendar, at most 100 of them. */
export async function contractsWithin(calendarId: string): Promise<(Contract & Kept)[]> {
  return (await contracts.list([{ calendarId }], { field: '_id', descending: false }, null, 100)).data;
}
