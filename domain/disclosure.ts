import type { CallEventKind } from './call/state.ts';
import type { InternalKind } from './case/drafts.ts';
import type { CaseView } from './case/view.ts';
import type { RmaInternalKind } from './rma/drafts.ts';
import type { AlarmEventData } from './stuck.ts';
import type { ClockName } from './vocabulary.ts';
import type { Told } from './words/words.ts';

/** The kinds of which a customer may have an entry in front of them; a record of work is public when it is said so. */
type Public =
  Exclude<keyof Told, InternalKind | RmaInternalKind | CallEventKind | keyof AlarmEventData> | 'work';

/** What the opening says in the history: the policy by name, not whole; the contact is on the case. */
type Fields<K extends Public> = keyof Told[K] | (K extends 'opened' ? 'policyId' | 'policyVersion' : never);

/**
 * What customers read of an event, by kind: deny by default, so a field that is not named, and every field of a kind
 * that is not here, stays inside. Why somebody was chosen or replaced is the centre's own affair; so are its deadlines.
 */
const disclosed: { readonly [K in Public]: readonly Fields<K>[] } = {
  opened: [
    'title',
    'description',
    'channel',
    'serviceMode',
    'type',
    'category',
    'vendor',
    'serialNumber',
    'priority',
    'policyId',
    'policyVersion',
  ],
  acknowledged: [],
  assigned: ['engineer'],
  reassigned: ['from', 'to'],
  taken_over: ['from', 'to'],
  handed_over: ['from', 'to'],
  responded: ['note', 'via'],
  diagnosed: ['cause', 'hardwareFault'],
  escalated_to_expert: ['expert', 'area'],
  joint_diagnosis: ['parties'],
  vendor_case_opened: ['vendor', 'vendorCaseNumber', 'contact'],
  vendor_case_closed: ['vendor', 'vendorCaseNumber', 'outcome'],
  coverage_decided: ['decision'],
  dispatched: ['engineer', 'address', 'eta', 'travel', 'missing'],
  arrived: ['engineer'],
  departed: ['engineer', 'outcome'],
  rma_requested: ['number', 'kind', 'serialNumber', 'partNumber', 'reason', 'keepDisk'],
  rma_updated: ['number', 'state'],
  held: ['reason', 'until'],
  resumed: ['cause'],
  priority_changed: ['from', 'to'],
  work: ['text', 'kind'],
  note: ['text'],
  attached: ['id', 'name', 'mediaType', 'size'],
  customer_update: ['text'],
  resolved: ['cause', 'treatment', 'restoredAt', 'byPhone'],
  // What the customer said is noted for the staff.
  called_back: [],
  contacted: [],
  consent_requested: [],
  confirm_reminder: ['n'],
  consented: ['by', 'via', 'comment'],
  rejected: ['by', 'via', 'comment'],
  closed: [],
  survey_sent: [],
  survey_reminder: [],
  survey_answered: ['answers', 'comment'],
  survey_expired: [],
  reopened: ['reason'],
  cancelled: ['reason', 'duplicateOf', 'consentBy'],
  duplicate_merged: ['number', 'title', 'consentBy'],
  note_carried: ['text', 'from', 'by', 'writtenAt'],
  file_carried: ['id', 'name', 'mediaType', 'size', 'from', 'by', 'writtenAt'],
  rma_approved: ['entitlementNote', 'charge', 'returnDueAt', 'expiresAt'],
  rma_rejected: ['reason'],
  rma_cancelled: ['reason'],
  rma_expired: [],
  part_backordered: ['partNumber', 'expectedAt'],
  loan_ended: ['returnDueAt'],
  rma_shipped: ['carrier', 'trackingNumber', 'serialNumber'],
  rma_delivered: ['returnDueAt'],
  return_reminder: ['n', 'of'],
  faulty_received: ['serialNumber', 'condition'],
  other_received: ['serialNumber', 'condition'],
  rma_completed: ['outcome'],
};

type Data = Record<string, unknown>;
const pick = (data: object, names: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));

const openingOf = ({
  policy,
  contact: _contact,
  edition: _edition,
  reach: _reach,
  ...opening
}: Told['opened']): Data => ({
  ...opening,
  policyId: policy.id,
  policyVersion: policy.version,
});

/** The data of an event as the API gives it to staff: an opening names its policy instead of carrying it whole. */
export const recounted = (kind: string, data: object): Data =>
  kind === 'opened' ? openingOf(data as Told['opened']) : { ...data };

/** The same for customers; null for a kind that is not theirs to read. */
export function disclosedData(kind: string, data: object): Data | null {
  if (!Object.hasOwn(disclosed, kind)) return null;
  return pick(recounted(kind, data), disclosed[kind as Public] as readonly string[]);
}

/** Whether customers read this field of an event of this kind, where the event itself is public. */
export const discloses = (kind: string, field: string): boolean =>
  Object.hasOwn(disclosed, kind) && (disclosed[kind as Public] as readonly string[]).includes(field);

/** The promises to the customer; the others are how the centre keeps its own people to them. */
export const promisedClocks = [
  'response',
  'diagnosis',
  'restore',
  'guidance',
  'update',
  'on_site',
  'confirm',
  'call_back',
] as const satisfies readonly ClockName[];
export type PromisedClock = (typeof promisedClocks)[number];
const isPromised = (name: ClockName): boolean => (promisedClocks as readonly ClockName[]).includes(name);

/** What customers see of a case, by the same rule; of the vendor's case, once it has a number. */
export const customerFields = {
  case: [
    'number',
    'status',
    'stage',
    'priority',
    'title',
    'description',
    'channel',
    'serviceMode',
    'type',
    'category',
    'vendor',
    'serialNumber',
    'customer',
    'contact',
    'agent',
    'assignee',
    'expert',
    'supportLine',
    'policyId',
    'policyVersion',
    'entitlement',
    'openedAt',
    'respondedAt',
    'diagnosedAt',
    'resolvedAt',
    'closedAt',
    'hold',
    'clocks',
    'vendorCases',
    'visits',
    'rmas',
    'hardwareFault',
    'resolution',
    'consent',
    'cancellation',
    'survey',
    'revision',
  ],
  vendorCase: ['vendor', 'state', 'vendorCaseNumber', 'contact', 'outcome'],
  visit: [
    'engineer',
    'address',
    'state',
    'eta',
    'travel',
    'missing',
    'dispatchedAt',
    'arrivedAt',
    'departedAt',
    'outcome',
  ],
} as const satisfies {
  case: readonly (keyof CaseView)[];
  vendorCase: readonly string[];
  visit: readonly string[];
};

/** The case as customers see it: neither the supervisors' flags nor how often it changed hands. */
export function disclosedCase(view: CaseView): Data {
  return {
    ...pick(view, customerFields.case),
    clocks: view.clocks.filter(({ name }) => isPromised(name)),
    vendorCases: view.vendorCases
      .filter(({ vendorCaseNumber }) => vendorCaseNumber !== undefined)
      .map((each) => pick(each, customerFields.vendorCase)),
    visits: view.visits.map((each) => pick(each, customerFields.visit)),
  };
}
