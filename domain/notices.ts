/**
 * Who is told what, by which channel: one table from the kind of event to its notices.
 * `to` names people by their part in the case; the directory turns parts into addresses when the notice is written.
 */
import type { CaseEvent, Corrections, EventKind, EventOf, Overdue } from './case/events.ts';
import type { CaseState } from './case/state.ts';
import { managerRoles, type Role } from './vocabulary.ts';

export const messageChannels = ['email', 'sms'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** A part in the case: the contact, a person by ID, or everybody in a role. */
export type Recipient = { contact: true } | { person: string } | { role: Role };

export interface Notice {
  to: Recipient;
  template: TemplateName;
  channels: readonly MessageChannel[];
}

/** Every message that Caseline sends; `templates/` has each in every language. */
export const templateNames = [
  'acknowledged',
  'opened_late',
  'assigned',
  'respond_at_once',
  'response_reminder',
  'taken_away',
  'takeover_report',
  'supervisors_queue',
  'response_breached',
  'responded',
  'response',
  'diagnosis_warning',
  'diagnosis_overdue',
  'restore_overdue',
  'loaner_due',
  'promise_reminder',
  'dispatch_requested',
  'dispatch_declined',
  'update_due',
  'vendor_reminder',
  'escalated_to_expert',
  'escalated_to_manager',
  'joint_diagnosis',
  'vendor_requested',
  'vendor_confirmed',
  'vendor_declined',
  'vendor_case_opened',
  'vendor_case_closed',
  'call_logged',
  'call_reminder',
  'call_overdue',
  'call_opened',
  'call_closed',
  'coverage_requested',
  'coverage_decided',
  'coverage_told',
  'dispatched',
  'visit_announced',
  'rma_requested',
  'rma_update',
  'rma_task',
  'rma_late',
  'stock_low',
  'stuck_found',
  'return_reminder',
  'return_overdue',
  'news',
  'priority_changed',
  'priority_raised',
  'customer_note',
  'customer_update',
  'call_customer',
  'undelivered',
  'review_requested',
  'review_approved',
  'review_sent_back',
  'consent_requested',
  'confirm_reminder',
  'confirm_unanswered',
  'consented',
  'rejected',
  'survey_sent',
  'survey_reminder',
  'low_score',
  'reopened',
  'duplicate_merged',
  'cancelled',
] as const;
export type TemplateName = (typeof templateNames)[number];

const email = ['email'] as const;
const both = messageChannels;
const contact: Recipient = { contact: true };
const person = (who: { id: string } | null): Recipient[] => (who ? [{ person: who.id }] : []);
const supervisor: Recipient = { role: 'response_center_manager' };
/** The agent who opened the case; where no agent did (web, monitoring), every agent. */
const agent = (state: CaseState): Recipient => (state.agent ? { person: state.agent.id } : { role: 'agent' });

const isManager = (to: Recipient): boolean => 'role' in to && managerRoles.some((role) => role === to.role);

/** The notices of one template; what is reported to a manager goes by e-mail and SMS. [S0] */
export const tell = (
  to: Recipient[],
  template: TemplateName,
  channels: readonly MessageChannel[] = email,
): Notice[] =>
  to.map((recipient) => ({
    to: recipient,
    template,
    channels: isManager(recipient) ? both : channels,
  }));
const levels = (to: Role[]): Recipient[] => to.map((role) => ({ role }));

const ofTheAgent: readonly Overdue[] = [
  'update',
  'call_back',
  'call_customer',
  'on_site_decision',
  'ask_customer',
];

/** Whose promise it is, beside the assignee's. */
function concerned(state: CaseState, clock: Overdue): Recipient[] {
  if (ofTheAgent.includes(clock)) return [agent(state)];
  if (clock !== 'on_site') return [];
  return state.visits
    .filter((visit) => visit.state === 'dispatched')
    .flatMap(({ engineer }) => person(engineer));
}

const customerNote = (state: CaseState, { actor }: EventOf<'note' | 'attached'>): Notice[] =>
  actor !== 'system' && actor.role === 'customer'
    ? tell([...person(state.assignee), agent(state)], 'customer_note')
    : [];

/** Who is reminded that the time for a promise is nearly used. */
function reminded(state: CaseState, clock: Overdue): Recipient[] {
  if (clock === 'on_site_decision') return [agent(state), supervisor];
  return clock === 'ask_customer' || clock === 'call_customer' ? [agent(state)] : person(state.assignee);
}

/** Who did not get a message that was on its way; whom nobody could write to has been stood in for already. */
const notReached = (state: CaseState, { data }: EventOf<'not_reached'>): Notice[] => {
  if (data.to.contact) return tell([agent(state)], data.call ? 'call_customer' : 'undelivered', both);
  return data.cause === 'refused' && !data.instead.length ? tell([agent(state)], 'undelivered', both) : [];
};

/** Whether the case is now told to another address, or to another organisation. */
const isNewContact = ({ contact: changed, customer }: Corrections): boolean =>
  customer !== undefined ||
  (changed !== undefined &&
    (changed.from.email !== changed.to.email || changed.from.phone !== changed.to.phone));

/** What a new contact has to hear first: that there is a case, or what the former one was asked. */
const dueToContact = ({ stage }: CaseState): TemplateName =>
  stage === 'confirming' ? 'consent_requested' : stage === 'surveying' ? 'survey_sent' : 'acknowledged';

/** What those who watch a case hear of: who has it, and what the customer sees come and go. */
const watched: readonly EventKind[] = [
  'duplicate_merged',
  'assigned',
  'taken_over',
  'reassigned',
  'handed_over',
  'responded',
  'resolved',
  'rejected',
  'closed',
  'reopened',
  'cancelled',
];
const isWatched = ({ kind, actor }: CaseEvent): boolean =>
  watched.includes(kind) ||
  ((kind === 'note' || kind === 'attached') && actor !== 'system' && actor.role === 'customer');

/** Whoever asked an expert hears that the expert has done something. */
const answered = (
  { expert, expertAnsweredAt, assignee }: CaseState,
  { actor, at }: CaseEvent,
): Recipient[] =>
  expertAnsweredAt === at && actor !== 'system' && actor.id === expert?.id ? person(assignee) : [];

type Rule<K extends EventKind> = (state: CaseState, event: EventOf<K>) => Notice[];

const rules: { [K in EventKind]?: Rule<K> } = {
  // Recorded after the fact: the manager is told. [S2, after hours]
  opened_late: () => tell([supervisor], 'opened_late', both),
  acknowledged: () => tell([contact], 'acknowledged'),
  assigned: (_, { data }) =>
    tell(person(data.engineer), data.respondBy ? 'respond_at_once' : 'assigned', both),
  response_reminder: (_, { data }) => tell(person(data.engineer), 'response_reminder', both),
  taken_over: (state, { data }) =>
    data.cause === 'silence'
      ? [
          ...tell(person(data.to), 'respond_at_once', both),
          ...tell(person(data.from), 'taken_away'),
          ...tell([agent(state), supervisor], 'takeover_report'),
        ]
      : [...tell(person(data.from), 'taken_away'), ...tell([agent(state)], 'takeover_report')],
  reassigned: (state, { data }) => [
    ...tell(person(data.to), data.respondBy ? 'respond_at_once' : 'assigned', both),
    ...tell(person(data.from), 'taken_away'),
    ...tell([agent(state)], 'takeover_report'),
  ],
  handed_over: (state, { data }) => [
    ...tell(person(data.to), data.respondBy ? 'respond_at_once' : 'assigned', both),
    ...tell(person(data.from), 'taken_away'),
    ...tell([agent(state), ...(data.cause === 'shift' ? [supervisor] : [])], 'takeover_report'),
  ],
  assistants_changed: (_, { data }) => tell(data.added.flatMap(person), 'news', both),
  moved: (state, { data }) => tell([...person(data.from), agent(state)], 'news'),
  corrected: (state, { data }) => [
    ...(isNewContact(data.changes) ? tell([contact], dueToContact(state)) : []),
    ...tell(person(state.assignee), 'news'),
  ],
  priority_requested: () => tell([supervisor], 'news', both),
  priority_kept: (_, { data }) => tell(person(data.askedBy), 'news'),
  queued: (state, { data }) => [
    ...tell([supervisor], 'supervisors_queue', both),
    ...tell([...person(data.from ?? null), agent(state)], 'takeover_report'),
  ],
  queue_reminder: () => tell([supervisor], 'supervisors_queue', both),
  response_breached: (_, { data }) => tell(levels(data.to), 'response_breached'),
  // A response by e-mail is this mail. [S1]
  responded: (state, { data }) => [
    ...tell([agent(state)], 'responded'),
    ...(data.via === 'email' ? tell([contact], 'response') : []),
  ],
  diagnosis_warning: (state) => tell(person(state.assignee), 'diagnosis_warning'),
  diagnosis_overdue: (state) => tell([...person(state.assignee), supervisor], 'diagnosis_overdue'),
  restore_overdue: (state) => tell([...person(state.assignee), supervisor], 'restore_overdue'),
  loaner_due: (state) => tell([{ role: 'rma_admin' }, ...person(state.assignee)], 'loaner_due'),
  promise_reminder: (state, { data }) => tell(reminded(state, data.clock), 'promise_reminder'),
  dispatch_declined: (state) => tell(person(state.assignee), 'dispatch_declined'),
  dispatch_requested: (state) => tell([agent(state), supervisor], 'dispatch_requested', both),
  update_due: (state) => tell([agent(state)], 'update_due'),
  vendor_reminder: (state) => tell([...person(state.assignee), ...person(state.expert)], 'vendor_reminder'),
  escalated_to_expert: (_, { data }) => tell(person(data.expert), 'escalated_to_expert', both),
  joint_diagnosis: (state, { data }) => {
    const invited = data.parties.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const people = new Set([...invited, ...(state.assignee ? [state.assignee.id] : [])]);
    return tell(
      [...people].map((id) => ({ person: id })),
      'joint_diagnosis',
      both,
    );
  },
  escalated_to_manager: (state, { data }) =>
    data.clock === 'confirm'
      ? tell(levels(data.to), 'confirm_unanswered')
      : tell(
          [...levels(data.to), ...person(state.assignee), ...concerned(state, data.clock)],
          'escalated_to_manager',
        ),
  vendor_requested: (state) =>
    tell(state.expert ? person(state.expert) : [{ role: 'expert' }], 'vendor_requested'),
  vendor_confirmed: (state) => tell(person(state.assignee), 'vendor_confirmed'),
  vendor_declined: (state) => tell(person(state.assignee), 'vendor_declined'),
  vendor_case_opened: (state) => tell([contact, agent(state)], 'vendor_case_opened'),
  vendor_case_closed: (state) => tell([...person(state.assignee), agent(state)], 'vendor_case_closed'),
  coverage_questioned: () => tell([supervisor], 'coverage_requested'),
  coverage_decided: (state, { data }) => [
    ...tell([...person(state.assignee), agent(state)], 'coverage_decided'),
    ...(data.decision === 'approved' ? [] : tell([contact], 'coverage_told')),
  ],
  dispatched: (_, { data }) => [
    ...tell(person(data.engineer), 'dispatched', both),
    ...tell([contact], 'visit_announced'),
  ],
  rma_requested: () => tell([{ role: 'rma_admin' }], 'rma_requested'),
  priority_changed: (state, { data }) => [
    ...tell(levels(data.told ?? []), 'priority_raised', both),
    ...tell([...person(state.assignee), agent(state)], 'priority_changed'),
  ],
  note: customerNote,
  attached: customerNote,
  customer_update: () => tell([contact], 'customer_update'),
  not_reached: notReached,
  resolved: (state) => (state.stage === 'reviewing' ? tell([supervisor], 'review_requested') : []),
  // The agent hears of the approval, and that the customer is to be asked. [S1, f]
  reviewed: (state, { data }) =>
    data.approved
      ? tell([agent(state)], 'review_approved')
      : tell(person(state.assignee), 'review_sent_back'),
  consent_requested: (_, { data }) => (data.via === 'phone' ? [] : tell([contact], 'consent_requested')),
  // Under a policy with the closing chain, manager and engineer hear at once. [S1, h]
  consented: (state) =>
    state.policy.closing.closeAfterConsent === undefined
      ? []
      : tell([supervisor, ...person(state.assignee), agent(state)], 'consented'),
  confirm_reminder: () => tell([contact], 'confirm_reminder'),
  rejected: (state) => tell([...person(state.assignee), agent(state), supervisor], 'rejected'),
  survey_sent: () => tell([contact], 'survey_sent'),
  survey_reminder: () => tell([contact], 'survey_reminder'),
  survey_answered: (_, { data }) => (data.low ? tell([{ role: 'quality_manager' }], 'low_score') : []),
  reopened: (state) => [
    ...tell(person(state.assignee), 'reopened', both),
    ...tell([agent(state), supervisor], 'reopened'),
  ],
  duplicate_merged: (state) => tell([...person(state.assignee), agent(state)], 'duplicate_merged'),
  cancelled: (state) => [...tell([contact], 'cancelled'), ...tell(person(state.assignee), 'cancelled')],
};

/** The notices of one event, from the state after the whole change. */
export function noticesFor(state: CaseState, event: CaseEvent): Notice[] {
  const rule = rules[event.kind] as Rule<EventKind> | undefined;
  const watching = isWatched(event) ? (state.watchers ?? []).flatMap(person) : [];
  return [...(rule?.(state, event) ?? []), ...tell([...watching, ...answered(state, event)], 'news')];
}
