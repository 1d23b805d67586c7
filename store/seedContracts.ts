import { assets } from './assets.ts';
import { isDuplicate } from './connection.ts';
import { contracts } from './contracts.ts';

const year = (offset: number) => String(new Date().getFullYear() + offset);

const agreed = ['acme', 'globex'].map((customerId) => ({
  id: `${customerId}-support`,
  customerId,
  policyId: 'response-centre',
  calendarId: null,
  coversFrom: `${year(-1)}-01-01`,
  coversTo: `${year(2)}-12-31`,
  level: customerId === 'acme' ? 'gold' : 'standard',
  inspectionsPerYear: customerId === 'acme' ? 4 : 0,
}));

/** Equipment inside its warranty and beyond it. */
const installed = [
  {
    ...{ serialNumber: 'FOC2231X0AB', customerId: 'acme', vendor: 'cisco', model: 'Catalyst 9300-48P' },
    ...{ partNumber: 'C9300-48P', acceptedAt: `${year(-1)}-03-15`, location: 'Beijing, server room 2' },
  },
  {
    ...{ serialNumber: 'FOC1719Y1CD', customerId: 'acme', vendor: 'cisco', model: 'Catalyst 3850-24T' },
    ...{ partNumber: 'WS-C3850-24T', acceptedAt: `${year(-6)}-06-30`, location: 'Beijing, branch office' },
  },
  {
    ...{ serialNumber: '2102350HQN10', customerId: 'globex', vendor: 'huawei', model: 'CloudEngine 6881' },
    ...{ partNumber: 'CE6881-48S6CQ', acceptedAt: `${year(0)}-01-10`, location: 'Arlington, cage 7' },
  },
];

async function unlessThere(add: Promise<unknown>): Promise<void> {
  await add.catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** Contracts and installed equipment of the demonstration; what is there already stays as it is. */
export async function seedContracts(): Promise<void> {
  for (const { id, ...contract } of agreed)
    await unlessThere(contracts.add(id, { defaultPriority: null, scope: null, ...contract }));
  for (const { serialNumber, ...asset } of installed) await unlessThere(assets.add(serialNumber, asset));
}
