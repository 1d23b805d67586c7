import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withTransaction } from '../../store/connection.ts';
import * as delivery from '../../store/delivery.ts';
import * as outbox from '../../store/outbox.ts';
import { openDatabase } from '../store/database.ts';
import { message } from './samples.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  ({ close } = await openDatabase());
});
afterAll(() => close());

const rowsOf = async (number: string) => (await outbox.listMessages({ case: number, limit: 50 })).data;

describe('the outbox', () => {
  it('takes every message once, whatever has become of it', async () => {
    const number = 'C20261123-9003';
    await outbox.insertMessages([message({ _id: `${number}/1/li/email`, number })]);
    await delivery.markSent({ _id: `${number}/1/li/email`, attempts: 1 });
    const twice = [1, 2].map((seq) =>
      message({ _id: `${number}/${seq}/li/email`, number, seq, text: 'other' }),
    );
    await withTransaction((session) => outbox.insertMessages(twice, { session }));
    const rows = await rowsOf(number);
    expect(rows.map(({ state }) => state).sort()).toEqual(['pending', 'sent']);
    expect(rows.find(({ state }) => state === 'sent')?.text).toBe(message().text);
  });

  it('survives two transactions that add the same message at once', async () => {
    const number = 'C20261123-9000';
    const one = message({ _id: `${number}/1/li/email`, number });
    await Promise.all(
      [1, 2, 3].map(() => withTransaction((session) => outbox.insertMessages([one], { session }))),
    );
    expect(await rowsOf(number)).toHaveLength(1);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const number = 'C20261123-9001';
    const failing = withTransaction(async (session) => {
      await outbox.insertMessages([message({ _id: `${number}/1/li/email`, number })], { session });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await rowsOf(number)).toEqual([]);
  });

  it('ignores the verdict of a try whose lease ran out', async () => {
    const number = 'C20261123-9004';
    const key = `${number}/1/li/email`;
    await outbox.insertMessages([message({ _id: key, number })]);
    const take = async (leaseMs: number) => {
      await delivery.reclaimMessages('email');
      const row = (await delivery.dueMessages('email', 100)).find((each) => each.number === number);
      return row ? delivery.claim(row, leaseMs) : null;
    };
    const first = await take(0);
    const second = await take(10_000);
    expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
    if (first) await delivery.markFailed(first, 'late');
    expect(await rowsOf(number)).toMatchObject([{ state: 'sending', attempts: 2 }]);
    expect(await take(10_000)).toBeNull();
  });

  it('lists page by page, newest first, by case and state', async () => {
    const number = 'C20261123-9002';
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));
    await outbox.insertMessages(
      [1, 2, 2, 4].map((minute, i) =>
        message({ _id: `${number}/${i}/li/email`, number, seq: i, createdAt: at(minute) }),
      ),
    );
    const first = await outbox.listMessages({ case: number, limit: 3 });
    const rest = await outbox.listMessages({ case: number, limit: 3, cursor: first.next });
    expect([...first.data, ...rest.data].map(({ seq }) => seq)).toEqual([3, 2, 1, 0]);
    expect(rest.next).toBeNull();
    expect(await outbox.countMessages({ case: number, state: 'pending' })).toBe(4);
    expect((await outbox.listMessages({ case: number, state: 'sent', limit: 3 })).data).toEqual([]);
  });

  it('takes no operator for a number', async () => {
    const hostile = { $ne: null } as unknown as string;
    const found = await outbox.listMessages({ case: hostile, limit: 3 }).catch(() => ({ data: [] }));
    expect(found.data).toEqual([]);
  });
});
