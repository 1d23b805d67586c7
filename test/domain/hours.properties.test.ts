import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addWorking,
  byNextWorkingDay,
  endOfWorkingDay,
  isWorking,
  workingBetween,
  type WorkingHours,
} from '../../domain/hours.ts';

const minute = 60_000;
const begin = Date.UTC(2026, 0, 1);
const instant = (minutes: number) => begin + minutes * minute;

interface Sample {
  hours: WorkingHours;
  /** For every minute of the horizon the number of its working day, or -1 while it is closed. */
  dayOf: number[];
}

/** Days of one to three windows, in minutes: before each window so much closed time, then so much open. */
const gapAndLength = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
const samples: fc.Arbitrary<Sample> = fc
  .tuple(fc.array(fc.array(gapAndLength, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), fc.nat(60))
  .map(([plan, rest]) => {
    const dayOf: number[] = [];
    const days = plan.map((windows, day) =>
      windows.flatMap(([gap, length]) => {
        dayOf.push(...new Array<number>(gap).fill(-1));
        const open = dayOf.length;
        dayOf.push(...new Array<number>(length).fill(day));
        return [instant(open), instant(dayOf.length)];
      }),
    );
    dayOf.push(...new Array<number>(rest).fill(-1));
    return { hours: { from: begin, until: instant(dayOf.length), days }, dayOf };
  });
const minutes = fc.nat(450);

/** Minute by minute, as one would count on fingers. */
const slow = {
  add({ dayOf }: Sample, start: number, duration: number): number {
    for (let now = start, left = duration; now < dayOf.length; now++) {
      const open = dayOf[now] !== -1;
      if (open && left === 0) return instant(now);
      if (open) left--;
      if (open && left === 0) return instant(now + 1);
    }
    return Infinity;
  },
  between: ({ dayOf }: Sample, from: number, to: number): number =>
    dayOf.filter((day, now) => day !== -1 && now >= from && now < to).length * minute,
  /** The last minute of the nth day whose first minute lies after `start`. */
  endOfDay({ dayOf }: Sample, start: number, n: number): number {
    const firsts = dayOf.map((day, now) => (day !== -1 && dayOf.indexOf(day) === now ? now : -1));
    const first = firsts.filter((now) => now > start)[n - 1];
    return first === undefined ? Infinity : instant(dayOf.lastIndexOf(dayOf[first]!) + 1);
  },
};

const holds = <T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>) =>
  fc.assert(property, { numRuns: 500 });

describe('working hours, against counting minute by minute', () => {
  it('adds working time', () =>
    holds(
      fc.property(samples, minutes, fc.nat(300), (sample, start, duration) => {
        expect(addWorking(sample.hours, instant(start), duration * minute)).toBe(
          slow.add(sample, start, duration),
        );
      }),
    ));

  it('counts working time between two instants', () =>
    holds(
      fc.property(samples, minutes, minutes, (sample, from, to) => {
        expect(workingBetween(sample.hours, instant(from), instant(to))).toBe(slow.between(sample, from, to));
      }),
    ));

  it('finds the end of working days, and gives way to wall time', () =>
    holds(
      fc.property(samples, minutes, fc.integer({ min: 1, max: 5 }), (sample, start, n) => {
        const end = slow.endOfDay(sample, start, n);
        expect(endOfWorkingDay(sample.hours, instant(start), n)).toBe(end);
        if (n === 1)
          expect(byNextWorkingDay(sample.hours, instant(start), 60 * minute)).toBe(
            Math.min(end, instant(start + 60)),
          );
      }),
    ));

  it('knows when it is open', () =>
    holds(
      fc.property(samples, minutes, (sample, now) => {
        expect(isWorking(sample.hours, instant(now))).toBe((sample.dayOf[now] ?? -1) !== -1);
      }),
    ));
});

describe('the laws of working time', () => {
  const ms = fc.nat(450 * minute).map((after) => begin + after);

  it('adding what lies between two instants leads back to the later one, or to the closing time before it', () =>
    holds(
      fc.property(samples, ms, ms, ({ hours }, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const worked = workingBetween(hours, start, end);
        fc.pre(worked > 0);
        const back = addWorking(hours, start, worked);
        expect(back).toBeLessThanOrEqual(end);
        expect(workingBetween(hours, back, end)).toBe(0);
        if (isWorking(hours, end))
          expect(back === end || workingBetween(hours, end - 1, end) === 0).toBe(true);
      }),
    ));

  it('exactly the duration has been worked when it is over', () =>
    holds(
      fc.property(samples, ms, fc.nat(120 * minute), ({ hours }, start, duration) => {
        const end = addWorking(hours, start, duration);
        fc.pre(end !== Infinity);
        expect(workingBetween(hours, start, end)).toBe(duration);
      }),
    ));

  it('two durations one after the other are one, and more never ends sooner', () =>
    holds(
      fc.property(
        samples,
        ms,
        fc.nat(90 * minute),
        fc.integer({ min: 1, max: 90 * minute }),
        (sample, at, a, b) => {
          const { hours } = sample;
          const middle = addWorking(hours, at, a);
          const whole = addWorking(hours, at, a + b);
          expect(whole).toBeGreaterThanOrEqual(middle);
          fc.pre(middle !== Infinity);
          expect(addWorking(hours, middle, b)).toBe(whole);
        },
      ),
    ));
});
