import type { paths } from '../../api/schema';
import type { Administered } from '../../../domain/administration.ts';
import { faqCategories, languages, priorities, roles } from '../../../domain/vocabulary.ts';
import type { BodyOf, Field, Fields, FieldsOf } from './fields.ts';
import type { RegistryWord } from './words.ts';

export const narrowings = ['q', 'role', 'customer'] as const;
export type Narrowing = (typeof narrowings)[number];
export type Narrowed = { [N in Narrowing]?: string };

/** All that the one registry page needs to know of what it serves. */
export interface Registry {
  path: `/api/v1/${'users' | 'customers' | 'contracts' | 'assets' | 'parts' | 'case-types' | 'faq'}`;
  /** The field by which the API finds one of them. */
  id: 'id' | 'serialNumber' | 'partNumber';
  /** The field that names it to people: its column is the link. */
  title: string;
  /** The other columns; a telephone shows the first of them. */
  columns: readonly string[];
  /** What the list can be narrowed by. */
  narrow: readonly Narrowing[];
  add: RegistryWord;
  fields: Fields;
  /** Written as a whole to its ID, where the others are posted and patched. */
  put?: true;
  removable?: true;
  /** The API gives it whole, not page by page. */
  whole?: true;
}

const line = (label: RegistryWord, more: Partial<Field> = {}): Field => ({ label, kind: 'line', ...more });
const identity = (hint?: RegistryWord): Field => ({
  ...{ label: 'id', kind: 'line', required: true, fixed: true },
  ...(hint && { hint }),
});
const required = { required: true } as const;

const people: FieldsOf<BodyOf<'/api/v1/users', 'post'>> = {
  username: line('username', { ...required, fixed: true }),
  name: line('fullName', required),
  roles: { label: 'roles', kind: 'choices', choices: roles, labels: 'roles', required: true },
  customerId: { label: 'customer', kind: 'customer', hint: 'customerOfUser' },
  skills: { label: 'skills', kind: 'list', hint: 'skillsHint' },
  language: {
    ...{ label: 'language', kind: 'choice', choices: languages, labels: 'languages', required: true },
    initially: 'en',
  },
  timeZone: { label: 'timeZone', kind: 'zone', hint: 'timeZoneOfUser' },
  email: { label: 'email', kind: 'email' },
  phone: { label: 'phone', kind: 'phone' },
  supportLine: { label: 'supportLine', kind: 'number', hint: 'supportLineHint' },
  centre: line('centre'),
  deputyId: { label: 'deputy', kind: 'colleague', hint: 'deputyHint' },
  password: { label: 'password', kind: 'password', hint: 'passwordHint', required: 'new' },
  active: { label: 'active', kind: 'flag', hint: 'activeHint', initially: true },
  onDuty: { label: 'onDuty', kind: 'flag', hint: 'onDutyHint', initially: true },
};

const customers: FieldsOf<BodyOf<'/api/v1/customers', 'post'>> = {
  id: identity('customerIdHint'),
  name: line('name', required),
  contacts: { label: 'contacts', kind: 'contacts' },
  projects: { label: 'projects', kind: 'projects' },
  phones: { label: 'phones', kind: 'list', hint: 'phonesHint' },
  emails: { label: 'emails', kind: 'list' },
  engineerIds: { label: 'engineers', kind: 'engineers', hint: 'engineersHint' },
  centre: line('centre'),
  address: line('address', { hint: 'addressHint' }),
  language: {
    label: 'language',
    kind: 'choice',
    choices: languages,
    labels: 'languages',
    hint: 'ofCustomer',
  },
  timeZone: { label: 'timeZone', kind: 'zone', hint: 'ofCustomer' },
};

const contracts: FieldsOf<BodyOf<'/api/v1/contracts', 'post'>> = {
  id: identity(),
  customerId: { label: 'customer', kind: 'customer', required: true },
  policyId: { label: 'policy', kind: 'policy', hint: 'policyHint', required: true },
  calendarId: { label: 'calendar', kind: 'calendar' },
  coversFrom: { label: 'coversFrom', kind: 'date', required: true },
  coversTo: { label: 'coversTo', kind: 'date', required: true },
  level: line('level', { ...required, initially: 'standard' }),
  inspectionsPerYear: { label: 'inspections', kind: 'number', required: true, initially: '0' },
  defaultPriority: {
    ...{ label: 'defaultPriority', kind: 'choice', choices: priorities, labels: 'priorities' },
    hint: 'defaultPriorityHint',
  },
  scope: { label: 'scope', kind: 'scope', hint: 'scopeHint' },
  warranty: line('warranty', { hint: 'warrantyOfContract' }),
};

const equipment: FieldsOf<BodyOf<'/api/v1/assets', 'post'>> = {
  serialNumber: line('serialNumber', { ...required, fixed: true }),
  customerId: { label: 'customer', kind: 'customer', required: true },
  model: line('model', required),
  vendor: line('vendor'),
  partNumber: line('partNumber'),
  acceptedAt: { label: 'acceptedAt', kind: 'date', hint: 'acceptedHint' },
  location: line('location'),
  warranty: line('warranty', { hint: 'warrantyOfEquipment' }),
};

const parts: FieldsOf<BodyOf<'/api/v1/parts/{partNumber}', 'put'> & { partNumber: string }> = {
  partNumber: line('partNumber', { ...required, fixed: true }),
  name: line('name', required),
  vendor: line('vendor'),
  grade: line('grade', { hint: 'gradeHint' }),
  lowLevel: { label: 'lowLevel', kind: 'number', hint: 'lowLevelHint', required: true, initially: '0' },
  leadDays: { label: 'leadDays', kind: 'number', hint: 'leadDaysHint', required: true, initially: '14' },
};

const types: FieldsOf<BodyOf<'/api/v1/case-types', 'post'>> = {
  id: identity('typeIdHint'),
  name: { label: 'name', kind: 'bilingualLine', required: true },
  retired: { label: 'retired', kind: 'flag', hint: 'retiredHint' },
};

const faq: FieldsOf<BodyOf<'/api/v1/faq', 'post'>> = {
  question: { label: 'question', kind: 'bilingualLine', required: true },
  answer: { label: 'answer', kind: 'bilingualText', hint: 'answerHint', required: true },
  category: {
    ...{ label: 'category', kind: 'choice', choices: faqCategories, labels: 'faqCategories' },
    ...{ required: true, initially: 'reporting' },
  },
  order: { label: 'order', kind: 'number', hint: 'orderHint', required: true, initially: '100' },
  published: { label: 'published', kind: 'flag', hint: 'publishedHint' },
};

export const registries = {
  people: {
    ...{ path: '/api/v1/users', id: 'id', title: 'name', narrow: ['q', 'role'], add: 'addPerson' },
    columns: ['roles', 'username', 'skills', 'language', 'active'],
    fields: people,
  },
  customers: {
    ...{ path: '/api/v1/customers', id: 'id', title: 'name', narrow: ['q'], add: 'addCustomer' },
    columns: ['id', 'phones', 'contacts', 'engineerIds', 'centre'],
    fields: customers,
  },
  contracts: {
    ...{ path: '/api/v1/contracts', id: 'id', title: 'id', narrow: ['customer'], add: 'addContract' },
    columns: ['customerId', 'policyId', 'level', 'coversFrom', 'coversTo'],
    fields: contracts,
    removable: true,
  },
  equipment: {
    ...{ path: '/api/v1/assets', id: 'serialNumber', title: 'serialNumber', narrow: ['customer'] },
    add: 'addAsset',
    columns: ['model', 'customerId', 'vendor', 'location', 'acceptedAt'],
    fields: equipment,
    removable: true,
  },
  parts: {
    ...{ path: '/api/v1/parts', id: 'partNumber', title: 'partNumber', narrow: ['q'], add: 'addPart' },
    columns: ['name', 'vendor', 'grade', 'lowLevel', 'leadDays'],
    fields: parts,
    put: true,
  },
  types: {
    ...{ path: '/api/v1/case-types', id: 'id', title: 'name', narrow: [], add: 'addType' },
    columns: ['id', 'retired'],
    fields: types,
    ...{ put: true, whole: true },
  },
  faq: {
    ...{ path: '/api/v1/faq', id: 'id', title: 'question', narrow: ['q'], add: 'addFaq' },
    columns: ['category', 'published', 'order'],
    fields: faq,
    removable: true,
  },
} as const satisfies { [R in Administered]?: Registry } & Record<string, Registry & { path: keyof paths }>;
export type RegistryName = keyof typeof registries;
export const registryNames = Object.keys(registries) as RegistryName[];
export const registryOf = (name: RegistryName): Registry => registries[name];
