import { describe, expect, it, jest } from '@jest/globals';
import { recent } from '../../store/recent.ts';

describe('answers that are remembered for a moment', () => {
  it('are asked for once, however many ask at the same time', async () => {
    const ask = jest.fn((key: string) => Promise.resolve(`${key}!`));
    const names = recent(1_000, ask);
    await expect(Promise.all([names.get('li'), names.get('li'), names.get('wang')])).resolves.toEqual([
      'li!',
      'li!',
      'wang!',
    ]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('are asked for again when their time is over', async () => {
    jest.useFakeTimers();
    try {
      let n = 0;
      const count = recent(1_000, () => Promise.resolve(++n));
      await expect(count.get('')).resolves.toBe(1);
      jest.advanceTimersByTime(999);
      await expect(count.get('')).resolves.toBe(1);
      jest.advanceTimersByTime(1);
      await expect(count.get('')).resolves.toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('are asked for again after they were forgotten', async () => {
    let n = 0;
    const count = recent(60_000, () => Promise.resolve(++n));
    await count.get('');
    count.forget();
    await expect(count.get('')).resolves.toBe(2);
  });

  it('are not remembered when they failed', async () => {
    let fails = true;
    const answer = recent(60_000, () =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve('here'),
    );
    await expect(answer.get('')).rejects.toThrow('away');
    fails = false;
    await expect(answer.get('')).resolves.toBe('here');
  });
});
