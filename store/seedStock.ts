import type { Part } from '../domain/depot/part.ts';
import { putDepot, findDepot } from './depots.ts';
import { putPart } from './parts.ts';
import { moveByHand } from './reservations.ts';

const depots = [
  { id: 'beijing', name: 'Beijing depot', region: 'north', calendarId: 'depot-cn' },
  { id: 'shanghai', name: 'Shanghai depot', region: 'east', calendarId: 'depot-cn' },
];

/** Parts of the demonstration, and how many of them each depot has. */
const parts: [Part, Record<string, number>][] = [
  [
    {
      ...{ partNumber: 'PWR-C1-715WAC', name: 'Power supply 715 W AC', grade: 'psu-c1-715', vendor: 'cisco' },
      ...{ lowLevel: 1, leadDays: 14 },
    },
    { beijing: 4, shanghai: 2 },
  ],
  [
    {
      ...{ partNumber: 'PWR-C1-715WAC-P', name: 'Power supply 715 W AC, platinum', grade: 'psu-c1-715' },
      ...{ vendor: 'cisco', lowLevel: 1, leadDays: 14 },
    },
    { beijing: 2 },
  ],
  [
    {
      ...{ partNumber: 'CE-FAN-6800', name: 'Fan module CE6800', grade: null, vendor: 'huawei' },
      ...{ lowLevel: 2, leadDays: 7 },
    },
    { beijing: 6, shanghai: 3 },
  ],
  [
    {
      ...{ partNumber: 'HDD-600-SAS', name: 'Disk 600 GB SAS 10k', grade: 'hdd-600-sas', vendor: 'huawei' },
      ...{ lowLevel: 3, leadDays: 7 },
    },
    { beijing: 10, shanghai: 5 },
  ],
  [
    {
      ...{ partNumber: 'SUP-2T', name: 'Supervisor engine 2T', grade: null, vendor: 'cisco' },
      ...{ lowLevel: 0, leadDays: 28 },
    },
    {},
  ],
];

/** Depots, parts and stock of the demonstration; run again, it adds what is missing and moves nothing twice. */
export async function seedStock(): Promise<void> {
  for (const depot of depots) if (!(await findDepot(depot.id))) await putDepot(depot);
  for (const [part, stock] of parts) {
    await putPart(part, 0);
    for (const [depotId, quantity] of Object.entries(stock))
      await moveByHand({
        ...{ key: `demonstration/${depotId}/${part.partNumber}`, kind: 'receipt', depotId, quantity },
        ...{ partNumber: part.partNumber, by: 'system', reason: 'Stock of the demonstration' },
        ...{ rma: null, at: new Date() },
      });
  }
}
