import type { Scope } from './policy.ts';
import type { EntitlementReason, Priority } from './vocabulary.ts';

/** A calendar day, `2026-11-23`: neither a time nor a zone. Days compare as text. */
export type Day = string;

/** An ISO 8601 duration of years, months, weeks and days, `P1Y6M`. */
export type WarrantyLength = string;

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
  /** How long the warranty of their equipment lasts from its acceptance; absent where nothing was agreed. */
  warranty?: WarrantyLength | null;
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
  /** How long its own warranty lasts from there; absent for what the contract says, or what is usual. */
  warranty?: WarrantyLength | null;
}

/** Whether a case is owed to the customer, as it was checked on the day it was opened. */
export interface Entitlement {
  covered: boolean;
  contractId: string | null;
  /** The last day of the hardware's warranty, where the equipment and its acceptance are known. */
  warrantyUntil: Day | null;
  reason: EntitlementReason;
}

/** The warranty of hardware from its acceptance, where nobody has agreed on another (`warranty.hardware`, S0). */
export const usualWarranty: WarrantyLength = 'P3Y';

const lengthPattern = /^P(?=\d)(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/;

/** Whether a warranty can last so long: something, and no more than a hundred years. */
export const isWarrantyLength = (text: string): boolean => lengthPattern.test(text) && /[1-9]/.test(text);

/** No day comes after it: days compare as text, of years of four digits. */
const lastDay: Day = '9999-12-31';

/** The last day of a warranty: the same day so much later; the last of the month where that has no such day. */
export function warrantyUntil(acceptedAt: Day, length: WarrantyLength = usualWarranty): Day {
  const [years, months, weeks, days] = (lengthPattern.exec(length) ?? []).slice(1).map((n) => Number(n ?? 0));
  const [year = 0, month = 1, day = 1] = acceptedAt.split('-').map(Number);
  const first = new Date(Date.UTC(year + (years ?? 0), month - 1 + (months ?? 0), 1));
  const lastOfMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastOfMonth) + 7 * (weeks ?? 0) + (days ?? 0));
  return first.getUTCFullYear() > 9999 ? lastDay : first.toISOString().slice(0, 10);
}

const covers = ({ coversFrom, coversTo }: Contract, day: Day): boolean =>
  coversFrom <= day && day <= coversTo;

export const contractStates = ['to_come', 'in_force', 'ended'] as const;

/** Where a contract stands on a day. */
export function contractState(
  contract: Pick<Contract, 'coversFrom' | 'coversTo'>,
  day: Day,
): (typeof contractStates)[number] {
  if (contract.coversTo < day) return 'ended';
  return contract.coversFrom > day ? 'to_come' : 'in_force';
}

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
 * The last day of a piece of equipment's warranty: by a length of its own, else by that of the contract under which it was
 * accepted, of the one that covers it on `day`, or the usual one [S0, S3]. Null where its acceptance is not known.
 */
export function warrantyOf(
  contracts: readonly (Contract & { _id: string })[],
  { acceptedAt, warranty }: Pick<Asset, 'acceptedAt' | 'warranty'>,
  day: Day,
): Day | null {
  if (acceptedAt === null) return null;
  const agreed = [acceptedAt, day].map((each) => contractOn(contracts, each)?.warranty);
  return warrantyUntil(acceptedAt, warranty ?? agreed[0] ?? agreed[1] ?? usualWarranty);
}

/** Whether `day` lies between its acceptance and `until`, the last day of its warranty, both included. */
export const isInWarranty = (
  { acceptedAt }: Pick<Asset, 'acceptedAt'>,
  until: Day | null,
  day: Day,
): boolean => acceptedAt !== null && until !== null && acceptedAt <= day && day <= until;

/**
 * Covered on `day` by a contract, else by the warranty of the equipment; the reason says by which, or why by neither.
 * `contracts` are all of the customer's, `asset` is the customer's own, or null where none is named or known.
 */
export function entitlementOn(
  contracts: readonly (Contract & { _id: string })[],
  asset: Pick<Asset, 'acceptedAt' | 'warranty'> | null,
  day: Day,
): Entitlement {
  const contract = contractOn(contracts, day);
  const until = asset && warrantyOf(contracts, asset, day);
  const inWarranty = asset !== null && isInWarranty(asset, until, day);
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
