import type { Stage } from '../vocabulary.ts';
import type { Change, Changes } from './changes/change.ts';
import { closing } from './changes/closing.ts';
import { correction } from './changes/correction.ts';
import { escalation } from './changes/escalation.ts';
import { handling } from './changes/handling.ts';
import { linking } from './changes/linking.ts';
import { begin } from './changes/opening.ts';
import { reach } from './changes/reach.ts';
import { team } from './changes/team.ts';
import { inNextChain } from '../restart.ts';
import type { CaseEvent, EventKind } from './events.ts';
import type { CaseState, Contact } from './state.ts';
import { reviewTransitions, transitions } from './transitions.ts';

const changes: Changes = {
  ...handling,
  ...team,
  ...correction,
  ...escalation,
  ...reach,
  ...linking,
  ...closing,
  restarted: inNextChain,
};

/** The stage after an event; the review that a policy asks for bends two of the table's arrows. */
function nextStage(state: CaseState, event: CaseEvent): Stage {
  if (event.kind === 'resolved' && state.policy.closing.review) return reviewTransitions.resolved;
  if (event.kind === 'reviewed' && !event.data.approved) return reviewTransitions.sentBack;
  if (event.kind === 'consented' && !state.policy.survey) return 'ended';
  return transitions[state.stage][event.kind] ?? state.stage;
}

/** Whatever the expert who was asked does first on the case is their answer. */
const answered = ({ expert, expertAnsweredAt = null }: CaseState, { actor, at }: CaseEvent) =>
  expert && expertAnsweredAt === null && actor !== 'system' && actor.id === expert.id
    ? { expertAnsweredAt: at }
    : {};

const ofCustomer = new Set<EventKind>(['note', 'attached', 'rejected', 'reopened']);
const handedOn = new Set<EventKind>(['assigned', 'reassigned', 'taken_over', 'resumed', 'held']);
/** Entries that stay inside and tell of a talk with the customer. */
const spoken = new Set<EventKind>(['work', 'called_back']);

/**
 * What the customer said waits for an answer: for whatever of the staff's they read or hear. To hand the case on is
 * none, though they read it.
 */
function said({ visibility, kind, actor, at }: CaseEvent): Pick<CaseState, 'customerSaidAt'> {
  if (actor === 'system') return {};
  if (actor.role === 'customer') return ofCustomer.has(kind) ? { customerSaidAt: at } : {};
  const heard = visibility === 'public' && !handedOn.has(kind);
  return heard || spoken.has(kind) ? { customerSaidAt: null } : {};
}

/** A contact who was corrected can be written to again: what was refused was an address of before. */
export const forgiven = (before: CaseState, after: CaseState): CaseState =>
  after.reach?.refused && !isSameAddress(before.contact, after.contact)
    ? { ...after, reach: { sms: after.reach.sms } }
    : after;

const isSameAddress = (one: Contact, other: Contact): boolean =>
  one === other || (one.email === other.email && one.phone === other.phone);

/** The case after `event`. The first event of a case is `opened`, on no state. */
export function apply(state: CaseState | null, event: CaseEvent): CaseState {
  if (event.kind === 'opened') return { ...begin(event), seq: 1 };
  if (!state) throw new Error(`The first event of a case is 'opened', not '${event.kind}'`);
  const change = changes[event.kind] as Change<EventKind> | undefined;
  const stage = nextStage(state, event);
  const asked = { ...answered(state, event), ...said(event) };
  return forgiven(state, { ...state, ...asked, ...change?.(state, event), stage, seq: state.seq + 1 });
}

/** The case after all of `events`, in order. */
export const applyAll = (state: CaseState | null, events: CaseEvent[]): CaseState =>
  events.reduce<CaseState | null>(apply, state) as CaseState;
