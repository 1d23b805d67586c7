import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';

const within = (first: string, last: string, why: string) =>
  z.iso
    .date({ error: complaint('must be a date such as 2026-10-01'), abort: true })
    .refine((date) => first <= date && date <= last, why);

/** A day, `2026-10-01`, in the years that can be stored and written again. */
export const date = within('1900-01-01', '9999-12-31', complaint('must lie between 1900 and 9999'));
/** A day of the calendar, in the years that time zones and holidays can be told for. */
export const day = within('2000-01-01', '2099-12-31', complaint('must lie between 2000 and 2099'));
/** A time, RFC 3339 with a zone, in the same years. */
export const moment = z.iso
  .datetime({ offset: true, error: complaint('must be an RFC 3339 time'), abort: true })
  .refine((at) => at.startsWith('20'), complaint('must lie between 2000 and 2099'));
