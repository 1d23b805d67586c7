import type { Actor } from '../../people.ts';
import { forbidden, unknown, wrongState } from '../../refusal.ts';
import { isRmaOver } from '../../rma/state.ts';
import { draft } from '../drafts.ts';
import type { CaseState, VendorCase } from '../state.ts';
import { type Decisions, named } from './decision.ts';

/** The vendor case that is under way, if there is one: a case works with one vendor case at a time. */
function activeVendorCase(state: CaseState): VendorCase | undefined {
  const last = state.vendorCases.at(-1);
  return last && last.state !== 'declined' && last.state !== 'closed' ? last : undefined;
}

const vendorCaseIn = (state: CaseState, wanted: VendorCase['state']) => {
  const active = activeVendorCase(state);
  if (active?.state === wanted) return active;
  const { number } = state;
  return active
    ? wrongState('vendorCaseIs', { number, state: active.state, wanted })
    : wrongState('noVendorCase', { number, wanted });
};

/** An expert of the area: of the case's technology or the vendor, or the one the case was escalated to. */
function outsideArea(state: CaseState, vendor: string, actor: Actor): boolean {
  if (state.expert?.id === actor.id || actor.skills === undefined) return false;
  const areas = [state.category, state.vendor, vendor].filter((area): area is string => area !== null);
  const skills = actor.skills.map((skill) => skill.toLowerCase());
  return !areas.some((area) => skills.includes(area.toLowerCase()));
}

function openVisit(state: CaseState, actor: Actor, wanted: 'dispatched' | 'arrived') {
  const visit = state.visits.find(({ engineer, state: at }) => engineer.id === actor.id && at === wanted);
  return visit ?? wrongState('noVisit', { number: state.number, name: actor.name, wanted });
}

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

  requestVendor: (state, { vendor, reason }) => {
    const active = activeVendorCase(state);
    return active
      ? wrongState('vendorCaseAlready', { vendor: active.vendor, state: active.state })
      : [draft('vendor_requested', { vendor, reason })];
  },

  confirmVendor: (state, { note }, actor) => {
    const found = vendorCaseIn(state, 'requested');
    if (!('vendor' in found)) return found;
    if (outsideArea(state, found.vendor, actor)) return forbidden('notExpertHere', { name: actor.name });
    return [draft('vendor_confirmed', { vendor: found.vendor, ...(note !== undefined && { note }) })];
  },

  declineVendor: (state, { reason }, actor) => {
    const found = vendorCaseIn(state, 'requested');
    if (!('vendor' in found)) return found;
    if (outsideArea(state, found.vendor, actor)) return forbidden('notExpertHere', { name: actor.name });
    return [draft('vendor_declined', { vendor: found.vendor, reason })];
  },

  vendorCase: (state, { vendorCaseNumber, contact }) => {
    const found = vendorCaseIn(state, 'confirmed');
    if (!('vendor' in found)) return found;
    return [
      draft('vendor_case_opened', {
        vendor: found.vendor,
        vendorCaseNumber,
        ...(contact !== undefined && { contact }),
      }),
    ];
  },

  vendorClose: (state, { outcome }) => {
    const found = vendorCaseIn(state, 'open');
    if (!('vendor' in found)) return found;
    return [
      draft('vendor_case_closed', {
        vendor: found.vendor,
        vendorCaseNumber: found.vendorCaseNumber ?? '',
        outcome,
      }),
    ];
  },

  requestDispatch: (state, { reason }) =>
    typeof state.dispatchRequestedAt === 'number'
      ? wrongState('visitAskedAlready', { number: state.number })
      : [draft('dispatch_requested', { reason })],

  declineDispatch: (state, { reason }) =>
    typeof state.dispatchRequestedAt === 'number'
      ? [draft('dispatch_declined', { reason })]
      : wrongState('noVisitAsked', { number: state.number }),

  dispatch: (state, { engineerId, engineerName, address, eta, travel }) => {
    if (state.visits.some(({ engineer, state: at }) => engineer.id === engineerId && at !== 'departed'))
      return wrongState('onTheWayAlready', { name: engineerName ?? engineerId });
    if (!address) return unknown('noAddress', { customer: state.customer.name });
    return [
      draft('dispatched', {
        engineer: named(engineerId, engineerName),
        address,
        ...(eta !== undefined && { eta }),
        ...(travel !== undefined && { travel }),
      }),
    ];
  },

  arrive: (state, _, actor) => {
    const visit = openVisit(state, actor, 'dispatched');
    return 'engineer' in visit ? [draft('arrived', { engineer: visit.engineer })] : visit;
  },

  depart: (state, { outcome }, actor) => {
    const visit = openVisit(state, actor, 'arrived');
    return 'engineer' in visit ? [draft('departed', { engineer: visit.engineer, outcome })] : visit;
  },

  rmas: (state, { number, kind, serialNumber, partNumber, reason, keepDisk = false }) => {
    const twin = state.rmas.find((rma) => rma.serialNumber === serialNumber && !isRmaOver(rma.state));
    return twin
      ? wrongState('rmaAlready', { rma: twin.number, serialNumber, state: twin.state })
      : [draft('rma_requested', { number, kind, serialNumber, partNumber, reason, keepDisk })];
  },
};
