import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clip } from '../../domain/clip.ts';

describe('A text that is clipped', () => {
  it.each([
    ['whole', 5, 'whole'],
    ['longer', 5, 'longe'],
    ['abcd🔥', 5, 'abcd'],
    ['abc🔥', 5, 'abc🔥'],
    ['abcde\u0301', 5, 'abcd'],
    ['ab👩‍🚒', 5, 'ab'],
    ['网卡故障', 3, '网卡故'],
    ['👩‍🚒', 2, ''],
  ])('of %j to %d is %j', (text, max, clipped) => {
    expect(clip(text, max)).toBe(clipped);
  });

  it('is its beginning, no longer than it may be, and well-formed where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, max) => {
        const clipped = clip(text, max);
        expect(text.startsWith(clipped)).toBe(true);
        expect(clipped.length).toBeLessThanOrEqual(max);
        expect(clipped).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
