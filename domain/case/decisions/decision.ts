import type { Actor } from '../../people.ts';
import type { Refusal } from '../../refusal.ts';
import type { CommandOf, ActionName } from '../commands.ts';
import { draft, type Draft } from '../drafts.ts';
import type { CaseState } from '../state.ts';

/** What one action does to a case: the facts it leads to, or why it cannot be. Pure; `now` in epoch milliseconds. */
export type Decision<A extends ActionName> = (
  state: CaseState,
  command: CommandOf<A>,
  actor: Actor,
  now: number,
) => Draft[] | Refusal;

export type Decisions<A extends ActionName> = { [K in A]: Decision<K> };

/** Engineers named by ID carry their name; without one the ID stands for it. */
export const named = (id: string, name: string | undefined) => ({ id, name: name ?? id });

/** Whoever is called while the customer's word is waited for and nobody could ask in writing, is asked by that call. */
export const asked = ({ stage, confirmingSince, round }: CaseState): Draft[] =>
  stage === 'confirming' && confirmingSince === null
    ? [draft('consent_requested', { round, via: 'phone' })]
    : [];
