/** What is asked of experts and waits for their answer, as keys by which queues find a case. */
import { activeVendorCase } from './possible.ts';
import { comparable } from './similar.ts';
import { isUnsolved } from './stages.ts';
import type { CaseState } from './state.ts';

/** To help, or to confirm that the vendor is needed. */
export type Ask = 'expert' | 'vendor';

const ofPerson = (ask: Ask, id: string): string => `${ask}/person/${id}`;
const ofArea = (ask: Ask, area: string): string => `${ask}/area/${comparable(area)}`;

/** True from when an expert was asked until they have done something on the case. */
export const isExpertAsked = ({ stage, expert, expertAnsweredAt = null }: CaseState): boolean =>
  isUnsolved(stage) && expert !== null && expertAnsweredAt === null;

/** Of whom something is asked now: of an expert by ID, or of every expert of an area, as `possible` has it. */
export function asksOf(state: CaseState): string[] {
  const { stage, expert, category, vendor } = state;
  const asked = expert && isExpertAsked(state) ? [ofPerson('expert', expert.id)] : [];
  const request = activeVendorCase(state);
  const worked = stage === 'diagnosing' || stage === 'resolving';
  if (request?.state !== 'requested' || !worked) return asked;
  const areas = [category, vendor, request.vendor].filter((area) => area !== null);
  return [
    ...asked,
    ...(expert ? [ofPerson('vendor', expert.id)] : []),
    ...new Set(areas.map((area) => ofArea('vendor', area))),
  ];
}

/** The keys under which an expert finds what is asked of them. */
export const keysOf = (ask: Ask, { id, skills }: { id: string; skills: readonly string[] }): string[] => [
  ofPerson(ask, id),
  ...skills.map((skill) => ofArea(ask, skill)),
];
