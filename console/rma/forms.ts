import type { paths } from '../api/schema';
import type { RmaActionName } from '../../domain/rma/state.ts';
import type { Hyphened } from '../case/forms.ts';
import type { Question } from '../kit/FormInput.tsx';
import type { Rma } from './queries.ts';
import type { RmaWord } from './words.ts';

type BodyOf<A extends RmaActionName> = paths[`/api/v1/rmas/{number}/${Hyphened<A>}`]['post'] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? B
  : never;

export interface Field {
  label: RmaWord;
  kind: Question['kind'] | 'depot' | 'charge';
  optional?: true;
  /** The serial number that is waited for: shown, so that the one in hand is read from the part. */
  expected?: (rma: Rma) => string | undefined;
}

const text = (label: RmaWord): Field => ({ label, kind: 'text' });
const line = (label: RmaWord): Field => ({ label, kind: 'line' });
const optional = (field: Field): Field => ({ ...field, optional: true });
const serialNumber = (expected: (rma: Rma) => string | undefined): Field => ({
  ...line('serialNumber'),
  expected,
});

/** What each action asks for, in the order in which it is asked. */
export const forms: { [A in RmaActionName]: { [F in keyof BodyOf<A>]?: Field } } = {
  approve: {
    entitlementNote: optional(text('entitlementNote')),
    charge: optional({ label: 'charge', kind: 'charge' }),
    depotId: optional({ label: 'depot', kind: 'depot' }),
  },
  reject: { reason: text('reason') },
  cancel: { reason: text('reason') },
  ship: {
    carrier: line('carrier'),
    trackingNumber: line('trackingNumber'),
    serialNumber: serialNumber((rma) => (rma.kind === 'return_and_repair' ? rma.serialNumber : undefined)),
  },
  deliver: {},
  receiveFaulty: {
    serialNumber: serialNumber(({ kind, shipment, serialNumber: faulty }) =>
      kind === 'loaner' ? shipment?.serialNumber : faulty,
    ),
    condition: text('condition'),
    own: optional({ label: 'own', kind: 'flag' }),
    unexpected: optional({ label: 'unexpected', kind: 'flag' }),
  },
  complete: { outcome: text('outcome') },
};

/** What ends an RMA without a part for anybody: never the first button, never a filled one. */
export const isRefusing = (action: RmaActionName): boolean => action === 'reject' || action === 'cancel';
