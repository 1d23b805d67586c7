import type { ActionName } from './case/commands.ts';
import type { EventKind } from './case/events.ts';
import { discloses } from './disclosure.ts';
import type { RmaEventKind } from './rma/events.ts';
import type { RmaActionName } from './rma/state.ts';

/** The entry of the history in which an action on a case leaves what was written; an answer that refuses, the same. */
const ofCase: Record<ActionName, EventKind> = {
  assign: 'assigned',
  respond: 'responded',
  takeOver: 'taken_over',
  reassign: 'reassigned',
  release: 'reassigned',
  handOver: 'handed_over',
  assist: 'assistants_changed',
  move: 'moved',
  work: 'work',
  notes: 'note',
  attach: 'attached',
  tags: 'tagged',
  watch: 'watchers_changed',
  updates: 'customer_update',
  contacted: 'contacted',
  diagnose: 'diagnosed',
  escalateExpert: 'escalated_to_expert',
  joint: 'joint_diagnosis',
  requestVendor: 'vendor_requested',
  confirmVendor: 'vendor_confirmed',
  declineVendor: 'vendor_declined',
  vendorCase: 'vendor_case_opened',
  vendorClose: 'vendor_case_closed',
  coverage: 'coverage_decided',
  requestDispatch: 'dispatch_requested',
  declineDispatch: 'dispatch_declined',
  dispatch: 'dispatched',
  arrive: 'arrived',
  depart: 'departed',
  rmas: 'rma_requested',
  hold: 'held',
  resume: 'resumed',
  priority: 'priority_changed',
  requestPriority: 'priority_requested',
  correct: 'corrected',
  resolve: 'resolved',
  callBack: 'called_back',
  review: 'reviewed',
  consent: 'consented',
  reopen: 'reopened',
  cancel: 'cancelled',
  merge: 'cancelled',
  link: 'linked',
  unlink: 'unlinked',
  answerSurvey: 'survey_answered',
};

const ofRma: Record<RmaActionName, RmaEventKind> = {
  approve: 'rma_approved',
  reject: 'rma_rejected',
  cancel: 'rma_cancelled',
  ship: 'rma_shipped',
  deliver: 'rma_delivered',
  receiveFaulty: 'faulty_received',
  complete: 'rma_completed',
};

/** Entries that stay inside unless whoever writes them says otherwise, whatever would be disclosed of them. */
const insideUnlessSaid: readonly EventKind[] = ['work'];

/** Whether the customer reads what is written into a field of an action, as the table of disclosure has it. */
export const customerReads = (action: ActionName, field: string): boolean =>
  !insideUnlessSaid.includes(ofCase[action]) && discloses(ofCase[action], field);

/** The same for the actions on an RMA. */
export const customerReadsOfRma = (action: RmaActionName, field: string): boolean =>
  discloses(ofRma[action], field);
