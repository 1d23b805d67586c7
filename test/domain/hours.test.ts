import { describe, expect, it } from '@jest/globals';
import {
  addWorking,
  byNextWorkingDay,
  endOfWorkingDay,
  isWorking,
  shipBy,
  shippingTimes,
  workingBetween,
  type WorkingHours,
} from '../../domain/hours.ts';

const hour = 3_600_000;
const minute = 60_000;
/** Hours after Monday 00:00 of a place without summer time. */
const at = (day: number, hours: number) => Date.UTC(2026, 2, 2) + (day * 24 + hours) * hour;
const monday = 0;
const thursday = 3;
const friday = 4;
const saturday = 5;
const nextMonday = 7;
const weekdays = [0, 1, 2, 3, 4, 7, 8, 9];

/** Two windows a day, as `office-cn` has them. */
const office: WorkingHours = {
  from: at(0, 0),
  until: at(10, 0),
  days: weekdays.map((day) => [at(day, 9), at(day, 12), at(day, 13), at(day, 18)]),
};
const depot: WorkingHours = {
  ...office,
  days: weekdays.map((day) => [at(day, 9), at(day, 17)]),
  times: {
    '00:00': weekdays.map((day) => at(day, 0)),
    '12:00': weekdays.map((day) => at(day, 12)),
    '14:00': weekdays.map((day) => at(day, 14)),
  },
};

describe('working time', () => {
  it('stands still over lunch, the night and the weekend', () => {
    expect(addWorking(office, at(monday, 11), 2 * hour)).toBe(at(monday, 14));
    expect(addWorking(office, at(friday, 17) + 50 * minute, hour)).toBe(at(nextMonday, 9) + 50 * minute);
    expect(workingBetween(office, at(friday, 17), at(nextMonday, 10))).toBe(2 * hour);
  });

  it('is due at closing time, not the next morning, when it is used up then', () => {
    expect(addWorking(office, at(monday, 9), 8 * hour)).toBe(at(monday, 18));
    expect(addWorking(office, at(monday, 9), 8 * hour + 1)).toBe(at(1, 9) + 1);
    expect(addWorking(office, at(monday, 9), 3 * hour)).toBe(at(monday, 12));
  });

  it('begins with the next opening when it starts outside the hours', () => {
    expect(addWorking(office, at(saturday, 3), hour)).toBe(at(nextMonday, 10));
    expect(addWorking(office, at(monday, 12), 0)).toBe(at(monday, 13));
    expect(addWorking(office, at(monday, 10), 0)).toBe(at(monday, 10));
  });

  it('has no end where the known hours do not reach', () => {
    expect(addWorking(office, at(monday, 9), 8 * weekdays.length * hour)).toBe(at(9, 18));
    expect(addWorking(office, at(monday, 9), 8 * weekdays.length * hour + 1)).toBe(Infinity);
    expect(endOfWorkingDay(office, at(8, 9), 2)).toBe(Infinity);
    expect(isWorking(office, at(20, 10))).toBe(false);
  });

  it('knows opening time as inside and closing time as outside', () => {
    expect([9, 11.99, 12, 13, 18].map((time) => isWorking(office, at(monday, time)))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('working days', () => {
  it('do not count the day of the call, and end at closing time', () => {
    expect(endOfWorkingDay(office, at(monday, 10), 1)).toBe(at(1, 18));
    expect(endOfWorkingDay(office, at(monday, 9), 3)).toBe(at(thursday, 18));
    expect(endOfWorkingDay(office, at(friday, 17.9), 1)).toBe(at(nextMonday, 18));
    expect(endOfWorkingDay(office, at(saturday, 10), 1)).toBe(at(nextMonday, 18));
  });

  it('give way to 24 hours of wall time where the promise is the next working day, at most 24 h', () => {
    expect(byNextWorkingDay(office, at(monday, 17), 24 * hour)).toBe(at(1, 17));
    expect(byNextWorkingDay(office, at(monday, 23), 24 * hour)).toBe(at(1, 18));
    expect(byNextWorkingDay(office, at(friday, 10), 24 * hour)).toBe(at(saturday, 10));
    expect(byNextWorkingDay(office, at(30, 0), 24 * hour)).toBe(at(31, 0));
  });
});

describe('the cut-off of a depot', () => {
  it('lets what is confirmed before 14:00 of a working day leave that day, at the latest when the depot closes', () => {
    expect(shipBy(depot, at(monday, 13.99), '14:00')).toBe(at(monday, 17));
    expect(shipBy(depot, at(monday, 3), '14:00')).toBe(at(monday, 17));
  });

  it('leaves what is confirmed later, or on a day off, to the next working morning', () => {
    expect(shipBy(depot, at(monday, 14), '14:00')).toBe(at(1, 12));
    expect(shipBy(depot, at(friday, 16), '14:00')).toBe(at(nextMonday, 12));
    expect(shipBy(depot, at(saturday, 8), '14:00')).toBe(at(nextMonday, 12));
  });

  it('asks nothing of a depot that has closed before the cut-off', () => {
    const short = { ...depot, days: depot.days.map(([open]) => [open!, open! + 2 * hour]) };
    expect(shipBy(short, at(monday, 10.9), '14:00')).toBe(at(monday, 11));
    expect(shipBy(short, at(monday, 13), '14:00')).toBe(at(1, 11));
  });

  it('takes the whole day for the morning where the depot opens in the afternoon', () => {
    const late = { ...depot, days: depot.days.map(([, close]) => [close! - 4 * hour, close!]) };
    expect(shipBy(late, at(monday, 15), '14:00')).toBe(at(1, 17));
  });

  it('is unknown beyond the known hours, and needs the local times', () => {
    expect(shipBy(depot, at(9, 15), '14:00')).toBe(Infinity);
    expect(shippingTimes('14:00')).toEqual(['00:00', '14:00', '12:00']);
    expect(() => shipBy(office, at(monday, 9), '14:00')).toThrow('do not say when it is 14:00');
    expect(() => shipBy(depot, at(monday, 9), '15:00')).toThrow('do not say when it is 15:00');
  });
});
