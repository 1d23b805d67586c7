import { describe, expect, it } from '@jest/globals';
import { Pulse } from '../../embedded/pulse.ts';

/** Looks every second from `from` to `until`, seconds. */
const look = (pulse: Pulse, from: number, until: number): boolean[] =>
  Array.from({ length: until - from + 1 }, (_, n) => pulse.isHung((from + n) * 1000));

describe('The pulse of a child', () => {
  it('is lost when no sign came for as long as it may be silent', () => {
    const pulse = new Pulse(3_000, 1_000);
    pulse.sign(0);
    expect(look(pulse, 1, 5)).toEqual([false, false, false, true, true]);
  });

  it('is not missed before the first sign, while the child comes up', () => {
    expect(look(new Pulse(3_000, 1_000), 1, 60)).not.toContain(true);
  });

  it('is not lost because the machine slept: who looks was away as well', () => {
    const pulse = new Pulse(3_000, 1_000);
    pulse.sign(1_000);
    expect(look(pulse, 1, 2)).toEqual([false, false]);
    expect(look(pulse, 3_600, 3_606)).toEqual([false, false, false, false, true, true, true]);
  });
});
