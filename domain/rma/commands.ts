import { complaint } from '../complaints.ts';
import { type Action, action } from '../schema/action.ts';
import { id, line, reason, rmaNumber, words } from '../schema/fields.ts';
import { choice, flag, type Of, optional, structure } from '../schema/schema.ts';
import { chargeKinds } from '../vocabulary.ts';
import { rmaStates } from './state.ts';

const noun = line(64);

/** What people can ask of an RMA, by the name of the update: one schema an action, as of a case. */
export const rmaActions = {
  approve: action({
    entitlementNote: optional(reason),
    depotId: optional(id, 'the depot to take the part from, if it has it'),
    charge: optional(choice(chargeKinds), 'cost_price: damage by misuse; default as it was asked for'),
  }),
  reject: action({ reason }),
  cancel: action({ reason }),
  ship: action({ carrier: noun, trackingNumber: noun, serialNumber: noun }),
  deliver: action({}),
  receiveFaulty: action(
    {
      serialNumber: noun,
      condition: reason,
      own: optional(flag, "the part's own serial number; that of the RMA is the equipment in which it sat"),
      unexpected: optional(
        flag,
        'something else came back: it is recorded, and what was waited for is still owed',
      ),
    },
    {
      rules: [
        {
          holds: ({ own, unexpected }) => !(own && unexpected),
          path: 'unexpected',
          complaint: complaint('contradicts {field}', { field: 'own' }),
        },
      ],
    },
  ),
  complete: action({ outcome: words }),
} satisfies Record<string, Action>;
export type RmaActionName = keyof typeof rmaActions;

/** What an RMA tells its case: where it stands now. */
export const rmaChange = structure({ number: rmaNumber, state: choice(rmaStates) });

/** What an action is asked with, beside who asks. */
export type RmaActions = { [A in RmaActionName]: Of<(typeof rmaActions)[A]['request']> };
