import { breach, cancel, meet, pause, resume, start } from '../clocks.ts';
import type { ClockName, Stage } from '../vocabulary.ts';
import type { CaseEvent, EventKind, EventOf, Opening } from './events.ts';
import type { CaseState, Clock, VendorCase, Visit } from './state.ts';
import { reviewTransitions, transitions } from './transitions.ts';

type Change<K extends EventKind> = (state: CaseState, event: EventOf<K>) => Partial<CaseState>;

const onClocks = (state: CaseState, names: ClockName[], change: (clock: Clock) => Clock): Clock[] =>
  state.clocks.map((clock) => (names.includes(clock.name) ? change(clock) : clock));

const withClock = (clocks: Clock[], added: Clock): Clock[] => [
  ...clocks.filter((clock) => clock.name !== added.name),
  added,
];

const fired = (state: CaseState, ...keys: string[]): string[] => [...state.fired, ...keys];

/** The clocks that run while a case is worked on, from `at`: at the opening and at each return to diagnosis. */
function workClocks(opening: Pick<Opening, 'policy' | 'priority'>, at: number): Clock[] {
  const { policy, priority } = opening;
  return [
    ...(policy.diagnosis ? [start('diagnosis', at, policy.diagnosis.target[priority])] : []),
    ...(policy.restore ? [start('restore', at, policy.restore.target[priority])] : []),
  ];
}

function begin({ data, at }: EventOf<'opened'>): CaseState {
  return {
    ...data,
    supportLine: 1,
    stage: 'assigning',
    hold: null,
    queued: false,
    assignee: null,
    assignedAt: null,
    hurried: false,
    formerAssignees: [],
    takeovers: 0,
    expert: null,
    openedAt: at,
    respondedAt: null,
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    clocks: [start('response', at, data.policy.response.target[data.priority]), ...workClocks(data, at)],
    fired: [],
    round: 0,
    roundStartedAt: at,
    vendorCases: [],
    visits: [],
    rmas: [],
    hardwareFault: null,
    resolution: null,
    consent: null,
    cancellation: null,
    survey: null,
    coverage: null,
    seq: 0,
  };
}

/** The case goes to `to` at `at`; `hurried` when they are told to respond at once. */
function handTo(
  state: CaseState,
  to: CaseState['assignee'],
  at: number,
  hurried: boolean,
): Partial<CaseState> {
  const former = state.assignee ? [...state.formerAssignees, state.assignee.id] : state.formerAssignees;
  return { assignee: to, assignedAt: to && at, hurried, queued: false, formerAssignees: former };
}

/** Back to diagnosis with clocks of its own: what was promised for the first round is past. */
function newRound(state: CaseState, at: number): Partial<CaseState> {
  const answered = onClocks(state, ['confirm'], (clock) => meet(clock, at));
  const clocks = workClocks(state, at).reduce(withClock, answered);
  return {
    round: state.round + 1,
    roundStartedAt: at,
    clocks,
    diagnosedAt: null,
    resolvedAt: null,
    confirmingSince: null,
    closedAt: null,
    resolution: null,
    survey: null,
  };
}

const withReview = (state: CaseState, clocks: Clock[], at: number): Clock[] =>
  state.policy.closing.review ? withClock(clocks, start('review', at, state.policy.closing.review)) : clocks;

/** The manager was not content: the restoration is owed again, on the clock it had. */
function sentBack(state: CaseState, at: number): Partial<CaseState> {
  const clocks = onClocks(state, ['restore'], ({ metAt: _, ...clock }) =>
    clock.state === 'met' ? { ...clock, state: 'running' } : clock,
  );
  return {
    resolvedAt: null,
    resolution: null,
    clocks: clocks.map((clock) => (clock.name === 'review' ? meet(clock, at) : clock)),
  };
}

const lastVendorCase = (state: CaseState, change: Partial<VendorCase>): Partial<CaseState> => ({
  vendorCases: state.vendorCases.map((each, i) =>
    i === state.vendorCases.length - 1 ? { ...each, ...change } : each,
  ),
});

const visitOf = (state: CaseState, engineerId: string, change: Partial<Visit>): Partial<CaseState> => ({
  visits: state.visits.map((each) =>
    each.engineer.id === engineerId && each.state !== 'departed' ? { ...each, ...change } : each,
  ),
});

/** A priority change computes every clock anew from its start; a breach that was recorded stays recorded. */
function recompute(state: CaseState, priority: CaseState['priority']): Clock[] {
  const { response, diagnosis, restore } = state.policy;
  const targets: Partial<Record<ClockName, number>> = {
    response: response.target[priority],
    diagnosis: diagnosis?.target[priority],
    restore: restore?.target[priority],
  };
  return state.clocks.map((clock) =>
    clock.state === 'running' ||
    clock.state === 'paused' ||
    (clock.state === 'breached' && clock.metAt === undefined)
      ? { ...clock, target: targets[clock.name] ?? clock.target }
      : clock,
  );
}

/** `as`: stamped events name their actor; what the system records has none. */
const nameOf = (event: CaseEvent) =>
  event.actor === 'system'
    ? { id: 'system', name: 'Caseline' }
    : { id: event.actor.id, name: event.actor.name };

const changes: { [K in Exclude<EventKind, 'opened'>]?: Change<K> } = {
  assigned: (state, { data, at }) => handTo(state, data.engineer, at, data.respondBy !== undefined),
  reassigned: (state, { data, at }) => handTo(state, data.to, at, data.respondBy !== undefined),
  taken_over: (state, { data, at }) => ({
    ...handTo(state, data.to, at, data.cause === 'silence' || data.respondBy !== undefined),
    takeovers: state.takeovers + (data.cause === 'silence' ? 1 : 0),
    fired: data.key ? fired(state, data.key) : state.fired,
  }),
  queued: (state, { data, at }) => ({
    ...handTo(state, null, at, false),
    queued: true,
    fired: data.key ? fired(state, data.key) : state.fired,
  }),
  response_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  response_breached: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state, ['response'], breach),
  }),
  responded: (state, { at }) => ({
    respondedAt: at,
    hurried: false,
    clocks: onClocks(state, ['response'], (clock) => meet(clock, at)),
  }),
  diagnosis_warning: (state, { data }) => ({ fired: fired(state, data.key) }),
  diagnosis_overdue: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state, ['diagnosis'], breach),
  }),
  restore_overdue: (state, { data }) => ({
    fired: fired(state, data.key),
    clocks: onClocks(state, ['restore'], breach),
  }),
  diagnosed: (state, { data, at }) => ({
    diagnosedAt: at,
    hardwareFault: data.hardwareFault ?? state.hardwareFault,
    clocks: onClocks(state, ['diagnosis'], (clock) => meet(clock, at)),
  }),
  escalated_to_expert: (_, { data }) => ({ expert: data.expert, supportLine: 3 }),
  escalated_to_manager: (state, { data }) =>
    data.clock === 'escalation'
      ? { fired: fired(state, data.key, ...data.to.map((role) => data.key.replace(/[^/]+$/, role))) }
      : { fired: fired(state, data.key), clocks: onClocks(state, [data.clock], breach) },
  vendor_requested: (state, event) => ({
    vendorCases: [
      ...state.vendorCases,
      {
        vendor: event.data.vendor,
        reason: event.data.reason,
        state: 'requested',
        requestedBy: nameOf(event),
      },
    ],
  }),
  vendor_confirmed: (state, event) =>
    lastVendorCase(state, { state: 'confirmed', confirmedBy: nameOf(event) }),
  vendor_declined: (state) => lastVendorCase(state, { state: 'declined' }),
  vendor_case_opened: (state, { data }) =>
    lastVendorCase(state, {
      state: 'open',
      vendorCaseNumber: data.vendorCaseNumber,
      ...(data.contact !== undefined && { contact: data.contact }),
    }),
  vendor_case_closed: (state, { data }) => lastVendorCase(state, { state: 'closed', outcome: data.outcome }),
  coverage_decided: (_, event) => ({ coverage: { ...event.data, by: nameOf(event) } }),
  dispatched: (state, { data, at }) => ({
    visits: [...state.visits, { ...data, state: 'dispatched', dispatchedAt: at }],
  }),
  arrived: (state, { data, at }) => visitOf(state, data.engineer.id, { state: 'arrived', arrivedAt: at }),
  departed: (state, { data, at }) =>
    visitOf(state, data.engineer.id, { state: 'departed', departedAt: at, outcome: data.outcome }),
  rma_requested: (state, { data }) => ({
    rmas: [
      ...state.rmas,
      { number: data.number, kind: data.kind, serialNumber: data.serialNumber, state: 'requested' },
    ],
  }),
  rma_updated: (state, { data }) => ({
    rmas: state.rmas.map((rma) => (rma.number === data.number ? { ...rma, state: data.state } : rma)),
  }),
  // Only the customer's time stops the clocks: a vendor's delay is the centre's own (docs/decisions).
  held: (state, { data, at }) => ({
    hold: { reason: data.reason, since: at, ...(data.until && { until: Date.parse(data.until) }) },
    clocks:
      data.reason === 'waiting_vendor'
        ? state.clocks
        : onClocks(state, ['diagnosis', 'restore'], (clock) => pause(clock, at)),
  }),
  resumed: (state, { at }) => ({
    hold: null,
    clocks: onClocks(state, ['diagnosis', 'restore'], (clock) => resume(clock, at)),
  }),
  priority_changed: (state, { data }) => ({ priority: data.to, clocks: recompute(state, data.to) }),
  resolved: (state, { data, at }) => ({
    resolvedAt: at,
    diagnosedAt: state.diagnosedAt ?? at,
    resolution: data,
    clocks: withReview(
      state,
      onClocks(state, ['diagnosis', 'restore'], (clock) => meet(clock, at)),
      at,
    ),
  }),
  reviewed: (state, { data, at }) => ({
    clocks: onClocks(state, ['review'], (clock) => meet(clock, at)),
    ...(data.approved ? {} : sentBack(state, at)),
  }),
  consent_requested: (state, { at }) => ({
    confirmingSince: at,
    clocks: withClock(state.clocks, start('confirm', at, state.policy.closing.confirmEscalateAfter)),
  }),
  confirm_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  consented: (state, { data, at }) => ({
    consent: { agreed: true, ...data, at },
    clocks: onClocks(state, ['confirm'], (clock) => meet(clock, at)),
  }),
  rejected: (state, { data, at }) => ({ ...newRound(state, at), consent: { agreed: false, ...data, at } }),
  closed: (_, { at }) => ({ closedAt: at }),
  survey_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  survey_answered: (_, { data }) => ({
    survey: { answers: data.answers, ...(data.comment && { comment: data.comment }) },
  }),
  survey_expired: (state, { data }) => ({ fired: fired(state, data.key) }),
  reopened: (state, { at }) => ({ ...newRound(state, at), consent: null }),
  cancelled: (state, { data }) => ({
    cancellation: data,
    hold: null,
    queued: false,
    clocks: state.clocks.map(cancel),
  }),
};

/** The stage after an event; the review that a policy asks for bends two of the table's arrows. */
function nextStage(state: CaseState, event: CaseEvent): Stage {
  if (event.kind === 'resolved' && state.policy.closing.review) return reviewTransitions.resolved;
  if (event.kind === 'reviewed' && !event.data.approved) return reviewTransitions.sentBack;
  if (event.kind === 'consented' && !state.policy.survey) return 'ended';
  return transitions[state.stage][event.kind] ?? state.stage;
}

/** The case after `event`. The first event of a case is `opened`, on no state. */
export function apply(state: CaseState | null, event: CaseEvent): CaseState {
  if (event.kind === 'opened') return { ...begin(event), seq: 1 };
  if (!state) throw new Error(`The first event of a case is 'opened', not '${event.kind}'`);
  const change = changes[event.kind] as Change<EventKind> | undefined;
  const stage = nextStage(state, event);
  return { ...state, ...change?.(state, event), stage, seq: state.seq + 1 };
}

/** The case after all of `events`, in order. */
export const applyAll = (state: CaseState | null, events: CaseEvent[]): CaseState =>
  events.reduce<CaseState | null>(apply, state) as CaseState;
