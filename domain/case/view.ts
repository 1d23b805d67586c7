import { dueAt, isOpen } from '../clocks.ts';
import { type Flag, flags, type Status } from '../vocabulary.ts';
import { computedHolidays } from './hours.ts';
import { owesCall } from './reach.ts';
import type { CaseState } from './state.ts';
import { typeOf } from './types.ts';

/** The status that lists show, derived from where the case stands (api.md, Cases). */
export function statusOf(state: CaseState): Status {
  if (state.cancellation) return 'cancelled';
  if (state.stage === 'surveying' || state.stage === 'ended') return 'closed';
  if (state.stage === 'reviewing' || state.stage === 'confirming') return 'resolved';
  return state.hold ? 'on_hold' : 'open';
}

/** The earliest end among clocks that run, in epoch milliseconds, or null. */
export function nextDueAt(state: CaseState): number | null {
  const running = state.clocks.filter((clock) => clock.state === 'running');
  const next = Math.min(...running.map((clock) => dueAt(clock, state.hours)));
  return next === Infinity ? null : next;
}

/** True while a promise is broken and still owed; a cancelled case owes nothing. */
export const isBreached = (state: CaseState): boolean =>
  state.cancellation === null && state.clocks.some((clock) => clock.state === 'breached' && isOpen(clock));

const iso = (ms: number | null | undefined): string | null =>
  typeof ms === 'number' ? new Date(ms).toISOString() : null;
const finite = (ms: number): string | null => iso(ms === Infinity ? null : ms);
const when = <K extends string>(name: K, ms: number | undefined) =>
  (ms === undefined ? {} : { [name]: iso(ms) }) as Partial<Record<K, string>>;

/** True while it is unsolved and managers have been told so in this round, as the policy's ladder says, or could not be. */
export const isEscalated = (state: CaseState): boolean =>
  ['open', 'on_hold'].includes(statusOf(state)) &&
  (state.unreached !== undefined ||
    (state.queued !== null && state.stage !== 'assigning') ||
    (state.escalations ?? []).some(({ at }) => at >= state.roundStartedAt));

/** What supervisors look for, and what people have given it: nobody has the case, or it is out of coverage and nobody has said how it goes on. */
export const tagsOf = (state: CaseState): string[] => {
  const { queued, entitlement, coverage, contact, reach, unreached, tags = [] } = state;
  const paid = coverage?.decision === 'paid';
  const raised: Record<Flag, boolean> = {
    supervisor_queue: queued !== null || unreached !== undefined,
    consultation: entitlement.reason === 'out_of_scope',
    paid_work: !entitlement.covered && paid,
    out_of_coverage: !entitlement.covered && !paid,
    to_call: owesCall(state),
    undelivered: Boolean(reach?.refused?.length),
    // Taken by fax or by a visit: nobody knows where to reach them.
    unreachable: !contact.email && !contact.phone,
  };
  return [...flags.filter((flag) => raised[flag]), ...tags];
};

/** The case as the API shows it. */
export function viewCase(state: CaseState) {
  return {
    number: state.number,
    status: statusOf(state),
    stage: state.stage,
    priority: state.priority,
    priorityRequest: state.priorityRequest ?? null,
    title: state.title,
    description: state.description,
    channel: state.channel,
    serviceMode: state.serviceMode ?? null,
    type: typeOf(state),
    category: state.category,
    vendor: state.vendor,
    serialNumber: state.serialNumber,
    customer: state.customer,
    contact: state.contact,
    agent: state.agent,
    assignee: state.assignee,
    assistants: state.assistants ?? [],
    watchers: state.watchers ?? [],
    expert: state.expert,
    supportLine: state.supportLine,
    movedTo: state.movedTo ?? null,
    policyId: state.policy.id,
    policyVersion: state.policy.version,
    entitlement: state.entitlement,
    coverage: state.coverage,
    openedAt: new Date(state.openedAt).toISOString(),
    afterTheFact: state.afterTheFact ? { reason: state.afterTheFact.reason } : null,
    respondedAt: iso(state.respondedAt),
    diagnosedAt: iso(state.diagnosedAt),
    resolvedAt: iso(state.resolvedAt),
    closedAt: iso(state.closedAt),
    hold: state.hold && {
      reason: state.hold.reason,
      since: iso(state.hold.since),
      until: iso(state.hold.until),
    },
    customerSaidAt: iso(state.customerSaidAt),
    clocks: state.clocks.map((clock) => ({
      name: clock.name,
      startedAt: new Date(clock.startedAt).toISOString(),
      // Null while the calendar is not worked out so far ahead.
      dueAt: finite(dueAt(clock, state.hours)),
      state: clock.state,
      ...when('metAt', clock.metAt),
      pausedTotal: clock.pausedTotal,
    })),
    computedHolidays: computedHolidays(state),
    takeovers: state.takeovers,
    queued: state.queued && {
      cause: state.queued.cause,
      since: iso(state.queued.since),
      dutyFrom: iso(state.queued.dutyFrom),
    },
    escalations: (state.escalations ?? []).map(({ at, to }) => ({ at: iso(at), to })),
    tags: tagsOf(state),
    /** The channels on which the contact's address was refused for good. */
    undeliverable: state.reach?.refused ?? [],
    jointDiagnoses: (state.jointDiagnoses ?? []).map(({ calledAt, ...joint }) => ({
      ...joint,
      calledAt: iso(calledAt),
    })),
    vendorCases: state.vendorCases,
    dispatchRequestedAt: iso(state.dispatchRequestedAt),
    visits: state.visits.map(({ dispatchedAt, arrivedAt, departedAt, ...visit }) => ({
      ...visit,
      dispatchedAt: iso(dispatchedAt),
      arrivedAt: iso(arrivedAt),
      departedAt: iso(departedAt),
    })),
    rmas: state.rmas,
    hardwareFault: state.hardwareFault,
    resolution: state.resolution,
    consent: state.consent && { ...state.consent, at: iso(state.consent.at) },
    cancellation: state.cancellation,
    duplicates: (state.duplicates ?? []).map(({ number }) => number),
    otherContacts: state.otherContacts ?? [],
    links: state.links ?? [],
    survey: state.survey,
    revision: state.seq,
  };
}

export type CaseView = ReturnType<typeof viewCase>;
