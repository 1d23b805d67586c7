import type { components } from '../../api/schema';

export type Calendar = components['schemas']['Calendar'];
export type CalendarDocument = components['schemas']['CalendarDocument'];

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** A calendar as the form holds it: hours as text for each weekday, whichever way it was written. */
export interface CalendarValues {
  name: string;
  always: boolean;
  timezone: string;
  hours: Record<Weekday, string>;
  holidays: string;
  closures: string[];
  workingDays: string[];
  exceptions: { date: string; hours: string }[];
}

const texts = (windows: readonly string[] | undefined) => (windows ?? []).join(', ');
const windows = (text: string) => text.split(/[\s,;，；、]+/).filter(Boolean);

/** `Mon` … in the reader's words; 1 January 2024 was a Monday. */
export const weekdayName = (day: Weekday, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + weekdays.indexOf(day)),
  );

/** What a new calendar begins with. */
const usual: CalendarDocument = {
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  weekdays: weekdays.slice(0, 5),
  hours: ['09:00-17:00'],
};

export function valuesOf(document: CalendarDocument = usual): CalendarValues {
  const { name, hours, timezone = '', holidays, weekdays: on = [] } = document;
  const { closures = [], workingDays = [], exceptions = [] } = document;
  const own = typeof hours === 'string' ? [] : hours;
  const hoursOn = (day: Weekday) => (Array.isArray(own) ? (on.includes(day) ? own : []) : own[day]);
  return {
    ...{ name: name ?? '', always: hours === '24x7', timezone, holidays: holidays ?? '' },
    hours: Object.fromEntries(weekdays.map((day) => [day, texts(hoursOn(day))])) as CalendarValues['hours'],
    ...{ closures, workingDays },
    exceptions: exceptions.map(({ date, hours: instead }) => ({ date, hours: texts(instead) })),
  };
}

export function documentOf(values: CalendarValues): CalendarDocument {
  const { name, always, timezone, hours, holidays, closures, workingDays, exceptions } = values;
  const called = name.trim() ? { name: name.trim() } : {};
  if (always) return { ...called, hours: '24x7' };
  const open = weekdays.flatMap((day) => (windows(hours[day]).length ? [[day, windows(hours[day])]] : []));
  return {
    ...called,
    timezone,
    hours: Object.fromEntries(open) as CalendarDocument['hours'],
    ...(holidays.trim() && { holidays: holidays.trim().toUpperCase() }),
    ...(closures.length && { closures }),
    ...(workingDays.length && { workingDays }),
    ...(exceptions.length && {
      exceptions: exceptions.map((each) => ({ date: each.date, hours: windows(each.hours) })),
    }),
  };
}
