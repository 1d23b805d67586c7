import { z } from 'zod';
import { editors } from '../domain/administration.ts';
import { isInWarranty, warrantyOf } from '../domain/entitlement.ts';
import { recallContracts } from '../store/contracts.ts';
import { today } from './centre.ts';
import { assets } from '../store/assets.ts';
import { findCustomer } from '../store/customers.ts';
import * as f from './fields.ts';
import { noSuch } from './problem.ts';
import { registryRoutes } from './registry.ts';

export const asset = registryRoutes({
  path: '/api/v1/assets',
  tag: 'Installed equipment',
  noun: 'piece of equipment',
  name: 'Asset',
  registry: assets,
  editors: editors.equipment,
  idField: 'serialNumber',
  id: f.serialNumber,
  fields: {
    customerId: f.id,
    vendor: f.line(64).nullable(),
    model: f.line(120),
    partNumber: f.line(64).nullable(),
    acceptedAt: f.date.nullable().meta({ description: 'the warranty counts from this day' }),
    location: f.line(200).nullable(),
    warranty: f.warranty.nullable().optional().meta({
      description: "its own, from the acceptance; null for the contract's, or the usual three years",
    }),
  },
  defaults: { vendor: null, partNumber: null, acceptedAt: null, location: null, warranty: null },
  derived: {
    schemas: {
      warrantyUntil: z.iso
        .date()
        .nullable()
        .meta({ description: 'its last day, where its acceptance is known' }),
      inWarranty: z.boolean().meta({ description: 'today, at the centre' }),
    },
    of: async (asset, deps) => {
      const day = today(deps);
      const until = warrantyOf(await recallContracts(asset.customerId), asset, day);
      return { warrantyUntil: until, inWarranty: isInWarranty(asset, until, day) };
    },
  },
  sort: { name: 'serialNumber', field: '_id' },
  check: async ({ customerId }) => {
    if (!(await findCustomer(customerId))) throw noSuch('customerId', 'customer', customerId);
  },
});
