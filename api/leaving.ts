import { z } from 'zod';
import type { CaseState } from '../domain/case/state.ts';
import type { Person } from '../domain/people.ts';
import type { GoneCause } from '../domain/vocabulary.ts';
import { listCases } from '../store/cases.ts';
import { plain } from './cases.ts';
import { flag } from './pages.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';

/** What a request says that sends people away. */
export const confirming = z.strictObject({
  confirm: flag
    .optional()
    .meta({ description: 'what they hold has been seen; it goes back to the assignment rule' }),
});

/** How many cases are looked at at once: more than anybody holds. */
const most = 100;

/** The unsolved cases that somebody holds. */
export const heldBy = async (id: string): Promise<CaseState[]> => {
  const sort = { by: 'dueAt', descending: false } as const;
  return (await listCases({ assigneeId: [id], status: ['open', 'on_hold'] }, sort, null, most)).data;
};

/** Throws `wrong_state` with what people hold, so that nobody sends them away without having seen it. */
export async function showWhatTheyHold(people: readonly Person[]): Promise<void> {
  const holding = await Promise.all(people.map(async (each) => ({ ...each, cases: await heldBy(each.id) })));
  const holders = holding.filter(({ cases }) => cases.length);
  if (!holders.length) return;
  const name = holders.map((each) => each.name).join(', ');
  const numbers = holders.flatMap(({ cases }) => cases.map(({ number }) => number));
  throw new Problem('wrong_state', say('holdsCases', { name, numbers }));
}

/**
 * Hands what somebody holds back to the assignment rule, case by case; what has moved on meanwhile is theirs no more. Asked
 * again it goes on where it was broken off.
 */
export async function handBackCasesOf(
  { id, revision }: { id: string; revision: number },
  { actor, deps }: Pick<SignedInCall<unknown, unknown, unknown>, 'actor' | 'deps'>,
  cause: GoneCause,
): Promise<void> {
  for (let held = await heldBy(id), before = ''; held.length; held = await heldBy(id)) {
    for (const { number } of held)
      await deps.engine
        .act(number, 'release', { cause, actor: plain(actor) }, `release/${cause}/${id}/${revision}`)
        .catch((error: unknown) => {
          if (!(error instanceof Gone) && !(error instanceof Problem && error.code === 'wrong_state'))
            throw error;
        });
    const left = held.map(({ number }) => number).join();
    if (left === before) return;
    before = left;
  }
}
