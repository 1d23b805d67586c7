import { customerLimits } from '../domain/customerLimits.ts';
import { isCustomer } from '../domain/people.ts';
import { Limit } from '../store/limits.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedIn } from './route.ts';

type Sent = keyof typeof customerLimits;
const limits = Object.fromEntries(
  Object.entries(customerLimits).map(([sent, { most, seconds }]) => [sent, new Limit(sent, most, seconds)]),
) as Record<Sent, Limit>;

/** Counts what a customer sends; throws `too_many` for what is too much. */
export async function countSent(sent: Sent, actor: SignedIn): Promise<void> {
  if (!isCustomer(actor)) return;
  const seconds = await limits[sent].take(actor.id);
  if (seconds > 0)
    throw new Problem('too_many', say('mustSlowDown', { seconds }), {
      headers: { 'retry-after': String(seconds) },
    });
}
