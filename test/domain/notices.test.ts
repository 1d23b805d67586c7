import { describe, expect, it } from '@jest/globals';
import type { CaseEvent, EventData, EventKind } from '../../domain/case/events.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { type Notice, noticesFor } from '../../domain/notices.ts';
import type { Stamp } from '../../domain/people.ts';
import { rmaNoticesFor } from '../../domain/rma/notices.ts';
import { newRma, type RmaEvent, type RmaEventKind } from '../../domain/rma/state.ts';
import { iso, li, opened, opening, responded, wang } from './givens.ts';

const liWei = { id: li.id, name: li.name };
const wangJun = { id: wang.id, name: wang.name };
const due = { key: 'k', dueAt: iso(0) };
const respondBy = iso(0);

/** `li email sms assigned`: who is told, how, and what. */
function line({ to, channels, template }: Notice): string {
  const who = 'contact' in to ? 'contact' : 'person' in to ? to.person : `role:${to.role}`;
  return [who, ...channels, template].join(' ');
}

const state = responded().state;
function told<K extends EventKind>(
  kind: K,
  data: EventData[K],
  change: Partial<CaseState> = {},
  actor: Stamp = 'system',
): string[] {
  const event = { kind, data, at: opened, actor, visibility: 'public' } as unknown as CaseEvent;
  return noticesFor({ ...state, ...change }, event).map(line);
}

const supervisor = 'role:response_center_manager';
const vendor = { vendor: 'cisco', reason: 'bug', vendorCaseNumber: 'SR-1', outcome: 'ok' };
const word = { by: 'Zhang Na', via: 'phone' } as const;
const file = { id: 'f', name: 'a.log', mediaType: 'text/plain', size: 1 };
const answers = { overall: 5, response_speed: 5, skill: 5, attitude: 5 };

/** Every kind of event on a case that Li Wei has and that the agent opened, and exactly who is told of it. */
const table: { [K in EventKind]: [EventData[K], string[]] } = {
  restarted: [{ reason: 'its workflow was gone' }, []],
  opened: [opening(), []],
  opened_late: [{ openedAt: due.dueAt, reason: '', solved: false }, [`${supervisor} email sms opened_late`]],
  acknowledged: [{}, ['contact email acknowledged']],
  assigned: [{ engineer: liWei, cause: 'rule' }, ['li email sms assigned']],
  queued: [
    { cause: 'takeover_limit', from: wangJun },
    [
      `${supervisor} email sms supervisors_queue`,
      'wang email takeover_report',
      'agent email takeover_report',
    ],
  ],
  queue_reminder: [{ ...due, n: 1 }, [`${supervisor} email sms supervisors_queue`]],
  response_reminder: [{ ...due, n: 1, of: 2, engineer: wangJun }, ['wang email sms response_reminder']],
  taken_over: [
    { cause: 'silence', from: liWei, to: wangJun },
    [
      'wang email sms respond_at_once',
      'li email taken_away',
      'agent email takeover_report',
      `${supervisor} email sms takeover_report`,
    ],
  ],
  reassigned: [
    { from: liWei, to: wangJun, reason: '' },
    ['wang email sms assigned', 'li email taken_away', 'agent email takeover_report'],
  ],
  response_breached: [
    { ...due, to: ['technical_manager', 'integration_gm'] },
    ['role:technical_manager email sms response_breached', 'role:integration_gm email sms response_breached'],
  ],
  responded: [{ note: '', via: 'phone' }, ['agent email responded']],
  diagnosis_warning: [{ ...due, percent: 75 }, ['li email diagnosis_warning']],
  diagnosis_overdue: [due, ['li email diagnosis_overdue', `${supervisor} email sms diagnosis_overdue`]],
  restore_overdue: [due, ['li email restore_overdue', `${supervisor} email sms restore_overdue`]],
  loaner_due: [{}, ['role:rma_admin email loaner_due', 'li email loaner_due']],
  promise_reminder: [{ ...due, clock: 'guidance', percent: 75 }, ['li email promise_reminder']],
  dispatch_declined: [{ reason: '' }, ['li email dispatch_declined']],
  dispatch_requested: [
    due,
    ['agent email sms dispatch_requested', `${supervisor} email sms dispatch_requested`],
  ],
  update_due: [due, ['agent email update_due']],
  vendor_reminder: [{ ...due, n: 1 }, ['li email vendor_reminder']],
  diagnosed: [{ cause: '' }, []],
  escalated_to_expert: [{ expert: wangJun, reason: '' }, ['wang email sms escalated_to_expert']],
  joint_diagnosis: [
    { parties: [{ id: 'wang', name: 'Wang Jun' }, { name: 'Cisco TAC' }], reason: '' },
    ['wang email sms joint_diagnosis', 'li email sms joint_diagnosis'],
  ],
  escalated_to_manager: [
    { ...due, to: ['integration_gm'], clock: 'escalation' },
    ['role:integration_gm email sms escalated_to_manager', 'li email escalated_to_manager'],
  ],
  vendor_requested: [vendor, ['role:expert email vendor_requested']],
  vendor_confirmed: [vendor, ['li email vendor_confirmed']],
  vendor_declined: [vendor, ['li email vendor_declined']],
  vendor_case_opened: [vendor, ['contact email vendor_case_opened', 'agent email vendor_case_opened']],
  vendor_case_closed: [vendor, ['li email vendor_case_closed', 'agent email vendor_case_closed']],
  coverage_questioned: [{ reason: 'no_contract' }, [`${supervisor} email sms coverage_requested`]],
  coverage_decided: [
    { decision: 'paid' },
    ['li email coverage_decided', 'agent email coverage_decided', 'contact email coverage_told'],
  ],
  dispatched: [
    { engineer: wangJun, address: '' },
    ['wang email sms dispatched', 'contact email visit_announced'],
  ],
  arrived: [{ engineer: wangJun }, []],
  departed: [{ engineer: wangJun, outcome: '' }, []],
  rma_requested: [
    { number: 'R1', kind: 'loaner', serialNumber: '', partNumber: '', reason: '', keepDisk: false },
    ['role:rma_admin email rma_requested'],
  ],
  rma_updated: [{ number: 'R1', state: 'approved' }, []],
  held: [{ reason: 'scheduled' }, []],
  resumed: [{ cause: 'hand' }, []],
  handed_over: [
    { from: liWei, to: wangJun, note: '', cause: 'hand' },
    ['wang email sms assigned', 'li email taken_away', 'agent email takeover_report'],
  ],
  assistants_changed: [{ added: [wangJun], removed: [] }, ['wang email sms news']],
  moved: [{ from: liWei, supportLine: 2, reason: '' }, ['li email news', 'agent email news']],
  watchers_changed: [{ added: [wangJun], removed: [] }, []],
  tagged: [{ added: ['x'], removed: [] }, []],
  priority_requested: [{ priority: 'P1', reason: '' }, ['role:response_center_manager email sms news']],
  priority_kept: [{ priority: 'P1', reason: '', askedBy: liWei }, ['li email news']],
  corrected: [{ changes: { title: { from: 'a', to: 'b' } }, reason: '' }, ['li email news']],
  priority_changed: [
    { from: 'P1', to: 'P2', reason: '' },
    ['li email priority_changed', 'agent email priority_changed'],
  ],
  work: [{ text: '', kind: 'lab' }, []],
  note: [{ text: '' }, []],
  attached: [file, []],
  not_reached: [
    { notice: 'acknowledged', to: { contact: true }, cause: 'no_address', instead: [], call: true },
    ['agent email sms call_customer'],
  ],
  contacted: [{ note: '' }, []],
  customer_update: [{ text: '' }, ['contact email customer_update']],
  resolved: [{ cause: '', treatment: '', restoredAt: '', byPhone: false }, []],
  called_back: [{ note: '' }, []],
  reviewed: [{ approved: true }, ['agent email review_approved']],
  notice_sent: [{ clock: 'ask_customer' }, []],
  consent_requested: [{ round: 0 }, ['contact email consent_requested']],
  confirm_reminder: [{ ...due, n: 1 }, ['contact email confirm_reminder']],
  consented: [word, []],
  rejected: [word, ['li email rejected', 'agent email rejected', `${supervisor} email sms rejected`]],
  closed: [{}, []],
  survey_sent: [{ round: 0 }, ['contact email survey_sent']],
  survey_reminder: [due, ['contact email survey_reminder']],
  survey_answered: [{ answers, low: false }, []],
  survey_expired: [due, []],
  reopened: [
    { reason: '' },
    ['li email sms reopened', 'agent email reopened', `${supervisor} email sms reopened`],
  ],
  duplicate_merged: [
    { number: 'C2', title: 'x', consentBy: '', files: false },
    ['li email duplicate_merged', 'agent email duplicate_merged'],
  ],
  note_carried: [{ text: '', from: 'C2', by: '', writtenAt: '' }, []],
  file_carried: [
    { id: 'f', name: 'a.log', mediaType: 'text/plain', size: 1, from: 'C2', by: '', writtenAt: '' },
    [],
  ],
  linked: [{ number: 'C2', as: 'related' }, []],
  unlinked: [{ number: 'C2', as: 'related' }, []],
  cancelled: [{ reason: 'withdrawn', consentBy: '' }, ['contact email cancelled', 'li email cancelled']],
};

describe('the people who are told', () => {
  it.each(Object.entries(table) as [EventKind, [EventData[EventKind], string[]]][])(
    'of %s are exactly these',
    (kind, [data, expected]) => expect(told(kind, data)).toEqual(expected),
  );

  it('hear that they have to respond at once when they come late', () => {
    expect(told('assigned', { engineer: liWei, cause: 'hand', respondBy })).toEqual([
      'li email sms respond_at_once',
    ]);
    expect(told('reassigned', { from: null, to: wangJun, reason: '', respondBy })).toEqual([
      'wang email sms respond_at_once',
      'agent email takeover_report',
    ]);
  });

  it('are the former holder and the agent when an engineer takes over by hand', () => {
    const byHand = { cause: 'engineer', from: liWei, to: wangJun } as const;
    expect(told('taken_over', byHand)).toEqual(['li email taken_away', 'agent email takeover_report']);
    expect(told('taken_over', { ...byHand, from: null })).toEqual(['agent email takeover_report']);
  });

  it('are the supervisor and the agent of a case that nobody is there for', () =>
    expect(told('queued', { cause: 'nobody_on_duty' }, { assignee: null })).toEqual([
      `${supervisor} email sms supervisors_queue`,
      'agent email takeover_report',
    ]));

  it('are all agents where none opened the case', () =>
    expect(told('responded', { note: '', via: 'phone' }, { agent: null })).toEqual([
      'role:agent email responded',
    ]));

  it('are the expert of the case, not all experts, when the vendor is asked for', () =>
    expect(told('vendor_requested', vendor, { expert: wangJun })).toEqual(['wang email vendor_requested']));

  it('are the engineer and the agent when the customer writes', () => {
    const actor = { id: 'zhang', name: 'Zhang Na', role: 'customer' } as const;
    expect(told('note', { text: '' }, {}, actor)).toEqual([
      'li email customer_note',
      'agent email customer_note',
    ]);
    expect(told('attached', file, {}, actor)).toHaveLength(2);
    expect(told('note', { text: '' }, {}, { ...actor, role: 'agent' })).toEqual([]);
  });

  it('are the manager when a review is wanted, and the engineer when it sends the work back', () => {
    const resolution = { cause: '', treatment: '', restoredAt: '', byPhone: false };
    expect(told('resolved', resolution, { stage: 'reviewing' })).toEqual([
      `${supervisor} email sms review_requested`,
    ]);
    expect(told('reviewed', { approved: false })).toEqual(['li email review_sent_back']);
  });

  it('are the supervisor alone when the customer does not answer', () =>
    expect(
      told('escalated_to_manager', { ...due, clock: 'confirm', to: ['response_center_manager'] }),
    ).toEqual([`${supervisor} email sms confirm_unanswered`]));

  it('are quality when a survey is low', () =>
    expect(told('survey_answered', { answers, low: true })).toEqual([
      'role:quality_manager email sms low_score',
    ]));

  it('do not include an assignee where there is none', () =>
    expect(told('diagnosis_overdue', due, { assignee: null })).toEqual([
      `${supervisor} email sms diagnosis_overdue`,
    ]));
});

describe('the people who are told of a return', () => {
  const rma = newRma(
    {
      number: 'R1',
      caseNumber: 'C1',
      customer: { id: 'acme', name: 'ACME' },
      contact: { name: 'Zhang Na' },
      kind: 'loaner',
      serialNumber: 'S',
      partNumber: 'P',
      reason: '',
      keepDisk: false,
    },
    { ...liWei, role: 'engineer' },
    opened,
  );
  const expected: Record<RmaEventKind, string[]> = {
    restarted: [],
    rma_requested: [],
    rma_approved: ['contact email rma_update', 'li email rma_update'],
    rma_rejected: ['contact email rma_update', 'li email rma_update'],
    rma_expired: ['contact email rma_update', 'li email rma_update', 'role:rma_admin email rma_update'],
    rma_cancelled: ['contact email rma_update', 'li email rma_update'],
    part_reserved: ['role:depot email rma_task'],
    stock_low: ['role:depot email stock_low', 'role:rma_admin email stock_low'],
    part_backordered: ['contact email rma_update', 'li email rma_update'],
    backorder_late: ['role:rma_admin email rma_late', `${supervisor} email sms rma_late`],
    loan_ended: ['contact email rma_update', 'li email rma_update'],
    ship_reminder: ['role:depot email rma_task'],
    ship_overdue: [
      'role:depot email rma_late',
      'role:rma_admin email rma_late',
      `${supervisor} email sms rma_late`,
    ],
    spares_reminder: ['role:depot email rma_task', 'role:rma_admin email rma_task'],
    spares_overdue: [
      'role:depot email rma_late',
      'role:rma_admin email rma_late',
      `${supervisor} email sms rma_late`,
    ],
    processing_reminder: ['role:rma_admin email rma_task'],
    processing_overdue: ['role:rma_admin email rma_late', `${supervisor} email sms rma_late`],
    rma_shipped: ['contact email rma_update', 'li email rma_update'],
    rma_delivered: ['contact email rma_update', 'li email rma_update'],
    return_reminder: ['contact email return_reminder'],
    return_overdue: [
      'contact email return_overdue',
      'role:rma_admin email return_overdue',
      `${supervisor} email sms return_overdue`,
    ],
    other_received: ['role:rma_admin email rma_update'],
    faulty_received: ['contact email rma_update', 'role:rma_admin email rma_task'],
    rma_completed: ['li email rma_update'],
    not_reached: [],
  };
  it.each(Object.entries(expected))('of %s are exactly these', (kind, lines) =>
    expect(rmaNoticesFor(rma, { kind, at: opened } as RmaEvent).map(line)).toEqual(lines),
  );
});
