import { contractOn, type Day } from '../domain/entitlement.ts';
import { accountOf, type Reached } from './accounts.ts';
import { calendars } from './calendars.ts';
import { recallContracts } from './contracts.ts';
import { recallCustomer } from './customers.ts';

/** The zone of a customer: their own, else that of the calendar which their contract of `day` names; null for neither. */
export async function zoneOfCustomer(customerId: string, day: Day): Promise<string | null> {
  const customer = await recallCustomer(customerId);
  if (!customer || customer.timeZone) return customer?.timeZone ?? null;
  const contract = contractOn(await recallContracts(customerId), day);
  const calendar = contract?.calendarId ? await calendars.find(contract.calendarId) : null;
  return calendar?.document.timezone ?? null;
}

/** By whose clocks a customer's contact reads: their account's, else their customer's; null where neither says. */
export async function zoneOfContact(customerId: string, contact: Reached, day: Day): Promise<string | null> {
  return (await accountOf(customerId, contact))?.timeZone ?? zoneOfCustomer(customerId, day);
}
