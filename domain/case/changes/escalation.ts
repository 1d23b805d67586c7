import type { CaseState, VendorCase, Visit } from '../state.ts';
import { type Changes, met, nameOf } from './change.ts';

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

export const escalation: Changes = {
  // Who asks for help has reported it.
  escalated_to_expert: (state, { data, at }) => ({
    expert: data.expert,
    supportLine: 3,
    clocks: met(state, ['work_limit'], at),
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
};
