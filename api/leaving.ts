import type { CaseState } from '../domain/case/state.ts';
import { listCases } from '../store/cases.ts';
import { plain } from './cases.ts';
import { Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { SignedInCall } from './route.ts';
import { Gone } from './temporal.ts';

/** How many cases are looked at at once: more than anybody holds. */
const most = 100;

/** The unsolved cases that somebody holds. */
const heldBy = async (id: string): Promise<CaseState[]> => {
  const sort = { by: 'dueAt', descending: false } as const;
  return (await listCases({ assigneeId: [id], status: ['open', 'on_hold'] }, sort, null, most)).data;
};

/** Throws `wrong_state` with what somebody holds, so that nobody sends them away without having seen it. */
export async function showWhatTheyHold({ id, name }: { id: string; name: string }): Promise<void> {
  const numbers = (await heldBy(id)).map(({ number }) => number);
  if (numbers.length) throw new Problem('wrong_state', say('holdsCases', { name, numbers }));
}

/**
 * Hands what somebody holds back to the assignment rule, case by case; what has moved on meanwhile is theirs no more. Asked
 * again it goes on where it was broken off.
 */
export async function handBackCasesOf(
  { id, revision }: { id: string; revision: number },
  { actor, deps }: Pick<SignedInCall<unknown, unknown, unknown>, 'actor' | 'deps'>,
  reason: string,
): Promise<void> {
  for (let held = await heldBy(id), before = ''; held.length; held = await heldBy(id)) {
    for (const { number } of held)
      await deps.engine
        .act(number, 'release', { reason, actor: plain(actor) }, `release/${id}/${revision}`)
        .catch((error: unknown) => {
          if (!(error instanceof Gone) && !(error instanceof Problem && error.code === 'wrong_state'))
            throw error;
        });
    const left = held.map(({ number }) => number).join();
    if (left === before) return;
    before = left;
  }
}
