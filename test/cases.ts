import { currentEdition } from '../domain/case/edition.ts';
import type { Opening } from '../domain/case/events.ts';
import type { Actor } from '../domain/people.ts';
import type { Policy } from '../domain/policy.ts';
import type { Role } from '../domain/vocabulary.ts';
import { compile } from '../policies/compile.ts';
import { wholePolicy } from '../policies/schema.ts';
import { wholePolicies } from '../policies/shipped.ts';
import type { CaseInput } from '../workflows/contract.ts';

const policies = await wholePolicies();
/** A policy as it is shipped. */
export const shippedPolicy = (id: string): Policy => compile(id, 1, wholePolicy.parse(policies.get(id)));
export const responseCentre: Policy = shippedPolicy('response-centre');

export const actor = (id: string, ...roles: Role[]): Actor => ({ id, name: `Name of ${id}`, roles });
export const agent = actor('agent', 'agent');
export const manager = actor('manager', 'response_center_manager');
export const engineer = (n: number): Actor => actor(`engineer${n}`, 'engineer');
export const expert: Actor = { ...actor('expert', 'expert'), skills: ['network'] };
export const rmaAdmin = actor('rma', 'rma_admin');
export const customer: Actor = { ...actor('customer', 'customer'), customerId: 'acme' };

export function caseInput(opening: Partial<Opening> = {}): CaseInput {
  return {
    by: agent,
    opening: {
      number: 'C20260101-0001',
      edition: currentEdition,
      title: 'Core switch is down',
      description: 'No link on any port',
      channel: 'hotline',
      category: 'network',
      vendor: 'Cisco',
      serialNumber: 'SN-1',
      priority: 'P1',
      customer: { id: 'acme', name: 'ACME' },
      contact: { name: 'Zhang San', email: 'zhang@acme.example', language: 'en' },
      entitlement: { covered: true, contractId: 'acme-support', warrantyUntil: null, reason: 'contract' },
      policy: responseCentre,
      agent: { id: agent.id, name: agent.name },
      ...opening,
    },
  };
}
