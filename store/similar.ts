import type { CaseState, Resolution } from '../domain/case/state.ts';
import type { Solved } from '../domain/case/similar.ts';
import type { Person } from '../domain/people.ts';
import { ofItsKind } from './caseFilter.ts';
import { CaseModel } from './cases.ts';
import { wordsOf } from './words.ts';

/** A case that was solved, and how. */
export interface SolvedCase extends Solved, Pick<Resolution, 'cause' | 'treatment'> {
  title: string;
  customer: Person;
}

/** So many of one kind are looked at, the latest: what was solved long ago was solved on other systems. */
const lately = 200;

/**
 * Solved cases that may be like this one: of its category or its vendor, with what their words have in common. Each
 * question is answered by one index and reads a bounded number of cases, however many there are.
 */
export async function solvedLike({ number, ...state }: CaseState): Promise<SolvedCase[]> {
  const words = wordsOf(state.title, state.description);
  const asked = ofItsKind(state).flatMap((kind) =>
    ['closed', 'resolved'].map((status) => ({ ...kind, status })),
  );
  const found = await Promise.all(
    asked.map((match) =>
      CaseModel.aggregate<SolvedCase>([
        { $match: match },
        { $sort: { openedAt: -1 } },
        { $limit: lately },
        {
          $project: {
            _id: 0,
            number: '$_id',
            category: '$state.category',
            vendor: '$state.vendor',
            title: '$state.title',
            customer: '$state.customer',
            resolvedAt: '$state.resolvedAt',
            cause: '$state.resolution.cause',
            treatment: '$state.resolution.treatment',
            words: { $setIntersection: ['$words', words] },
          },
        },
      ]),
    ),
  );
  const others = found.flat().filter((each) => each.number !== number && each.cause !== undefined);
  return [...new Map(others.map((each) => [each.number, each])).values()];
}
