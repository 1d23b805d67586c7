import { z } from 'zod';
import type { CaseState } from '../domain/case/state.ts';
import { viewCase } from '../domain/case/view.ts';
import type { Actor } from '../domain/people.ts';
import type { Stage } from '../domain/vocabulary.ts';
import { type LinkPurpose, verifyLink } from '../messages/links.ts';
import { findCase } from '../store/cases.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { Answer, Deps } from './route.ts';
import { ok } from './route.ts';
import { Gone } from './temporal.ts';

/** What consents.ts and surveys.ts share: pages that a mailed link opens, without a login. */
export const tokenParams = z.strictObject({ token: z.string().min(1).max(1000) });

export interface Linked {
  state: CaseState;
  round: number;
}

const asking = { consent: 'confirming', survey: 'surveying' } as const satisfies Record<LinkPurpose, Stage>;

/**
 * The case behind a link. Throws `not_found` for a token that was altered or forged, and `gone` for one that has expired,
 * is of an earlier round or of a former customer: it shows nothing of what came after it.
 */
export async function followLink(deps: Deps, token: string, purpose: LinkPurpose): Promise<Linked> {
  const link = await verifyLink(token, purpose, deps.settings.secret);
  const state = link && (await findCase(link.number));
  if (!state) throw new Problem('not_found', say('linkDead', { purpose }));
  // A link that names no end is good for as long as the question is open.
  const over = link.expired || (link.expiresAt === undefined && state.stage !== asking[purpose]);
  // What was mailed to the former customer is not for them any more.
  const theirs = (link.customers ?? 0) === (state.newCustomer?.times ?? 0);
  if (over || !theirs || link.round !== state.round) throw new Problem('gone', say('linkOver', { purpose }));
  return { state, round: link.round };
}

/** What a stranger with the link may read: no names beside the contact's, no internals. */
export function linkedCase({ state }: Linked) {
  const { number, title, stage, status } = viewCase(state);
  return { number, title, stage, status, customer: state.customer.name, contact: state.contact.name };
}
export const linkedCaseFields = {
  number: z.string(),
  title: z.string(),
  stage: z.string(),
  status: z.string(),
  customer: z.string(),
  contact: z.string(),
};

/** The contact, who has no account: the link is their proof. */
export const contactOf = ({ customer, contact }: CaseState): Actor => ({
  id: 'contact',
  name: contact.name,
  roles: ['customer'],
  customerId: customer.id,
});

/** Does what the link is for. A link that was used says so with 409. */
export async function useLink(
  { state, round }: Linked,
  use: () => Promise<unknown>,
  view: (linked: Linked) => unknown,
): Promise<Answer> {
  const used = new Problem('wrong_state', say('linkUsed', { number: state.number, stage: state.stage }));
  try {
    await use();
  } catch (error) {
    throw error instanceof Gone || (error instanceof Problem && error.code === 'wrong_state') ? used : error;
  }
  const after = await findCase(state.number);
  return ok(view({ state: after ?? state, round }));
}
