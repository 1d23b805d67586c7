import {
  type CarriedFile,
  type CarriedNote,
  type Merged,
  mostCarried,
  type Seen,
  type Taken,
} from '../domain/case/links.ts';
import type { CaseState } from '../domain/case/state.ts';
import { wholeTimeline, type TimelineRecord } from './timeline.ts';

/** So many characters of notes are carried over at most: they travel in one message. */
const mostText = 400_000;

const ofNotes: readonly string[] = ['note', 'note_carried'];
const ofFiles: readonly string[] = ['attached', 'file_carried'];

const authorOf = ({ actor }: TimelineRecord): string => (actor === 'system' ? 'Caseline' : actor.name);

/** What a duplicate leaves to the case that goes on: its latest notes and files, as far as they are taken. */
export async function carriedFrom(state: CaseState, take: Taken): Promise<Merged> {
  const { number, title, customer, contact, cancellation } = state;
  const entries = take.notes || take.files ? (await wholeTimeline(number)).reverse() : [];
  const notes: Seen<CarriedNote>[] = [];
  const files: Seen<CarriedFile>[] = [];
  let length = 0;
  for (const entry of entries) {
    const { kind, visibility } = entry;
    const origin = { from: number, by: authorOf(entry), writtenAt: entry.at.toISOString(), visibility };
    if (take.notes && ofNotes.includes(kind) && notes.length < mostCarried) {
      const data = entry.data as CarriedNote;
      length += data.text.length;
      // What was carried here before keeps its first author.
      if (length <= mostText) notes.unshift({ ...origin, ...data });
    }
    if (take.files && ofFiles.includes(kind) && files.length < mostCarried)
      files.unshift({ ...origin, ...(entry.data as CarriedFile) });
  }
  return {
    ...{ number, title, customerId: customer.id, consentBy: cancellation?.consentBy ?? '', notes, files },
    ...(take.contacts && { contact }),
  };
}
