import { describe, expect, it } from '@jest/globals';
import { viewCase } from '../../domain/case/view.ts';
import { disclosedCase } from '../../domain/disclosure.ts';
import { agent, hour, responded, say } from './givens.ts';

const all = {
  description: 'No link on any port',
  serialNumber: 'SN-1',
  contact: { name: 'Zhang', phone: '+86100' },
};
const sent = (opening: object) =>
  responded('P1', { ...all, ...opening }).at(hour, agent, { ...say.dispatch, travel: 'train G101' });

describe('a visit', () => {
  it.each([
    ['nothing, where all is known', {}, undefined],
    ['what is wrong, where the description is empty', { description: ' ' }, ['description']],
    ['with what, where no serial number is named', { serialNumber: null }, ['serial_number']],
    ['whom to call, where the contact has no telephone', { contact: { name: 'Zhang' } }, ['contact_phone']],
  ] as const)('asks the customer for %s', (_, opening, missing) => {
    expect(sent(opening).last('dispatched')?.missing).toEqual(missing);
    expect(sent(opening).state.visits[0]?.missing).toEqual(missing);
  });

  it('is told to the customer with who, when, by which means of transport, and what is asked', () => {
    const { visits } = disclosedCase(viewCase(sent({ serialNumber: null }).state)) as { visits: object[] };
    expect(visits[0]).toMatchObject({
      engineer: { id: 'wang' },
      travel: 'train G101',
      missing: ['serial_number'],
    });
  });
});
