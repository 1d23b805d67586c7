import { caseNumber, id } from '../schema/fields.ts';
import {
  choice,
  list,
  type ObjectOf,
  type Of,
  optional,
  type Schema,
  structure,
  timestamp,
  whole,
} from '../schema/schema.ts';
import { languages, type LinkKind, type Visibility, visibilities } from '../vocabulary.ts';

/** How a case stands to another one: as it was linked, or as the other one was linked to it. */
export const linkNames = ['related', 'caused_by', 'part_of', 'cause_of', 'includes'] as const;
export type LinkName = (typeof linkNames)[number];

export interface Link {
  number: string;
  as: LinkName;
}

/** What the link is called on the other case. */
export const seenFromThere: Record<LinkKind, LinkName> = {
  related: 'related',
  caused_by: 'cause_of',
  part_of: 'includes',
};

/** What a duplicate leaves to the case that goes on. */
export interface Taken {
  notes?: boolean;
  files?: boolean;
  contacts?: boolean;
}

/** As it was recorded once: what is taken now may be stricter than it was then. */
const recorded: Schema<string> = { kind: 'text', trimmed: false, complaint: '' };
/** Where something was said first: in which case, by whom, and when. */
const origin = { from: caseNumber, by: recorded, writtenAt: timestamp() };
const visibility = choice(visibilities);
const note = { ...origin, text: recorded };
const size = whole(0, Number.MAX_SAFE_INTEGER);
const file = { ...origin, id, name: recorded, mediaType: recorded, size };

export type CarriedNote = ObjectOf<typeof note>;
export type CarriedFile = ObjectOf<typeof file>;
export type Seen<T> = T & { visibility: Visibility };

/** At most so many notes, and so many files, are carried over: they travel in one message. */
export const mostCarried = 200;

/** A duplicate as the surviving case hears of it, with what is carried over. */
export const merged = structure({
  ...{ number: caseNumber, title: recorded, customerId: id, consentBy: recorded },
  contact: optional(
    structure({
      ...{ name: recorded, email: optional(recorded), phone: optional(recorded) },
      language: optional(choice(languages)),
    }),
  ),
  notes: list(structure({ ...note, visibility }), { max: mostCarried }),
  files: list(structure({ ...file, visibility }), { max: mostCarried }),
});
export type Merged = Of<typeof merged>;

/** Another case was linked to this one, under the name that it has here; without one it is linked no longer. */
export const linkedFromThere = structure({
  ...{ number: caseNumber, customerId: id, as: optional(choice(linkNames)) },
});
