import type { ClientSession } from 'mongoose';
import type { Stamp } from '../domain/people.ts';
import type { RmaEvent, RmaState } from '../domain/rma/state.ts';
import { releasePart, shipPart, takeBack } from './reservations.ts';

const person = (actor: Stamp) => (actor === 'system' ? actor : { id: actor.id, name: actor.name });

/** Moves the stock as the events of an RMA say. (`fulfilledBy` tells who got what it gave back.) */
export async function moveParts(
  state: RmaState,
  events: readonly RmaEvent[],
  session: ClientSession,
): Promise<void> {
  for (const event of events) {
    const step = { rma: state.number, by: person(event.actor), at: new Date(event.at) };
    if (event.kind === 'rma_cancelled') await releasePart({ ...step, reason: event.data.reason }, session);
    else if (event.kind === 'rma_expired') await releasePart({ ...step, reason: 'Expired' }, session);
    else if (event.kind === 'rma_shipped')
      await shipPart({ ...step, reason: `Shipped as ${event.data.serialNumber}` }, session);
    else if (event.kind === 'faulty_received' && state.kind === 'loaner')
      await takeBack({ ...step, reason: event.data.condition }, session);
  }
}
