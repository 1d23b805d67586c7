import type { Scope } from './policy.ts';
import type { EntitlementReason, Priority } from './vocabulary.ts';

/** A calendar day, `2026-11-23`: neither a time nor a zone. Days compare as text. */
export type Day = string;

/** What a customer has agreed with the centre. It covers from its first day to its last, both included. */
export interface Contract {
  customerId: string;
  /** The service policy of the customer's cases. */
  policyId: string;
  /** The calendar that was agreed on, where it is not the policy's own. */
  calendarId: string | null;
  coversFrom: Day;
  coversTo: Day;
  /** The level of support as the contract names it. */
  level: string;
  inspectionsPerYear: number;
  /** Of its cases that name none; null leaves it to the policy. */
  defaultPriority: Priority | null;
  /** Which types of case are owed; null leaves it to the policy. */
  scope: Scope | null;
}

/** A piece of equipment that stands at a customer's. */
export interface Asset {
  customerId: string;
  vendor: string | null;
  model: string;
  partNumber: string | null;
  /** The day on which the customer accepted it; its warranty counts from there. */
  acceptedAt: Day | null;
  location: string | null;
}

/** Whether a case is owed to the customer, as it was checked on the day it was opened. */
export interface Entitlement {
  covered: boolean;
  contractId: string | null;
  /** The last day of the hardware's warranty, where the equipment and its acceptance are known. */
  warrantyUntil: Day | null;
  reason: EntitlementReason;
}

/** The warranty of hardware from its acceptance (`warranty.hardware`, S0: P3Y). */
const warrantyYears = 3;

/** The last day of the warranty: the same day three years later; the 28th where there is no 29th of February. */
export function warrantyUntil(acceptedAt: Day): Day {
  const [year = 0, month = 0, day = 0] = acceptedAt.split('-').map(Number);
  const until = new Date(Date.UTC(year + warrantyYears, month - 1, day));
  if (until.getUTCMonth() !== month - 1) until.setUTCDate(0);
  return until.toISOString().slice(0, 10);
}

const covers = ({ coversFrom, coversTo }: Contract, day: Day): boolean =>
  coversFrom <= day && day <= coversTo;

/** The contract that covers `day`: of several the one that began last, which replaced the others; then by ID. */
export function contractOn<C extends Contract & { _id: string }>(
  contracts: readonly C[],
  day: Day,
): C | undefined {
  const [latest] = contracts
    .filter((contract) => covers(contract, day))
    .toSorted((a, b) => compare(b.coversFrom, a.coversFrom) || compare(a._id, b._id));
  return latest;
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Covered on `day` by a contract, else by the warranty of the equipment; the reason says by which, or why by neither.
 * `contracts` are all of the customer's, `asset` is the customer's own, or null where none is named or known.
 */
export function entitlementOn(
  contracts: readonly (Contract & { _id: string })[],
  asset: Pick<Asset, 'acceptedAt'> | null,
  day: Day,
): Entitlement {
  const contract = contractOn(contracts, day);
  const accepted = asset?.acceptedAt ?? null;
  const until = accepted === null ? null : warrantyUntil(accepted);
  const inWarranty = accepted !== null && until !== null && accepted <= day && day <= until;
  return {
    covered: contract !== undefined || inWarranty,
    contractId: contract?._id ?? null,
    warrantyUntil: until,
    reason: contract ? 'contract' : inWarranty ? 'warranty' : whyNot(contracts, day),
  };
}

function whyNot(contracts: readonly Contract[], day: Day): EntitlementReason {
  if (contracts.some(({ coversTo }) => coversTo < day)) return 'contract_ended';
  return contracts.length ? 'contract_not_begun' : 'no_contract';
}
