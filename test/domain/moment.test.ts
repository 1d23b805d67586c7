import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wallClock } from '../../calendars/zone.ts';
import { instantAt, wallTime } from '../../domain/moment.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
const from = Date.parse('2020-01-01T00:00:00Z');
const until = Date.parse('2035-01-01T00:00:00Z');
const minute = 60_000;
const written = (ms: number) => new Date(ms).toISOString().slice(0, 16);

describe('The instant that a wall clock shows', () => {
  it.each([
    ['Europe/Berlin', '2026-11-28T04:06', '2026-11-28T03:06:00.000Z'],
    ['Asia/Shanghai', '2026-11-28T04:06', '2026-11-27T20:06:00.000Z'],
    [
      'of the two of an autumn night the first',
      '2026-10-25T02:30',
      '2026-10-25T00:30:00.000Z',
      'Europe/Berlin',
    ],
    [
      'after the hour that a spring night leaves out',
      '2026-03-29T02:30',
      '2026-03-29T01:30:00.000Z',
      'Europe/Berlin',
    ],
  ])('in %s: %s is %s', (zone, wall, instant, named = zone) => {
    expect(new Date(instantAt(named, wall)).toISOString()).toBe(instant);
  });

  it('is the one that the calendars find, wherever there is such a time', () => {
    const clocks = new Map(zones.map((zone) => [zone, wallClock(zone, from, until)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: from / minute + 3000, max: until / minute - 3000 }),
        (zone, minutes) => {
          const at = instantAt(zone, written(minutes * minute));
          if (wallTime(zone)(at).replace(' ', 'T') !== written(minutes * minute)) return;
          expect(at).toBe(clocks.get(zone)?.(minutes * minute));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('comes back as it was shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: from, max: until }), (zone, ms) => {
        const shown = wallTime(zone)(ms).replace(' ', 'T');
        expect(wallTime(zone)(instantAt(zone, shown)).replace(' ', 'T')).toBe(shown);
      }),
    );
  });

  it.each(['', '2026-11-28', 'tomorrow', '2026-13-01T00:00'])('is none for %p', (wall) => {
    expect(instantAt('UTC', wall)).toBeNaN();
  });
});
