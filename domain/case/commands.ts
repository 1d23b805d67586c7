import type { Merits } from '../assignment.ts';
import { largestAttachment } from '../attachments.ts';
import { complaint } from '../complaints.ts';
import type { Party, Person } from '../people.ts';
import type { Missed } from '../reach.ts';
import { type Action, action } from '../schema/action.ts';
import {
  caseNumber,
  contact,
  entitlement,
  id,
  idOf,
  line,
  name,
  partNumber,
  reason,
  rmaNumber,
  text,
  words,
} from '../schema/fields.ts';
import {
  choice,
  either,
  flag,
  list,
  type Of,
  optional,
  type Rule,
  type Schema,
  structure,
  timestamp,
  whole,
} from '../schema/schema.ts';
import {
  cancelReasons,
  channels,
  consentMeans,
  contactMeans,
  coverageDecisions,
  goneCauses,
  holdReasons,
  linkKinds,
  priorities,
  rmaKinds,
  type SurveyQuestion,
  surveyQuestions,
  visibilities,
  workKinds,
} from '../vocabulary.ts';
import type { linkedFromThere, Merged } from './links.ts';

const noun = line(64);
const engineerName = optional(name);
/** Answers to a mailed link name the round that it was mailed for. */
/** Counts from 0. */
const round = optional(whole(0, 1_000_000));
const partyComplaint = complaint('must be {id} of a colleague or {name} of anybody else');
const nouns = list(noun, { min: 1, max: 20 });
const somebody: Rule<{ add?: string[]; remove?: string[] }> = {
  holds: ({ add, remove }) => add !== undefined || remove !== undefined,
  path: 'add',
  complaint: complaint('is needed, or remove'),
};
const ids = list(id, { min: 1, max: 20 });
/** People who are added or removed; the API adds the names of those who are added. */
const people = {
  fields: { add: optional(list(idOf('colleague'), { min: 1, max: 20 })), remove: optional(ids) },
  adds: { named: optional(list(structure({ id, name }), { max: 20 })) },
  rules: [somebody],
};
const grade = whole(1, 5);
const answers = Object.fromEntries(surveyQuestions.map((question) => [question, grade]));

/**
 * What people can ask of a case (api.md, Cases), by the name of the update: one schema an action, of which the API's
 * and the workflow's checks and the types are made. A person is named by ID; the API adds the name beside it, and the
 * workflow looks people up itself, since operators reach it past the API.
 */
export const caseActions = {
  assign: action(
    { engineerId: idOf('engineer'), reason: optional(reason), evenOnLeave: optional(flag) },
    { adds: { engineerName, awayUntil: optional(timestamp()) } },
  ),
  respond: action({ note: words, via: choice(contactMeans) }),
  takeOver: action({ reason: optional(reason), from: optional(id) }, { actsAs: 'engineer' }),
  reassign: action(
    { engineerId: idOf('engineer'), reason, evenOnLeave: optional(flag) },
    { adds: { engineerName, awayUntil: optional(timestamp()) } },
  ),
  /** Back to the assignment rule, which says who follows. */
  release: action(
    { reason },
    {
      adds: {
        ...{ engineerId: optional(idOf('engineer')), engineerName },
        ...{ reason: optional(reason), cause: optional(choice(goneCauses)) },
      },
    },
  ),
  handOver: action(
    { to: idOf('engineer'), note: words, evenOnLeave: optional(flag) },
    { adds: { toName: engineerName, awayUntil: optional(timestamp()) } },
  ),
  assist: action(people.fields, people),
  /** To the engineers of a line, of a centre, or of both. */
  move: action(
    {
      supportLine: optional(whole(1, 3)),
      centre: optional(noun),
      reason,
    },
    {
      rules: [
        {
          holds: ({ supportLine, centre }) => supportLine !== undefined || centre !== undefined,
          path: 'supportLine',
          complaint: complaint('is needed, or a centre'),
        },
      ],
    },
  ),
  work: action({
    text: words,
    minutes: optional(whole(0, 24 * 60)),
    kind: choice(workKinds),
    visibility: optional(choice(visibilities)),
  }),
  notes: action({ text: words, visibility: choice(visibilities) }),
  /** Comes as a file; what is known of it reaches the case. */
  attach: action({
    id,
    name,
    mediaType: line(200),
    size: whole(0, largestAttachment),
    visibility: choice(visibilities),
  }),
  updates: action({ text: words }),
  contacted: action({ note: words }),
  tags: action({ add: optional(nouns), remove: optional(nouns) }, { rules: [somebody] }),
  watch: action(people.fields, people),
  diagnose: action({ cause: words, hardwareFault: optional(flag) }),
  escalateExpert: action(
    { expertId: optional(idOf('expert')), area: optional(noun), reason },
    { adds: { expertName: optional(name) } },
  ),
  /** A colleague by ID, anybody else by name. */
  joint: action(
    {
      parties: list(
        either<Partial<Party>>([structure({ id }), structure({ name })], partyComplaint, 'Party'),
        { min: 1, max: 20 },
      ),
      reason,
    },
    {
      adds: {
        parties: list(
          either<Partial<Party>>(
            [
              structure({ id: idOf('colleague') }),
              structure({ name }),
              structure({ id: idOf('colleague'), name }),
            ],
            partyComplaint,
          ),
          { min: 1, max: 20 },
        ),
      },
    },
  ),
  requestVendor: action({ vendor: noun, reason }),
  confirmVendor: action({ note: optional(reason) }),
  declineVendor: action({ reason }),
  vendorCase: action({ vendorCaseNumber: noun, contact: optional(line(200)) }),
  vendorClose: action({ outcome: words }),
  coverage: action({ decision: choice(coverageDecisions), note: optional(reason) }),
  requestDispatch: action({ reason }),
  declineDispatch: action({ reason }),
  /** The API adds the customer's address, where they have one; operators give it themselves. */
  dispatch: action(
    { engineerId: idOf('engineer'), eta: optional(timestamp()), travel: optional(line(200)) },
    { adds: { engineerName, address: optional(line(300)) } },
  ),
  arrive: action({}),
  depart: action({ outcome: words }),
  rmas: action(
    {
      kind: choice(rmaKinds),
      serialNumber: noun,
      partNumber,
      reason,
      keepDisk: optional(flag, 'the customer keeps the disk: nothing comes back'),
    },
    {
      adds: { number: rmaNumber },
      rules: [
        {
          holds: ({ kind, keepDisk }) => !keepDisk || kind === 'advance_replacement',
          path: 'keepDisk',
          complaint: complaint('belongs to an advance replacement: a repair or a loan has to come back'),
        },
      ],
    },
  ),
  hold: action({ reason: choice(holdReasons), until: optional(timestamp('future')) }),
  resume: action({}),
  priority: action({ priority: choice(priorities), reason }),
  requestPriority: action({ priority: choice(priorities), reason }),
  /** `PATCH /cases/{number}`; the API says who a changed customer is, and what is owed to them. */
  correct: action(
    {
      title: optional(line(200)),
      description: optional(text(20_000)),
      contact: optional(contact),
      customerId: optional(id),
      serialNumber: optional(noun),
      vendor: optional(noun),
      category: optional(noun),
      caseType: optional(id, 'its type; an update is known by a type of its own'),
      channel: optional(choice(channels)),
      priority: optional(choice(priorities)),
      reason,
    },
    { adds: { customer: optional(structure({ id, name: line(200) })), entitlement: optional(entitlement) } },
  ),
  resolve: action({
    cause: words,
    treatment: words,
    restoredAt: timestamp('past'),
    byPhone: optional(flag),
  }),
  callBack: action({ note: words }),
  review: action({ approved: flag, comment: optional(reason) }),
  consent: action(
    { agreed: flag, by: name, via: choice(consentMeans), comment: optional(reason) },
    { adds: { round } },
  ),
  reopen: action({ reason }),
  cancel: action(
    { reason: choice(cancelReasons), duplicateOf: optional(caseNumber), consentBy: name },
    {
      rules: [
        {
          holds: ({ reason: why, duplicateOf }) => (why === 'duplicate') === (duplicateOf !== undefined),
          path: 'duplicateOf',
          complaint: complaint('belongs to the reason duplicate, and only to it'),
        },
      ],
    },
  ),
  /** Ends as a duplicate does; what is taken is carried over to the case that goes on. */
  merge: action({
    into: caseNumber,
    take: optional(structure({ notes: optional(flag), files: optional(flag), contacts: optional(flag) })),
    consentBy: name,
  }),
  link: action({ number: caseNumber, as: choice(linkKinds) }),
  unlink: action({ number: caseNumber }),
  answerSurvey: action(
    {
      answers: structure(answers) as Schema<Record<SurveyQuestion, number>>,
      comment: optional(reason),
    },
    { adds: { round } },
  ),
} satisfies Record<string, Action>;
export type ActionName = keyof typeof caseActions;

/** What an action is asked with, beside who asks. */
export type Actions = { [A in ActionName]: Of<(typeof caseActions)[A]['request']> };

/**
 * Who would take the case over at a deadline that needs somebody, and what speaks for them; where that is nobody, when
 * somebody comes on duty (epoch milliseconds), as far as it is known.
 */
export interface Follower {
  successor: Person | null;
  merits?: Merits;
  dutyFrom?: number;
}

/** What the case asks of itself. */
export interface SystemCommands {
  /** The engineer chosen by the assignment rule; or null, and when somebody comes on duty (epoch milliseconds). */
  assignByRule: { engineer: Person | null; merits?: Merits; dutyFrom?: number };
  fallDue: { key: string } & Partial<Follower>;
  rmaChanged: { number: string; state: string };
  /** A duplicate of it has ended. */
  merged: { merged: Merged };
  linkedFromThere: Of<typeof linkedFromThere>;
  /** Messages have gone out: the numbers of the entries that they tell of. */
  sent: { seqs: readonly number[] };
  /** What a message that was written, or sent, did not reach. */
  notReached: { missed: Missed[] };
  /** Whoever has the case is no longer here: to the engineer whom the rule chose, or to the supervisors. */
  handBack: { engineer: Person | null; merits?: Merits };
}

export type Command =
  | {
      [K in ActionName]: { type: K } & Actions[K];
    }[ActionName]
  | { [K in keyof SystemCommands]: { type: K } & SystemCommands[K] }[keyof SystemCommands];

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
