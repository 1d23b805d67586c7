import type { Attachment } from '../attachments.ts';
import type { LinkKind, Visibility } from '../vocabulary.ts';
import type { Contact } from './state.ts';

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

/** Where something was said first: in which case, by whom, and when (ISO 8601). */
interface Origin {
  from: string;
  by: string;
  writtenAt: string;
}
export type CarriedNote = Origin & { text: string };
export type CarriedFile = Origin & Attachment;
export type Seen<T> = T & { visibility: Visibility };

/** A duplicate as the surviving case hears of it, with what is carried over. */
export interface Merged {
  number: string;
  title: string;
  customerId: string;
  consentBy: string;
  contact?: Contact;
  notes: Seen<CarriedNote>[];
  files: Seen<CarriedFile>[];
}
