import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose, { Schema } from 'mongoose';
import { page, type Page, type Position } from '../../store/paging.ts';
import { openDatabase } from './database.ts';

interface Thing {
  _id: string;
  at: Date;
}
const things = mongoose.model<Thing>('Thing', new Schema<Thing>({ _id: String, at: Date }));
let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const times = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
const filter = { at: { $gte: new Date(2), $lt: new Date(8) } };

describe('a list in pages', () => {
  it('shows everything once and in order, wherever it pauses to see whether a page is full', async () => {
    const lists = fc.record({
      ...{ ats: times, cuts: times, limit: fc.integer({ min: 1, max: 4 }), descending: fc.boolean() },
    });
    await fc.assert(
      fc.asyncProperty(lists, async ({ ats, cuts, limit, descending }) => {
        await things.deleteMany({});
        const all = ats.map((at, index) => ({ _id: String.fromCharCode(65 + index), at: new Date(at) }));
        await things.insertMany(all);
        const sign = descending ? -1 : 1;
        const inOrder = [...new Set(cuts)].sort((a, b) => sign * (a - b)).map((cut) => new Date(cut));
        const beyond = ({ value }: Position) =>
          inOrder.filter((cut) => sign * (cut.getTime() - (value as Date).getTime()) > 0);

        let shown = '';
        let position: Position | null = null;
        do {
          const order = { field: 'at', descending, cuts: position ? beyond(position) : inOrder };
          const got: Page<Thing> = await page(things, filter, order, position, limit);
          shown += got.data.map(({ _id }) => _id).join('');
          position = got.next;
        } while (position);
        const wanted = all
          .filter(({ at }) => at.getTime() >= 2 && at.getTime() < 8)
          .sort((a, b) => sign * (a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1)));
        expect(shown).toBe(wanted.map(({ _id }) => _id).join(''));
      }),
      { numRuns: 60 },
    );
  });
});
