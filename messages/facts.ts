/** What templates say of the event itself, beside the case; '' where it has no such thing. */
export interface Facts {
  /** The time that matters to the reader now: by when to respond, to diagnose, to answer. */
  due: string;
  /** When the case goes to somebody else unless its assignee has responded. */
  movesAt: string;
  /** The case still waits for its first response. */
  awaiting: boolean;
  /** The promise that is overdue, by name. */
  overdue: string;
  since: string;
  from: string;
  to: string;
  reason: string;
  text: string;
  n: number;
  of: number;
  percent: number;
  vendor: string;
  vendorNumber: string;
  vendorContact: string;
  outcome: string;
  /** A decision by its word in the vocabulary, for templates to tell one from another. */
  decision: string;
  cause: string;
  treatment: string;
  restoredAt: string;
  engineer: string;
  parties: string;
  address: string;
  eta: string;
  travel: string;
  /** What the customer is asked for before somebody comes, as words. */
  missing: string;
  rma: string;
  rmaKind: string;
  part: string;
  serial: string;
  keepDisk: boolean;
  /** What comes back is a loan, not a faulty part. */
  loan: boolean;
  /** What somebody has to do for an RMA, as words. */
  task: string;
  expected: string;
  depot: string;
  carrier: string;
  tracking: string;
  answers: string;
}

export const noFacts: Facts = {
  due: '',
  movesAt: '',
  awaiting: false,
  overdue: '',
  since: '',
  from: '',
  to: '',
  reason: '',
  text: '',
  n: 0,
  of: 0,
  percent: 0,
  vendor: '',
  vendorNumber: '',
  vendorContact: '',
  outcome: '',
  decision: '',
  cause: '',
  treatment: '',
  restoredAt: '',
  engineer: '',
  parties: '',
  address: '',
  eta: '',
  travel: '',
  missing: '',
  rma: '',
  rmaKind: '',
  part: '',
  serial: '',
  keepDisk: false,
  loan: false,
  task: '',
  expected: '',
  depot: '',
  carrier: '',
  tracking: '',
  answers: '',
};

/** Writes an instant (epoch milliseconds or ISO 8601) for the reader; '' for none. */
export type Time = (when: number | string | null | undefined) => string;
