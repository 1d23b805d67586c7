import type { Channel, Priority, ServiceMode } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import type { Caller, Person } from '../customer/queries.ts';
import type { Values } from '../kit/FormInput.tsx';
import { lateOf } from './late.ts';

/** What the inputs of a new case hold. */
export interface Given {
  title: string;
  description: string;
  /** Empty: the contract's, else the policy's. */
  priority: Priority | '';
  /** Empty: a fault. */
  type: string;
  channel: Channel;
  /** Empty: what it takes. */
  serviceMode: ServiceMode | '';
  category: string;
  vendor: string;
  serialNumber: string;
  name: string;
  email: string;
  phone: string;
  /** Of what is recorded after the fact. */
  late: Values | null;
}
export const blank: Given = {
  ...{
    late: null,
    title: '',
    description: '',
    priority: '',
    type: '',
    channel: 'hotline',
    serviceMode: '',
    category: '',
    vendor: '',
  },
  ...{ serialNumber: '', name: '', email: '', phone: '' },
};

type ContactPart = Pick<Given, 'name' | 'email' | 'phone'>;

/**
 * The contact: who was proposed, the customer's first where nobody was, or whoever is typed. How to reach somebody
 * belongs to that person: it goes when another name is typed, and comes when the name is known.
 */
export function contactOf(
  people: readonly Person[],
  proposed: Partial<ContactPart>,
  typed: Partial<ContactPart>,
): ContactPart {
  const name = typed.name ?? proposed.name ?? people[0]?.name ?? '';
  const known = people.find((person) => person.name === name);
  const same = typed.name === undefined || typed.name === proposed.name;
  return {
    name,
    email: typed.email ?? (same && proposed.email ? proposed.email : (known?.email ?? '')),
    phone: typed.phone ?? (same && proposed.phone ? proposed.phone : (known?.phone ?? '')),
  };
}

/** What is typed after one more change; another name forgets how the one before was reached. */
export function withChange(typed: Partial<Given>, change: Partial<Given>): Partial<Given> {
  if (change.name === undefined) return { ...typed, ...change };
  const others = Object.entries(typed).filter(([part]) => part !== 'email' && part !== 'phone');
  return { ...(Object.fromEntries(others) as Partial<Given>), ...change };
}

/** What is filled in of the fields that every opening has. */
function opened(
  customer: Caller | null,
  { title, priority, type, channel, serviceMode, category, vendor, serialNumber, late }: Given,
) {
  return {
    ...{ customerId: customer?.id ?? '', title, channel },
    ...(priority && { priority }),
    ...(type && { type }),
    ...(serviceMode && { serviceMode }),
    ...(category && { category }),
    ...(vendor && { vendor }),
    ...(serialNumber && { serialNumber }),
    ...lateOf(late),
  };
}

/** Opens a case; `key` stands for this submission. */
export function openCase(customer: Caller | null, given: Given, key: string) {
  const { description, name, email, phone } = given;
  const contact = { name, ...(email && { email }), ...(phone && { phone }) };
  return bodyOf(
    api.POST('/api/v1/cases', {
      headers: { 'Idempotency-Key': key },
      body: { ...opened(customer, given), contact, ...(description && { description }) },
    }),
  );
}

/** Makes a case of the call with this number. */
export const openFromCall = (number: string, customer: Caller | null, given: Given, key: string) =>
  bodyOf(
    api.POST('/api/v1/calls/{number}/open', {
      ...{ params: { path: { number } }, headers: { 'Idempotency-Key': key } },
      body: opened(customer, given),
    }),
  );
