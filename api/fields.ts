import { z } from 'zod';
import { complaint } from '../domain/complaints.ts';
import { languages } from '../domain/vocabulary.ts';

const oneLine = (text: string) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
const noControls = (text: string) => !/[^\P{Cc}\n\r\t]/u.test(text);

/** A line of text: trimmed, not empty, without line breaks, which would end a mail's header. */
export const line = (max: number) =>
  z.string().trim().min(1).max(max).refine(oneLine, complaint('must be one line without control characters'));

/** Text of any number of lines: trimmed, not empty. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).refine(noControls, complaint('must not contain control characters'));

export const id = z
  .string()
  .max(64)
  .regex(/^[\w][\w.@-]*$/, complaint('must be an ID'));
export const partNumber = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][\w.+#=-]*$/, complaint('must be a part number'));
/** The serial number of installed equipment; capitals and small letters are the same. */
export const serialNumber = z
  .string()
  .trim()
  .max(64)
  .regex(/^[A-Za-z0-9][\w.-]*$/, complaint('must be a serial number: letters, digits and . _ -'))
  .transform((value) => value.toUpperCase());
export const email = z.email().max(254);
export const phone = z
  .string()
  // Typed with Chinese keys, digits and brackets are twice as wide.
  .normalize('NFKC')
  .trim()
  .regex(/^\+?[\d(][\d\s().-]{3,30}$/, complaint('must be a telephone number'));
export const language = z.enum(languages);
export const timestamp = z.iso.datetime({ offset: true, message: complaint('must be an RFC 3339 time') });
/** Calendars and time zones can be told for these years. */
export const thisCentury = timestamp.refine(
  (at) => !/^\d/.test(at) || at.startsWith('20'),
  complaint('must lie between 2000 and 2099'),
);
export const caseNumber = z.string().regex(/^C\d{8}-\d{4,9}$/, complaint('must be a case number'));
export const callNumber = z.string().regex(/^L\d{8}-\d{4,9}$/, complaint('must be the number of a call'));
export const rmaNumber = z.string().regex(/^R\d{8}-\d{4,9}$/, complaint('must be an RMA number'));

/** A filter that takes one value or several, separated by commas. */
export const oneOrMore = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .max(200)
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(values)))
    .meta({ description: `One or more of ${values.join(', ')}, separated by commas` });

/** Clocks of two computers differ by less than this, in milliseconds. */
const clockSkew = 5 * 60_000;
/** A text that is no time at all has its complaint already, so these two let it through. */
export const past = timestamp.refine(
  (value) => !(Date.parse(value) > Date.now() + clockSkew),
  complaint('must not be in the future'),
);
export const future = timestamp.refine(
  (value) => !(Date.parse(value) <= Date.now()),
  complaint('must be in the future'),
);
