import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { priorities } from '../domain/vocabulary.ts';
import { scope } from '../policies/schema.ts';
import { complaint } from '../domain/complaints.ts';
import { calendars } from '../store/calendars.ts';
import { contracts } from '../store/contracts.ts';
import { findCustomer } from '../store/customers.ts';
import { findPolicy } from '../store/policies.ts';
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
    calendarId: f.id.nullable(),
    coversFrom: z.iso.date().meta({ description: 'the first day, included' }),
    coversTo: z.iso.date().meta({ description: 'the last day, included' }),
    level: f.line(64),
    inspectionsPerYear: z.int().min(0).max(52),
    defaultPriority: z
      .enum(priorities)
      .nullable()
      .meta({ description: 'of its cases that name none; null leaves it to the policy' }),
    scope: scope
      .nullable()
      .meta({ description: 'which types of case are owed; null leaves it to the policy' }),
  },
  defaults: {
    calendarId: null,
    level: 'standard',
    inspectionsPerYear: 0,
    defaultPriority: null,
    scope: null,
  },
  sort: { name: 'coversTo', field: 'coversTo' },
  check: async ({ customerId, policyId, calendarId, coversFrom, coversTo }) => {
    if (coversFrom > coversTo) throw invalidField('coversTo', complaint('must not be before coversFrom'));
    if (!(await findCustomer(customerId))) throw noSuch('customerId', 'customer', customerId);
    if (!(await findPolicy(policyId))) throw noSuch('policyId', 'policy', policyId);
    if (calendarId !== null && !(await calendars.find(calendarId)))
      throw noSuch('calendarId', 'calendar', calendarId);
  },
});
