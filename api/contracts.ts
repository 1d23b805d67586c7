import { z } from 'zod';
import { isWeekly } from '../calendars/schema.ts';
import { editors } from '../domain/administration.ts';
import { priorities } from '../domain/vocabulary.ts';
import { scope } from '../policies/schema.ts';
import { contractState, contractStates } from '../domain/entitlement.ts';
import { countsWorkingDays } from '../domain/policy.ts';
import { complaint } from '../domain/complaints.ts';
import { calendars } from '../store/calendars.ts';
import { contracts } from '../store/contracts.ts';
import { findCustomer } from '../store/customers.ts';
import { compiledPolicy } from '../store/policies.ts';
import { today } from './centre.ts';
import * as f from './fields.ts';
import { invalidField, noSuch } from './problem.ts';
import { registryRoutes } from './registry.ts';

export const contract = registryRoutes({
  path: '/api/v1/contracts',
  tag: 'Contracts',
  noun: 'contract',
  name: 'Contract',
  registry: contracts,
  editors: editors.contracts,
  idField: 'id',
  id: f.id,
  fields: {
    customerId: f.id,
    policyId: f.id.meta({ description: "the service policy of the customer's cases" }),
    calendarId: f.id
      .nullable()
      .meta({ description: "the calendar inside whose hours its cases run, whichever the policy's is" }),
    coversFrom: f.date.meta({ description: 'the first day, included' }),
    coversTo: f.date.meta({ description: 'the last day, included' }),
    level: f.line(64),
    inspectionsPerYear: z.int().min(0).max(52),
    defaultPriority: z
      .enum(priorities)
      .nullable()
      .meta({ description: 'of its cases that name none; null leaves it to the policy' }),
    scope: scope
      .nullable()
      .meta({ description: 'which types of case are owed; null leaves it to the policy' }),
    warranty: f.warranty.nullable().optional().meta({
      description: 'of the equipment under it, from its acceptance; null for the usual three years',
    }),
  },
  defaults: {
    calendarId: null,
    level: 'standard',
    inspectionsPerYear: 0,
    defaultPriority: null,
    scope: null,
    warranty: null,
  },
  derived: {
    schemas: { state: z.enum(contractStates).meta({ description: 'today, at the centre' }) },
    of: (contract, deps) => Promise.resolve({ state: contractState(contract, today(deps)) }),
  },
  sort: { name: 'coversTo', field: 'coversTo' },
  check: async ({ customerId, policyId, calendarId, coversFrom, coversTo }) => {
    if (coversFrom > coversTo) throw invalidField('coversTo', complaint('must not be before coversFrom'));
    if (!(await findCustomer(customerId))) throw noSuch('customerId', 'customer', customerId);
    const policy = await compiledPolicy(policyId);
    if (!policy) throw noSuch('policyId', 'policy', policyId);
    if (calendarId === null) return;
    const calendar = await calendars.find(calendarId);
    if (!calendar) throw noSuch('calendarId', 'calendar', calendarId);
    if (!isWeekly(calendar.document) && countsWorkingDays(policy))
      throw invalidField(
        'calendarId',
        complaint('is always open, and policy {policy} counts working days', { policy: policyId }),
      );
  },
});
