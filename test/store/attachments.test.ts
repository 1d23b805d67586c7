import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { attachments } from '../../store/attachments.ts';
import { openDatabase } from './database.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const facts = { number: 'C20261124-0001', name: 'core.log', mediaType: 'text/plain' };
const keep = (id: string, ...bytes: Buffer[]) =>
  attachments.keep({ ...facts, id, visibility: 'public' }, Readable.from(bytes));
const chunks = () => mongoose.connection.collection('attachments.chunks');

describe('the store of attachments', () => {
  it('gives back what it was given, also more than goes into one piece', async () => {
    const content = Buffer.alloc(600_000, 'x');
    const { place, record } = await keep('a', content.subarray(0, 7), content.subarray(7));
    expect(record).toEqual({ ...facts, id: 'a', visibility: 'public', size: 600_000 });
    expect(Buffer.concat(await Readable.from(attachments.read(place)).toArray()).equals(content)).toBe(true);
  });

  it('keeps nothing of what broke off', async () => {
    const before = [await chunks().countDocuments(), await attachments.count({ number: facts.number })];
    const torn = async function* () {
      yield Buffer.alloc(600_000);
      await Promise.resolve();
      throw new Error('the line is dead');
    };
    const kept = attachments.keep({ ...facts, id: 'b', visibility: 'public' }, Readable.from(torn()));
    await expect(kept).rejects.toThrow('the line is dead');
    expect([await chunks().countDocuments(), await attachments.count({ number: facts.number })]).toEqual(
      before,
    );
  });

  it('sweeps up what a crash left, and neither whole files nor what may still be on its way', async () => {
    const { place } = await keep('c', Buffer.from('whole'));
    const before = await chunks().countDocuments();
    const piece = (ageInHours: number) => ({
      files_id: mongoose.Types.ObjectId.createFromTime(Math.floor(Date.now() / 1000) - ageInHours * 3600),
      ...{ n: 0, data: Buffer.from('torn') },
    });
    await chunks().insertMany([piece(2), piece(0)]);
    expect(await attachments.sweep(Date.now() - 3_600_000)).toBe(1);
    expect(await chunks().countDocuments()).toBe(before + 1);
    expect(await attachments.sweep(Date.now() + 1000)).toBe(1);
    expect(await chunks().countDocuments({ files_id: place })).toBe(1);
  });
});
