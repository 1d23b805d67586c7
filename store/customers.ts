import mongoose, { Schema } from 'mongoose';
import type { Language } from '../domain/vocabulary.ts';
import { trusted } from './connection.ts';
import { recent } from './recent.ts';
import { page, type Page, type Position } from './paging.ts';
import { dialling, phoneKey } from './telephones.ts';
import { matchWords, termsOf } from './words.ts';

export interface CustomerContact {
  name: string;
  email: string | null;
  phone: string | null;
}

/** Somebody who takes part in a project, of the customer's or of another house. */
export interface ProjectMember extends CustomerContact {
  /** What they do there, as people call it. */
  role: string | null;
}

/** What is built or run for a customer, and who knows about it (S0). */
export interface Project {
  id: string;
  name: string;
  members: ProjectMember[];
}

/** An organisation that is served, and the people who call for it. */
export interface CustomerRecord {
  _id: string;
  name: string;
  contacts: CustomerContact[];
  projects: Project[];
  /** Numbers and addresses of the organisation itself, beside its contacts'. */
  phones: string[];
  emails: string[];
  /** Engineers responsible for this customer, preferred at assignment. */
  engineerIds: string[];
  /** The regional support centre that serves them, whose engineers are preferred among equals. */
  centre: string | null;
  /** Where engineers are sent, on one line. */
  address: string | null;
  /** In which they are written to whose own language is not known; null for the centre's. */
  language: Language | null;
  /** By whose clocks they read who say nothing of their own; null for their calendar's, or the centre's. */
  timeZone: string | null;
  revision: number;
}
interface StoredCustomer extends CustomerRecord {
  phoneKeys: string[];
  /** By which rules the telephone numbers were read. */
  dialling: string;
  emailKeys: string[];
  words: string[];
}

const text = { type: String, default: null };
const person = { _id: false, name: String, email: text, phone: text };
const schema = new Schema<StoredCustomer>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    contacts: [person],
    projects: [{ _id: false, id: String, name: String, members: [{ ...person, role: text }] }],
    phones: [String],
    emails: [String],
    engineerIds: [String],
    centre: text,
    address: text,
    language: text as never,
    timeZone: text,
    revision: { type: Number, default: 1 },
    phoneKeys: { type: [String], select: false },
    dialling: { type: String, select: false },
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

const emailKey = (email: string): string => email.trim().toLowerCase();

type Optional = 'projects' | 'centre' | 'address' | 'language' | 'timeZone';
type Editable = Omit<CustomerRecord, '_id' | 'revision' | Optional> & Partial<Pick<CustomerRecord, Optional>>;

/** By what the customer is found: whoever takes part in a project may call, too. */
function derived({ name, contacts, projects = [], phones, emails }: Editable, id: string) {
  const people = [...contacts, ...projects.flatMap(({ members }) => members)];
  const every = <K extends 'phone' | 'email'>(key: K, own: string[]) =>
    [...own, ...people.map((each) => each[key])].filter((value): value is string => !!value);
  return {
    phoneKeys: [...new Set(every('phone', phones).map(phoneKey))].filter((key) => key !== ''),
    dialling: dialling(),
    emailKeys: [...new Set(every('email', emails).map(emailKey))],
    words: termsOf(
      ...[id, name, ...people.map((each) => each.name)],
      ...projects.flatMap((project) => [project.id, project.name]),
    ),
  };
}

const known = recent(2_000, findCustomer);
/** As `findCustomer`, from memory where they were asked for a moment ago. */
export const recallCustomer = (id: string): Promise<CustomerRecord | null> => known.get(id);

/** The customer with this ID, or null. */
export async function findCustomer(id: string): Promise<CustomerRecord | null> {
  return CustomerModel.findById(id).lean<CustomerRecord>();
}

export async function namesOfCustomers(ids: string[]): Promise<Map<string, string>> {
  const found = await CustomerModel.find({ _id: mongoose.trusted({ $in: ids }) }, { name: 1 }).lean();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** At most so many customers of one number are told. */
const namesakes = 10;

/**
 * The customers that a caller's number or a sender's address is known at, by ID. Who works for two of them, or on a
 * project of another, has one number.
 */
export async function findCustomersBy(key: { phone: string } | { email: string }): Promise<CustomerRecord[]> {
  const number = 'phone' in key ? phoneKey(key.phone) : undefined;
  if (number === '') return [];
  return CustomerModel.find('phone' in key ? { phoneKeys: number } : { emailKeys: emailKey(key.email) })
    .sort({ _id: 1 })
    .limit(namesakes)
    .lean<CustomerRecord[]>();
}

/** The customer's people at whom the number or the address is known; nobody where it is the organisation's own. */
export function peopleBy(
  customer: CustomerRecord,
  key: { phone: string } | { email: string },
): CustomerContact[] {
  const { contacts, projects = [] } = customer;
  const wanted = 'phone' in key ? phoneKey(key.phone) : emailKey(key.email);
  const keyOf = ({ phone, email }: CustomerContact) =>
    'phone' in key ? phoneKey(phone ?? '') : emailKey(email ?? '');
  const known = [...contacts, ...projects.flatMap(({ members }) => members)].filter(
    (person) => wanted !== '' && keyOf(person) === wanted,
  );
  return [...new Map(known.map((person) => [person.name, person])).values()];
}

/** Makes anew by what customers are found, where an earlier version or another region made it. */
export async function deriveCustomersAgain(): Promise<void> {
  const old = CustomerModel.find({ dialling: mongoose.trusted({ $ne: dialling() }) }).lean<CustomerRecord>();
  for await (const { _id, revision, ...customer } of old.cursor())
    await CustomerModel.updateOne({ _id, revision }, { $set: derived(customer, _id) });
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
  known.forget();
  return {
    _id: id,
    projects: [],
    centre: null,
    address: null,
    language: null,
    timeZone: null,
    ...customer,
    revision: 1,
  };
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
  known.forget();
  return done ?? (revision === undefined ? changeCustomer(id, change) : null);
}
