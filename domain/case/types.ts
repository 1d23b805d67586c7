import type { Scope } from '../policy.ts';
import type { CaseState } from './state.ts';

/** The type of a case that names none, and of those that are older than types. */
export const usualType = 'fault';

export const typeOf = ({ type }: Pick<CaseState, 'type'>): string => type ?? usualType;

/** Whether the agreed service leaves cases of this type to a consultant. [S1, 5*8] */
export const isOutside = (scope: Scope | undefined, type: string): boolean =>
  scope !== undefined && !scope.types.includes(type);
