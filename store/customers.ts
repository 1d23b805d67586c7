import mongoose, { Schema } from 'mongoose';
import { trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { wordsOf, matchWords } from './words.ts';

export interface CustomerContact {
  name: string;
  email: string | null;
  phone: string | null;
}

/** An organisation that is served, and the people who call for it. */
export interface CustomerRecord {
  _id: string;
  name: string;
  contacts: CustomerContact[];
  /** Numbers and addresses of the organisation itself, beside its contacts'. */
  phones: string[];
  emails: string[];
  /** Engineers responsible for this customer, preferred at assignment. */
  engineerIds: string[];
  /** The regional support centre that serves them, whose engineers are preferred among equals. */
  centre: string | null;
  /** Where engineers are sent, on one line. */
  address: string | null;
  revision: number;
}
interface StoredCustomer extends CustomerRecord {
  phoneKeys: string[];
  emailKeys: string[];
  words: string[];
}

const schema = new Schema<StoredCustomer>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    contacts: [
      {
        _id: false,
        name: String,
        email: { type: String, default: null },
        phone: { type: String, default: null },
      },
    ],
    phones: [String],
    emails: [String],
    engineerIds: [String],
    centre: { type: String, default: null },
    address: { type: String, default: null },
    revision: { type: Number, default: 1 },
    phoneKeys: { type: [String], select: false },
    emailKeys: { type: [String], select: false },
    words: { type: [String], select: false },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ name: 1, _id: 1 });
schema.index({ phoneKeys: 1 });
schema.index({ emailKeys: 1 });
schema.index({ words: 1 });

const CustomerModel = mongoose.model<StoredCustomer>('Customer', schema, 'customers');

/** What two writings of one number share: its last nine digits, without country code, trunk zero or punctuation. */
export const phoneKey = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '').slice(-9);
const emailKey = (email: string): string => email.trim().toLowerCase();

type Editable = Pick<CustomerRecord, 'name' | 'contacts' | 'phones' | 'emails' | 'engineerIds'> & {
  centre?: string | null;
  address?: string | null;
};

function derived({ name, contacts, phones, emails }: Editable, id: string) {
  const every = <K extends 'phone' | 'email'>(key: K, own: string[]) =>
    [...own, ...contacts.map((contact) => contact[key])].filter((value): value is string => !!value);
  return {
    phoneKeys: [...new Set(every('phone', phones).map(phoneKey))],
    emailKeys: [...new Set(every('email', emails).map(emailKey))],
    words: wordsOf(id, name, ...contacts.map((contact) => contact.name)),
  };
}

/** The customer with this ID, or null. */
export async function findCustomer(id: string): Promise<CustomerRecord | null> {
  return CustomerModel.findById(id).lean<CustomerRecord>();
}

/** The customer that a caller's number or a sender's address belongs to, or null. */
export async function findCustomerBy(
  key: { phone: string } | { email: string },
): Promise<CustomerRecord | null> {
  const digits = 'phone' in key ? phoneKey(key.phone) : '';
  if ('phone' in key && digits.length < 5) return null;
  return CustomerModel.findOne('phone' in key ? { phoneKeys: digits } : { emailKeys: emailKey(key.email) })
    .sort({ _id: 1 })
    .lean<CustomerRecord>();
}

/** Customers by name; `q` narrows by words of the name, the ID and the contacts' names. */
export async function listCustomers(
  filter: { q?: string },
  descending: boolean,
  position: Position | null,
  limit: number,
): Promise<Page<CustomerRecord>> {
  return page<StoredCustomer>(
    CustomerModel,
    conditions(filter),
    { field: 'name', descending },
    position,
    limit,
  );
}

const conditions = ({ q }: { q?: string }) => (q ? { $and: [...matchWords(q), {}] } : {});

export async function countCustomers(filter: { q?: string }): Promise<number> {
  return CustomerModel.countDocuments(trusted(conditions(filter)));
}

/** Adds a customer; throws a duplicate error (`isDuplicate`) when the ID is taken. */
export async function addCustomer(id: string, customer: Editable): Promise<CustomerRecord> {
  await CustomerModel.create([{ _id: id, ...customer, ...derived(customer, id) }]);
  return { _id: id, centre: null, address: null, ...customer, revision: 1 };
}

/** Changes a customer who still has `revision` (any, where it is undefined); null when there is none. */
export async function changeCustomer(
  id: string,
  change: Partial<Editable>,
  revision?: number,
): Promise<CustomerRecord | null> {
  const present = await findCustomer(id);
  if (!present || (revision !== undefined && present.revision !== revision)) return null;
  const changed = { ...present, ...change };
  // The revision that was read keeps two changes at once from losing one of them.
  const done = await CustomerModel.findOneAndUpdate(
    { _id: id, revision: present.revision },
    { $set: { ...change, ...derived(changed, id) }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<CustomerRecord>();
  return done ?? (revision === undefined ? changeCustomer(id, change) : null);
}
