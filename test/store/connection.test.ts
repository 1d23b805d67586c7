import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import '../../store/cases.ts';
import { connect, isAway } from '../../store/connection.ts';
import { openDatabase } from './database.ts';

const { MongoServerError, MongoNetworkError, MongoDriverError } = mongoose.mongo;
const named = (name: string) => Object.defineProperty(new MongoDriverError('x'), 'name', { value: name });

describe('A database that does not answer', () => {
  it.each([
    ['a broken connection', new MongoNetworkError('connection 3 to 127.0.0.1 closed')],
    ['a pool that was closed', named('MongoPoolClosedError')],
    ['a pool that nobody gives back to', named('MongoWaitQueueTimeoutError')],
    ['a server that shuts down while it reads', new MongoServerError({ message: 'bye', code: 11600 })],
    ['a server that is no longer the primary', new MongoServerError({ message: 'no', code: 10107 })],
    [
      'a transaction that went down with its server',
      new MongoServerError({ message: 'gone', code: 251, errorLabels: ['TransientTransactionError'] }),
    ],
  ])('is known by %s', (_, error) => expect(isAway(error)).toBe(true));

  it.each([
    ['a duplicate', new MongoServerError({ message: 'E11000', code: 11000 })],
    ['a bad query', new MongoServerError({ message: 'unknown operator', code: 2 })],
    ['a slip of ours', new TypeError('x is not a function')],
    ['nothing of an error', 'MongoNetworkError'],
  ])('is not what %s tells', (_, error) => expect(isAway(error)).toBe(false));
});

describe('A database of an earlier version', () => {
  it('gets its indexes as they are now, where one was made in another way', async () => {
    const database = await openDatabase();
    try {
      const cases = mongoose.connection.collection('cases');
      const key = { escalated: 1, lateAt: 1, _id: 1 } as const;
      const made = async () =>
        (await cases.indexes()).find(({ name }) => name === 'escalated_1_lateAt_1__id_1');
      await cases.dropIndex('escalated_1_lateAt_1__id_1');
      await cases.createIndex(key);
      await connect(database.uri);
      expect(await made()).toMatchObject({ key, partialFilterExpression: { escalated: true } });
    } finally {
      await database.close();
    }
  }, 120_000);
});
