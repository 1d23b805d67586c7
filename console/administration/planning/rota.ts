import type { components } from '../../api/schema';
import { isoOf, localTime } from '../../kit/localTime.ts';
import type { Weekday } from './calendar.ts';

export type Rota = components['schemas']['Rota'];
type RotaDocument = components['schemas']['RotaDocument'];
export type DutyRole = RotaDocument['shifts'][number]['role'];
export const whens = ['hours', 'inside', 'outside'] as const;
export type When = (typeof whens)[number];

/** A shift as the form holds it: every field is there, and `when` says which of them count. */
export interface ShiftValues {
  name: string;
  role: DutyRole;
  people: string[];
  when: When;
  weekdays: Weekday[];
  hours: string;
  calendar: string;
  from: string;
  until: string;
}
/** Times as `datetime-local` has them. */
export interface AbsenceValues {
  person: string;
  from: string;
  until: string;
  reason: string;
}
export interface RotaValues {
  timezone: string;
  shifts: ShiftValues[];
  absences: AbsenceValues[];
}

export const newShift: ShiftValues = {
  ...{ name: '', role: 'engineer', people: [], when: 'hours' },
  ...{
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    hours: '09:00-17:00',
    calendar: '',
    from: '',
    until: '',
  },
};
export const newAbsence: AbsenceValues = { person: '', from: '', until: '', reason: '' };

export const valuesOf = ({ timezone, shifts, absences }: Rota): RotaValues => ({
  timezone,
  shifts: shifts.map(({ name = '', role, people = [], weekdays = [], hours, inside, outside, ...days }) => ({
    ...{ name, role, people, weekdays, hours: (hours ?? []).join(', ') },
    when: hours ? 'hours' : inside === undefined ? 'outside' : 'inside',
    calendar: inside ?? outside ?? '',
    ...{ from: days.from ?? '', until: days.until ?? '' },
  })),
  absences: absences.map(({ person, from, until, reason = '' }) => ({
    ...{ person, reason, from: localTime(new Date(from)), until: localTime(new Date(until)) },
  })),
});

const given = <K extends string>(field: K, text: string) =>
  (text.trim() ? { [field]: text.trim() } : {}) as { [F in K]?: string };

export const documentOf = ({ timezone, shifts, absences }: RotaValues): RotaDocument => ({
  timezone,
  shifts: shifts.map(({ name, role, people, when, weekdays, hours, calendar, from, until }) => ({
    ...given('name', name),
    role,
    ...(people.length && { people }),
    ...(when === 'hours'
      ? { weekdays, hours: hours.split(/[\s,;，；、]+/).filter(Boolean) }
      : { [when]: calendar }),
    ...given('from', from),
    ...given('until', until),
  })),
  absences: absences.map(({ person, from, until, reason }) => ({
    ...{ person, from: isoOf(from) ?? '', until: isoOf(until) ?? '' },
    ...given('reason', reason),
  })),
});
