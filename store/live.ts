import type { Model } from 'mongoose';
import { CallModel } from './calls.ts';
import { CaseModel } from './cases.ts';
import { trusted } from './connection.ts';
import { RmaModel } from './rmas.ts';
import { isWaking } from './waking.ts';

/** What is kept going, by the letter with which its number begins. */
const modelOf = { C: CaseModel, R: RmaModel, L: CallModel } as const;
export type Kind = keyof typeof modelOf;
export const kinds = Object.keys(modelOf) as Kind[];

/** What the three models have in common: when it wakes, unless it is over. */
interface Waking {
  _id: string;
  wakesAt: Date;
}
const models = modelOf as unknown as Record<Kind, Model<Waking>>;
const find = (kind: Kind, filter: object) =>
  models[kind].find(trusted({ ...filter }), { wakesAt: 1 }).lean<Waking[]>();

/** How many processes of the kind are not over. */
export const countLive = (kind: Kind): Promise<number> =>
  models[kind].countDocuments(trusted({ ...isWaking })).exec();

/** The numbers of all that are not over, in stretches. */
export async function* liveNumbers(kind: Kind, stretch = 1_000): AsyncGenerator<string[]> {
  let after: Waking | undefined;
  for (;;) {
    // Many wait for people alone, and so have the same time: by number, which has none twice.
    const beyond = after ? { _id: { $gt: after._id } } : {};
    const found = await find(kind, { ...beyond, ...isWaking })
      .sort({ _id: 1 })
      .limit(stretch);
    yield found.map(({ _id }) => _id);
    if (found.length < stretch) return;
    after = found.at(-1);
  }
}

/** What should have woken before `time`, the latest first to be known; at most `most`. */
export async function overslept(time: Date, most: number): Promise<string[]> {
  const found = await Promise.all(
    kinds.map((kind) =>
      find(kind, { wakesAt: { $lt: time } })
        .sort({ wakesAt: 1 })
        .limit(most),
    ),
  );
  return found.flat().map(({ _id }) => _id);
}

/** Which of these are not over, and when each wakes. */
export async function wakingOf(numbers: readonly string[]): Promise<Map<string, Date>> {
  const found: Waking[] = [];
  for (const kind of kinds) {
    const its = numbers.filter((number) => number.startsWith(kind));
    if (its.length) found.push(...(await find(kind, { _id: { $in: its }, ...isWaking })));
  }
  return new Map(found.map(({ _id, wakesAt }): [string, Date] => [_id, wakesAt]));
}
