import type { Merits } from '../assignment.ts';
import type { Attachment } from '../attachments.ts';
import type { Party, Person } from '../people.ts';
import type {
  CancelReason,
  ConsentMeans,
  ContactMeans,
  CoverageDecision,
  HoldReason,
  Priority,
  RmaKind,
  SurveyQuestion,
  Visibility,
  WorkKind,
} from '../vocabulary.ts';

/**
 * What people can ask of a case: the bodies of the API's actions, by the name of the update. A person is named by ID;
 * the API adds the name beside it, and the workflow looks it up where it is missing (Temporal UI and CLI).
 */
export interface Actions {
  assign: { engineerId: string; engineerName?: string; reason?: string };
  respond: { note: string; via: ContactMeans };
  takeOver: { reason?: string; from?: string };
  reassign: { engineerId: string; engineerName?: string; reason: string };
  work: { text: string; minutes?: number; kind: WorkKind; visibility?: Visibility };
  notes: { text: string; visibility: Visibility };
  attach: Attachment & { visibility: Visibility };
  updates: { text: string };
  diagnose: { cause: string; hardwareFault?: boolean };
  escalateExpert: { expertId?: string; expertName?: string; area?: string; reason: string };
  /** A colleague by ID, anybody else by name. */
  joint: { parties: Partial<Party>[]; reason: string };
  requestVendor: { vendor: string; reason: string };
  confirmVendor: { note?: string };
  declineVendor: { reason: string };
  vendorCase: { vendorCaseNumber: string; contact?: string };
  vendorClose: { outcome: string };
  coverage: { decision: CoverageDecision; note?: string };
  requestDispatch: { reason: string };
  declineDispatch: { reason: string };
  /** The API adds the customer's address, where they have one; operators give it themselves. */
  dispatch: { engineerId: string; engineerName?: string; address?: string; eta?: string; travel?: string };
  arrive: object;
  depart: { outcome: string };
  rmas: {
    number: string;
    kind: RmaKind;
    serialNumber: string;
    partNumber: string;
    reason: string;
    keepDisk?: boolean;
  };
  hold: { reason: HoldReason; until?: string };
  resume: object;
  priority: { priority: Priority; reason: string };
  resolve: { cause: string; treatment: string; restoredAt: string; byPhone?: boolean };
  callBack: { note: string };
  review: { approved: boolean; comment?: string };
  consent: { agreed: boolean; by: string; via: ConsentMeans; comment?: string; round?: number };
  reopen: { reason: string };
  cancel: { reason: CancelReason; duplicateOf?: string; consentBy: string };
  answerSurvey: { answers: Record<SurveyQuestion, number>; comment?: string; round?: number };
}
export type ActionName = keyof Actions;

/** What the case asks of itself. */
export interface SystemCommands {
  /** The engineer chosen by the assignment rule; or null, and when somebody comes on duty (epoch milliseconds). */
  assignByRule: { engineer: Person | null; merits?: Merits; dutyFrom?: number };
  /** A deadline has come; `successor` is who would take over and why, where the deadline needs somebody. */
  fallDue: { key: string; successor?: Person | null; merits?: Merits };
  rmaChanged: { number: string; state: string };
}

export type Command =
  | {
      [K in ActionName]: { type: K } & Actions[K];
    }[ActionName]
  | { [K in keyof SystemCommands]: { type: K } & SystemCommands[K] }[keyof SystemCommands];

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
