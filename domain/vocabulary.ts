/** The words of the field, once: every enum of the API, the database and the workflows comes from here. */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof priorities)[number];

/** One level up; undefined at the top. */
export const raised = (priority: Priority): Priority | undefined =>
  priorities[priorities.indexOf(priority) - 1];

export const stages = [
  'assigning',
  'awaiting_response',
  'diagnosing',
  'resolving',
  'reviewing',
  'confirming',
  'surveying',
  'ended',
] as const;
export type Stage = (typeof stages)[number];

export const statuses = ['open', 'on_hold', 'resolved', 'closed', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

export const channels = ['hotline', 'email', 'web', 'fax', 'visit', 'monitoring'] as const;
export type Channel = (typeof channels)[number];

/** How the customer is served, as far as it is chosen at the opening. [S2, S3] */
export const serviceModes = ['phone', 'email', 'remote', 'on_site', 'spare_parts'] as const;
export type ServiceMode = (typeof serviceModes)[number];

export const roles = [
  'customer',
  'agent',
  'engineer',
  'expert',
  'rma_admin',
  'depot',
  'response_center_manager',
  'technical_manager',
  'technical_center_manager',
  'integration_gm',
  'quality_manager',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** Supervisors reassign, reprioritise and see everything (domain.md, People). */
export const managerRoles = [
  'response_center_manager',
  'technical_manager',
  'technical_center_manager',
  'integration_gm',
  'quality_manager',
] as const satisfies readonly Role[];

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

export const visibilities = ['public', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];

/** What somebody does who has a case before them, while others do. */
export const doings = ['reading', 'writing'] as const;
export type Doing = (typeof doings)[number];

export const workKinds = ['call', 'remote', 'lab', 'on_site', 'other'] as const;
export type WorkKind = (typeof workKinds)[number];

export const contactMeans = ['phone', 'email', 'remote', 'on_site'] as const;
export type ContactMeans = (typeof contactMeans)[number];

export const consentMeans = ['phone', 'email', 'portal'] as const;
export type ConsentMeans = (typeof consentMeans)[number];

export const holdReasons = ['waiting_customer', 'waiting_vendor', 'scheduled'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What must be known before somebody goes on site, beside the address: what is wrong in detail [S1], with what, and whom to call. */
export const visitFacts = ['description', 'serial_number', 'contact_phone'] as const;
export type VisitFact = (typeof visitFacts)[number];

/** How one case can be linked to another of the same organisation. */
export const linkKinds = ['related', 'caused_by', 'part_of'] as const;
export type LinkKind = (typeof linkKinds)[number];
export const cancelReasons = ['withdrawn', 'duplicate'] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const rmaKinds = ['advance_replacement', 'return_and_repair', 'loaner'] as const;
export type RmaKind = (typeof rmaKinds)[number];

/** Why somebody cannot go on with what they have: for good, or for a while. */
export const goneCauses = ['left', 'leave'] as const;
export type GoneCause = (typeof goneCauses)[number];

/** What a return costs the customer: damage by misuse is mended at cost price. [S4] */
export const chargeKinds = ['free', 'cost_price', 'paid'] as const;
export type ChargeKind = (typeof chargeKinds)[number];

/** Why a case waits in the supervisors' queue (domain.md, Await response). */
/** The tags that Caseline itself gives a case; people give others. */
export const flags = [
  'supervisor_queue',
  'consultation',
  'paid_work',
  'out_of_coverage',
  'to_call',
  'undelivered',
  'unreachable',
] as const;
export type Flag = (typeof flags)[number];

export const queueCauses = [
  'moved',
  'nobody_on_duty',
  'nobody_left',
  'takeover_limit',
  'consultation',
] as const;
export type QueueCause = (typeof queueCauses)[number];

export const clockNames = [
  'response',
  'diagnosis',
  'restore',
  'solve_online',
  'guidance',
  'work_limit',
  'update',
  'on_site_decision',
  'on_site',
  'vendor',
  'notify_manager',
  'review',
  'ask_customer',
  'confirm',
  'call_back',
  'call_customer',
  'close',
] as const;
export type ClockName = (typeof clockNames)[number];

/** Promises that are kept when a message of ours has gone out. [S1, e and g] */
export const handedClocks = ['notify_manager', 'ask_customer'] as const satisfies readonly ClockName[];
export type HandedClock = (typeof handedClocks)[number];

export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

export const surveyQuestions = ['overall', 'response_speed', 'skill', 'attitude'] as const;
export type SurveyQuestion = (typeof surveyQuestions)[number];

/** What an entry of the customers' FAQ is about, in the order in which they are shown. */
export const faqCategories = ['reporting', 'handling', 'technical', 'returns', 'contract', 'portal'] as const;
export type FaqCategory = (typeof faqCategories)[number];

/** By what a case is covered, or why by nothing (`domain/entitlement.ts`). */
export const entitlementReasons = [
  'contract',
  'warranty',
  'contract_ended',
  'contract_not_begun',
  'no_contract',
  'out_of_scope',
] as const;
export type EntitlementReason = (typeof entitlementReasons)[number];

/** A manager's word on a case out of coverage: gone on with all the same, as paid work, or not (S4). */
export const coverageDecisions = ['approved', 'paid', 'refused'] as const;
export type CoverageDecision = (typeof coverageDecisions)[number];
