import { type Administered, mayEdit } from '../../domain/administration.ts';
import type { Role } from '../../domain/vocabulary.ts';

/** The sections in the order of the menu. */
export const sections = [
  'people',
  'customers',
  'contracts',
  'equipment',
  'parts',
  'rota',
  'calendars',
  'holidays',
  'policies',
  'templates',
  'outbox',
  'types',
  'engine',
  'faq',
  'services',
  'audit',
] as const satisfies readonly Administered[];
export type Section = (typeof sections)[number];

/** The sections that somebody in these roles may edit. */
export const sectionsFor = (roles: readonly Role[]): Section[] =>
  sections.filter((section) => mayEdit(roles, section));
