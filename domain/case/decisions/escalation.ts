import type { Actor } from '../../people.ts';
import { unknown, wrongState } from '../../refusal.ts';
import { isRmaOver } from '../../rma/state.ts';
import { sameSerial } from '../../serial.ts';
import { draft } from '../drafts.ts';
import { follows } from '../edition.ts';
import { missingFacts } from '../visitFacts.ts';
import { activeVendorCase } from '../possible.ts';
import type { CaseState, VendorCase, Visit } from '../state.ts';
import { type Decisions, named } from './decision.ts';

/** The vendor case that an action is about: what is possible has seen to it that there is one. */
const underWay = (state: CaseState) => activeVendorCase(state) as VendorCase;

const visitOf = (state: CaseState, { id }: Actor, at: Visit['state']) =>
  state.visits.find((visit) => visit.engineer.id === id && visit.state === at) as Visit;

export const escalation: Decisions<
  | 'escalateExpert'
  | 'joint'
  | 'requestVendor'
  | 'confirmVendor'
  | 'declineVendor'
  | 'vendorCase'
  | 'vendorClose'
  | 'requestDispatch'
  | 'declineDispatch'
  | 'dispatch'
  | 'arrive'
  | 'depart'
  | 'rmas'
> = {
  escalateExpert: (state, { expertId, expertName, area, reason }) => {
    if (expertId === undefined)
      return unknown('noExpertFound', { area: area ?? state.category ?? undefined });
    if (expertId === state.expert?.id)
      return wrongState('withExpertAlready', { number: state.number, name: state.expert.name });
    return [
      draft('escalated_to_expert', {
        expert: named(expertId, expertName),
        reason,
        ...(area !== undefined && { area }),
      }),
    ];
  },

  joint: (_, { parties, reason }) => {
    if (!parties.length || parties.some(({ id, name }) => !(name ?? id))) return unknown('partiesNeeded');
    const named = parties.map(({ id, name }) => ({
      ...(id !== undefined && { id }),
      name: name ?? id ?? '',
    }));
    return [draft('joint_diagnosis', { parties: named, reason })];
  },

  requestVendor: (_, { vendor, reason }) => [draft('vendor_requested', { vendor, reason })],

  confirmVendor: (state, { note }) => [
    draft('vendor_confirmed', { vendor: underWay(state).vendor, ...(note !== undefined && { note }) }),
  ],

  declineVendor: (state, { reason }) => [
    draft('vendor_declined', { vendor: underWay(state).vendor, reason }),
  ],

  vendorCase: (state, { vendorCaseNumber, contact }) => [
    draft('vendor_case_opened', {
      vendor: underWay(state).vendor,
      vendorCaseNumber,
      ...(contact !== undefined && { contact }),
    }),
  ],

  vendorClose: (state, { outcome }) => {
    const { vendor, vendorCaseNumber = '' } = underWay(state);
    return [draft('vendor_case_closed', { vendor, vendorCaseNumber, outcome })];
  },

  requestDispatch: (_, { reason }) => [draft('dispatch_requested', { reason })],

  declineDispatch: (_, { reason }) => [draft('dispatch_declined', { reason })],

  dispatch: (state, { engineerId, engineerName, address, eta, travel }) => {
    if (state.visits.some(({ engineer, state: at }) => engineer.id === engineerId && at !== 'departed'))
      return wrongState('onTheWayAlready', { name: engineerName ?? engineerId });
    if (!address) return unknown('noAddress', { customer: state.customer.name });
    const missing = missingFacts(state);
    return [
      draft('dispatched', {
        engineer: named(engineerId, engineerName),
        address,
        ...(eta !== undefined && { eta }),
        ...(travel !== undefined && { travel }),
        ...(missing.length > 0 && { missing }),
      }),
    ];
  },

  arrive: (state, _, actor) => [draft('arrived', { engineer: visitOf(state, actor, 'dispatched').engineer })],

  depart: (state, { outcome }, actor) => [
    draft('departed', { engineer: visitOf(state, actor, 'arrived').engineer, outcome }),
  ],

  rmas: (state, { number, kind, serialNumber, partNumber, reason, keepDisk = false }) => {
    const alike = (other: string) =>
      follows(state, 1) ? sameSerial(other, serialNumber) : other === serialNumber;
    const twin = state.rmas.find((rma) => alike(rma.serialNumber) && !isRmaOver(rma.state));
    return twin
      ? wrongState('rmaAlready', { rma: twin.number, serialNumber, state: twin.state })
      : [draft('rma_requested', { number, kind, serialNumber, partNumber, reason, keepDisk })];
  },
};
