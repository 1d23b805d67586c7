import { z } from 'zod';
import { isZone } from '../calendars/zone.ts';
import { complaint } from '../domain/complaints.ts';
import { passwordLength } from '../domain/credentials.ts';
import { isWarrantyLength } from '../domain/entitlement.ts';
import * as fields from '../domain/schema/fields.ts';
import { timestamp as time } from '../domain/schema/schema.ts';
import { languages } from '../domain/vocabulary.ts';
import { serialKey } from '../domain/serial.ts';
import { telephone } from '../store/telephones.ts';
import { zodOf } from './schemas.ts';

/** A line of text: trimmed, not empty, without line breaks. */
export const line = (max: number) => zodOf(fields.line(max));
/** Text of any number of lines: trimmed, not empty. */
export const text = (max: number) => zodOf(fields.text(max));

export const id = zodOf(fields.id);
export const partNumber = zodOf(fields.partNumber);
/** The serial number of installed equipment; capitals, small letters and spaces make no difference. */
export const serialNumber = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(64)
  .regex(/^[A-Za-z0-9][\w .-]*$/, complaint('must be a serial number: letters, digits and . _ -'))
  .transform(serialKey);
export const email = zodOf(fields.email).meta({ format: 'email' });
export const phone = z
  .string()
  // Typed with Chinese keys, digits and brackets are twice as wide.
  .normalize('NFKC')
  .trim()
  .max(64)
  .refine(
    (number) => telephone(number) !== null,
    complaint('must be one telephone number, such as 010-88886666-801 or +86 138 0013 8000'),
  );
/** A password that is to hold from now on. */
export const password = z.string().min(passwordLength.least).max(passwordLength.most);
export const language = z.enum(languages);
export const warranty = z
  .string()
  .max(20)
  .refine(isWarrantyLength, complaint('must be a duration of years, months or days such as P1Y'))
  .meta({ examples: ['P1Y'] });
export const timeZone = z
  .string()
  .max(64)
  .refine(isZone, complaint('is not a time zone of the IANA database'))
  .meta({ examples: ['Asia/Shanghai'] });
export const timestamp = zodOf(time());
export { date, moment as thisCentury } from '../calendars/dates.ts';
export const caseNumber = zodOf(fields.caseNumber);
export const callNumber = z.string().regex(/^L\d{8}-\d{4,9}$/, complaint('must be the number of a call'));
export const rmaNumber = zodOf(fields.rmaNumber);

/** One or more IDs, separated by commas. */
export const ids = z
  .string()
  .max(700)
  .transform((list) => list.split(','))
  .pipe(z.array(z.string().regex(/^\w[\w.@-]{0,63}$/, complaint('must be an ID'))))
  .meta({ description: 'one or more, separated by commas' });

/** A filter that takes one value or several, separated by commas. */
export const oneOrMore = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .max(200)
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(values)))
    .meta({ description: `One or more of ${values.join(', ')}, separated by commas` });
