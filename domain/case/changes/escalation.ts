import { breach, cancel, isOpen } from '../../clocks.ts';
import type { CaseState, Clock, VendorCase, Visit } from '../state.ts';
import { type Changes, dropped, fired, met, nameOf, onClocks, started } from './change.ts';
import { informed } from './updates.ts';

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

const onTheWay = ({ visits }: CaseState): boolean => visits.some(({ state }) => state === 'dispatched');

/** The arrival is owed from when the visit was asked for, by whichever comes first; a later visit has its own time. */
const visiting = (state: CaseState, clocks: Clock[], at: number): Clock[] =>
  clocks.some((clock) => clock.name === 'on_site' && isOpen(clock))
    ? clocks
    : started(state, clocks, 'on_site', at);

/** A visit is asked for: the arrival is owed or, where the policy gives it a time of its own, the decision first. */
const asking = (state: CaseState, clocks: Clock[], at: number): Clock[] => {
  const [decision, name] = [state.policy.onSite?.decision, 'on_site_decision'] as const;
  if (decision === undefined) return visiting(state, clocks, at);
  const undecided = clocks.some((clock) => clock.name === name && isOpen(clock));
  return undecided ? clocks : started(state, clocks, name, at);
};

export const escalation: Changes = {
  // Who asks for help has reported it.
  escalated_to_expert: (state, { data, at }) => ({
    expert: data.expert,
    expertAnsweredAt: null,
    supportLine: 3,
    clocks: met(state, ['work_limit'], at),
  }),
  joint_diagnosis: (state, event) => ({
    jointDiagnoses: [
      ...(state.jointDiagnoses ?? []),
      { ...event.data, calledBy: nameOf(event), calledAt: event.at },
    ],
    clocks: met(state, ['work_limit'], event.at),
  }),
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
    clocks: met(state, ['work_limit'], event.at),
  }),
  vendor_confirmed: (state, event) =>
    lastVendorCase(state, { state: 'confirmed', confirmedBy: nameOf(event) }),
  vendor_declined: (state) => lastVendorCase(state, { state: 'declined' }),
  // The customer is told the vendor's number: an update like any other.
  vendor_case_opened: (state, { data, at }) => ({
    ...lastVendorCase(state, {
      state: 'open',
      vendorCaseNumber: data.vendorCaseNumber,
      ...(data.contact !== undefined && { contact: data.contact }),
    }),
    ...informed({ ...state, clocks: started(state, state.clocks, 'vendor', at) }, at),
  }),
  vendor_case_closed: (state, { data, at }) => ({
    ...lastVendorCase(state, { state: 'closed', outcome: data.outcome }),
    clocks: met(state, ['vendor'], at),
  }),
  vendor_reminder: (state, { data }) => ({ fired: fired(state, data.key) }),
  dispatch_requested: (state, { data, at }) => ({
    dispatchRequestedAt: state.dispatchRequestedAt ?? at,
    ...('key' in data
      ? {
          fired: fired(state, data.key),
          clocks: asking(state, onClocks(state.clocks, ['solve_online'], breach), at),
        }
      : { clocks: asking(state, met(state, ['work_limit'], at), at) }),
  }),
  dispatch_declined: (state, { at }) => ({
    dispatchRequestedAt: null,
    clocks: onTheWay(state)
      ? met(state, ['on_site_decision'], at)
      : dropped(state, met(state, ['on_site_decision'], at), ['on_site'], at),
  }),
  coverage_decided: (_, event) => ({ coverage: { ...event.data, by: nameOf(event) } }),
  // Somebody goes: it need not be solved from afar any more. The customer is told when.
  dispatched: (state, { data, at }) => ({
    dispatchRequestedAt: null,
    visits: [...state.visits, { ...data, state: 'dispatched', dispatchedAt: at }],
    ...informed(
      {
        ...state,
        clocks: visiting(
          state,
          onClocks(met(state, ['work_limit', 'on_site_decision'], at), ['solve_online'], cancel),
          at,
        ),
      },
      at,
    ),
  }),
  arrived: (state, { data, at }) => ({
    ...visitOf(state, data.engineer.id, { state: 'arrived', arrivedAt: at }),
    clocks: met(state, ['on_site'], at),
  }),
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
};
