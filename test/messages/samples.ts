import {
  type CallEvent,
  type CallEventData,
  type CallEventKind,
  type CallState,
  newCall,
} from '../../domain/call/state.ts';
import type { EventData, EventKind, CaseEvent } from '../../domain/case/events.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Stamp } from '../../domain/people.ts';
import type { RmaEvent, RmaEventData, RmaEventKind } from '../../domain/rma/state.ts';
import type { AlarmEventData } from '../../domain/stuck.ts';
import type { Language, Role } from '../../domain/vocabulary.ts';
import type { Directory, Entry } from '../../messages/addressees.ts';
import type { Message, OutboxRow } from '../../store/outbox.ts';
import { responseCentre } from '../cases.ts';
import { openedAt, sampleCase } from '../store/samples.ts';

export const minute = 60_000;
export const settings = {
  publicUrl: 'https://support.example',
  secret: 'x'.repeat(40),
  timeZone: 'UTC',
  language: 'en' as const,
};
export const number = 'C20261123-0042';

const li = { id: 'li', name: 'Li Wei' };
const wang = { id: 'wang', name: 'Wang Jun' };
const due = { key: 'k', dueAt: new Date(openedAt + 60 * minute).toISOString() };

/** One plausible event of every kind. */
export const caseData: { [K in EventKind]: EventData[K] } = {
  opened: sampleCase(number),
  opened_late: { openedAt: due.dueAt, reason: 'fixed at night', solved: true },
  acknowledged: {},
  assigned: { engineer: li, cause: 'rule', reason: 'knows the network' },
  queued: { cause: 'takeover_limit', from: wang },
  queue_reminder: { ...due, n: 2 },
  response_reminder: { ...due, n: 1, of: 2, engineer: li },
  taken_over: { cause: 'silence', from: wang, to: li, key: 'k' },
  reassigned: { from: wang, to: li, reason: 'on leave', respondBy: due.dueAt },
  handed_over: { from: wang, to: li, note: 'the card is on its way', cause: 'hand' },
  assistants_changed: { added: [li], removed: [wang] },
  moved: { from: li, supportLine: 2, centre: 'Shanghai', reason: 'needs the second line' },
  watchers_changed: { added: [li], removed: [] },
  tagged: { added: ['major'], removed: [] },
  priority_requested: { priority: 'P1', reason: 'the whole site is down' },
  priority_kept: { priority: 'P2', reason: 'a spare line works', askedBy: li },
  corrected: {
    changes: {
      title: { from: 'Core swich', to: 'Core switch' },
      contact: { from: { name: 'Zhang Na' }, to: { name: 'Wang Fang', phone: '13800138000' } },
      serialNumber: { from: null, to: 'FOC1' },
    },
    reason: 'a slip',
  },
  response_breached: { ...due, to: ['technical_manager'] },
  responded: { note: 'please send the log', via: 'email' },
  diagnosis_warning: { ...due, percent: 75 },
  diagnosis_overdue: due,
  restore_overdue: due,
  loaner_due: {},
  promise_reminder: { ...due, clock: 'guidance', percent: 75 },
  dispatch_requested: due,
  dispatch_declined: { reason: 'can wait' },
  update_due: due,
  vendor_reminder: { ...due, n: 1 },
  diagnosed: { cause: 'bad memory', hardwareFault: true },
  escalated_to_expert: { expert: { id: 'he', name: 'He Ping' }, area: 'network', reason: 'odd loop' },
  joint_diagnosis: { parties: [{ id: 'he', name: 'He Ping' }, { name: 'Cisco TAC' }], reason: 'odd loop' },
  escalated_to_manager: { ...due, to: ['technical_manager', 'integration_gm'], clock: 'escalation' },
  vendor_requested: { vendor: 'Cisco', reason: 'a software defect' },
  vendor_confirmed: { vendor: 'Cisco', note: 'agreed' },
  vendor_declined: { vendor: 'Cisco', reason: 'a known setting' },
  vendor_case_opened: { vendor: 'Cisco', vendorCaseNumber: 'SR-77', contact: 'TAC' },
  vendor_case_closed: { vendor: 'Cisco', vendorCaseNumber: 'SR-77', outcome: 'patch given' },
  coverage_questioned: { reason: 'contract_ended' },
  coverage_decided: { decision: 'paid', note: 'by our offer of May' },
  dispatched: {
    engineer: li,
    address: '8 Jianguo Road',
    eta: due.dueAt,
    travel: 'by train',
    missing: ['serial_number'],
  },
  arrived: { engineer: li },
  departed: { engineer: li, outcome: 'card replaced' },
  rma_requested: {
    number: 'R20261123-0001',
    kind: 'advance_replacement',
    serialNumber: 'FOC1',
    partNumber: 'PWR-C1',
    reason: 'dead',
    keepDisk: true,
  },
  rma_updated: { number: 'R20261123-0001', state: 'shipped' },
  held: { reason: 'waiting_customer', until: due.dueAt },
  resumed: { cause: 'until_reached' },
  priority_changed: {
    ...{ from: 'P2', to: 'P1', reason: '' },
    ...{ cause: 'unsolved', told: ['technical_center_manager'], key: 'k' },
  },
  work: { text: 'read the logs', minutes: 25, kind: 'remote' },
  note: { text: 'it happens at night' },
  attached: { id: 'f1', name: 'core.log', mediaType: 'text/plain', size: 2048 },
  customer_update: { text: 'we are on it' },
  not_reached: {
    notice: 'consent_requested',
    to: { contact: true, name: 'Wang Fang' },
    cause: 'no_address',
    instead: [],
    call: true,
  },
  contacted: { note: 'will look at it tonight' },
  resolved: { cause: 'bad memory', treatment: 'replaced it', restoredAt: due.dueAt, byPhone: true },
  reviewed: { approved: false, comment: 'no cause given' },
  notice_sent: { clock: 'ask_customer' },
  consent_requested: { round: 0 },
  confirm_reminder: { ...due, n: 1 },
  called_back: { note: 'still up' },
  consented: { by: 'Wang Fang', via: 'phone', comment: 'fine' },
  rejected: { by: 'Wang Fang', via: 'portal', comment: 'still down' },
  closed: {},
  survey_sent: { round: 0 },
  survey_reminder: due,
  survey_answered: {
    answers: { overall: 2, response_speed: 4, skill: 5, attitude: 3 },
    comment: 'slow',
    low: true,
  },
  survey_expired: due,
  reopened: { reason: 'it is back' },
  duplicate_merged: {
    ...{ number: 'C20261123-0007', title: 'Switch down', consentBy: 'Wang Fang', files: true },
    contact: { name: 'Zhou Tao', phone: '+86 139 0013 9000' },
  },
  note_carried: {
    ...{ text: 'It is hot here', from: 'C20261123-0007', by: 'Chen Jie' },
    writtenAt: '2026-11-23T08:00:00.000Z',
  },
  file_carried: {
    ...{ id: 'f2', name: 'b.log', mediaType: 'text/plain', size: 9, from: 'C20261123-0007', by: 'Chen Jie' },
    writtenAt: '2026-11-23T08:00:00.000Z',
  },
  linked: { number: 'C20261123-0008', as: 'caused_by' },
  unlinked: { number: 'C20261123-0008', as: 'caused_by' },
  restarted: { reason: 'its workflow was gone' },
  cancelled: { reason: 'duplicate', duplicateOf: 'C20261123-0007', consentBy: 'Wang Fang' },
};

export const rmaData: { [K in RmaEventKind]: RmaEventData[K] } = {
  rma_requested: caseData.rma_requested,
  rma_approved: { entitlementNote: 'under warranty', returnDueAt: due.dueAt },
  rma_rejected: { reason: 'out of warranty' },
  rma_expired: due,
  rma_cancelled: { reason: 'works again' },
  part_reserved: { depotId: 'beijing', partNumber: 'PWR-C2', shipBy: due.dueAt },
  stock_low: { depotId: 'beijing', partNumber: 'PWR-C2', left: 1 },
  part_backordered: { partNumber: 'PWR-C1', expectedAt: due.dueAt },
  backorder_late: { key: 'backorder/late', partNumber: 'PWR-C1', expectedAt: due.dueAt },
  loan_ended: { returnDueAt: due.dueAt },
  ship_reminder: { ...due, n: 1, of: 1 },
  ship_overdue: due,
  spares_reminder: { ...due, n: 1, of: 1 },
  spares_overdue: due,
  processing_reminder: { ...due, n: 1, of: 1 },
  processing_overdue: due,
  rma_shipped: { carrier: 'SF Express', trackingNumber: 'SF123', serialNumber: 'FOC2' },
  rma_delivered: { returnDueAt: due.dueAt },
  return_reminder: { ...due, n: 1, of: 2 },
  return_overdue: due,
  other_received: { serialNumber: 'XYZ9', condition: 'another model' },
  faulty_received: { serialNumber: 'FOC1', condition: 'burnt', processBy: due.dueAt },
  rma_completed: { outcome: 'replaced' },
  not_reached: { notice: 'rma_late', to: { role: 'depot' }, cause: 'nobody', instead: [wang] },
  restarted: caseData.restarted,
};

const doer: Stamp = { id: 'zhao', name: 'Zhao Min', role: 'expert' };

export const caseEvent = <K extends EventKind>(kind: K, data = caseData[kind], actor = doer): CaseEvent =>
  ({ kind, data, actor, at: openedAt + 10 * minute, visibility: 'public' }) as CaseEvent;

export const rmaEvent = (kind: RmaEventKind): RmaEvent =>
  ({ kind, data: rmaData[kind], actor: doer, at: openedAt + 10 * minute, visibility: 'public' }) as RmaEvent;

/** A case in full swing: everybody has a part in it, and every promise runs. */
export const busyCase = (change: Partial<CaseState> = {}): CaseState =>
  sampleCase(number, {
    policy: responseCentre,
    description: 'No link on any port',
    contact: { name: 'Wang Fang', email: 'fang@acme.example', phone: '+8613900000000' },
    agent: { id: 'ma', name: 'Ma Li' },
    assignee: li,
    assignedAt: openedAt,
    confirmingSince: openedAt + 5 * minute,
    closedAt: openedAt + 10 * minute,
    clocks: (['response', 'diagnosis', 'guidance', 'review'] as const).map((name) => ({
      name,
      startedAt: openedAt,
      target: 60 * minute,
      state: 'running' as const,
      pausedTotal: 0,
    })),
    resolution: { cause: 'bad memory', treatment: 'replaced it', restoredAt: due.dueAt, byPhone: false },
    ...change,
  });

/** A directory in which everybody exists, reads `language`, and has an address of each kind. */
export function directoryIn(language: Language, known: Record<string, Partial<Entry>> = {}): Directory {
  const entry = (id: string, roles: Role[]): Entry => ({
    id,
    name: `Name of ${id}`,
    email: `${id}@centre.example`,
    phone: `+86100${id}`,
    language,
    roles,
    ...known[id],
  });
  return {
    person: (id) => Promise.resolve(entry(id, ['engineer'])),
    inRole: (role) => Promise.resolve([entry(`the_${role}`, [role])]),
    contactZone: () => Promise.resolve(known['contact']?.timeZone ?? null),
  };
}

export const message = (change: Partial<Message> = {}): Message => ({
  _id: `${number}/3/li/email`,
  number,
  seq: 3,
  channel: 'email',
  recipient: { id: 'li', name: '李伟' },
  address: 'li@centre.example',
  template: 'assigned',
  language: 'zh-CN',
  subject: `[${number}] 已分派给您：核心交换机`,
  text: '请响应。\n\nhttps://support.example/cases/1',
  html: '<p>请响应。</p>',
  createdAt: new Date(openedAt),
  ...change,
});

export const row = (change: Partial<OutboxRow> = {}): OutboxRow => ({
  ...message(),
  state: 'sending',
  attempts: 1,
  nextAttemptAt: null,
  leaseUntil: null,
  lastError: null,
  sentAt: null,
  ...change,
});

export const callData: CallEventData = {
  call_logged: { company: 'Initech', symptom: 'all lamps are dark' },
  call_reminder: { ...due, step: 'agent', until: due.dueAt },
  call_overdue: { ...due, step: 'manager', until: due.dueAt },
  call_accepted: { agent: wang },
  call_opened: { caseNumber: number },
  call_closed: { reason: 'a wrong number' },
  not_reached: { notice: 'call_logged', to: { role: 'agent' }, cause: 'nobody', instead: [wang] },
  restarted: caseData.restarted,
};

/** What the watchman finds. */
export const alarmData: AlarmEventData = {
  stuck_found: {
    found: [
      { number, reason: 'gone' },
      { number: 'R20261123-0001', reason: 'failing' },
    ],
  },
};

export const callEvent = <K extends CallEventKind>(kind: K): CallEvent =>
  ({
    ...{ kind, data: callData[kind], at: openedAt, visibility: 'internal' },
    actor: { ...wang, role: 'agent' },
  }) as CallEvent;

export const sampleCall: CallState = {
  ...newCall(
    {
      number: 'L20261123-0007',
      company: 'Initech',
      contact: { name: 'Bill' },
      symptom: 'all lamps are dark',
    },
    { ...li, role: 'engineer' },
    openedAt,
  ),
};
