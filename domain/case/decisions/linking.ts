import { wrongState } from '../../refusal.ts';
import type { SystemCommands } from '../commands.ts';
import { draft, type Draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';
import type { Decisions } from './decision.ts';

export const linking: Decisions<'merge' | 'link' | 'unlink'> = {
  merge: (state, { into, take = {}, consentBy }) =>
    into === state.number
      ? wrongState('ownDuplicate')
      : [draft('cancelled', { reason: 'duplicate', duplicateOf: into, consentBy, take })],

  link: (state, { number: other, as }) => {
    const { number, links = [] } = state;
    if (other === number) return wrongState('ownLink', { number });
    if (links.some((link) => link.number === other)) return wrongState('linkedAlready', { number, other });
    return [draft('linked', { number: other, as })];
  },

  unlink: (state, { number: other }) => {
    const link = state.links?.find((each) => each.number === other);
    return link ? [draft('unlinked', link)] : wrongState('notLinked', { number: state.number, other });
  },
};

/** A duplicate of this case has ended: it is told once, and only of the own organisation. */
export function merged(state: CaseState, { merged: duplicate }: SystemCommands['merged']): Draft[] {
  const { number, title, consentBy, contact, notes, files } = duplicate;
  const isOver = state.stage === 'ended' || state.cancellation !== null;
  const isKnown = state.duplicates?.some((each) => each.number === number);
  if (isOver || isKnown || duplicate.customerId !== state.customer.id) return [];
  return [
    draft('duplicate_merged', {
      ...{ number, title, consentBy, files: files.length > 0 },
      ...(contact && { contact }),
    }),
    ...notes.map(({ visibility, ...note }) => draft('note_carried', note, visibility)),
    ...files.map(({ visibility, ...file }) => draft('file_carried', file, visibility)),
  ];
}

/** Another case was linked to this one, or is no longer. */
export function linkedFromThere(
  state: CaseState,
  { number, customerId, as }: SystemCommands['linkedFromThere'],
): Draft[] {
  if (customerId !== state.customer.id || number === state.number || state.stage === 'ended') return [];
  const link = state.links?.find((each) => each.number === number);
  if (!as) return link ? [draft('unlinked', link)] : [];
  return link ? [] : [draft('linked', { number, as })];
}
