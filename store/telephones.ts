import {
  type CountryCode,
  parsePhoneNumberFromString as parse,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { readPhone } from '../domain/phone.ts';

/** A telephone number as it is compared and dialled. */
export interface Telephone {
  /** Null where the rules of the region do not tell: a number without its area, or a short one such as 95588. */
  e164: string | null;
  /** Kept, and left out of the comparison. */
  extension: string | null;
  /** Two numbers are the same when this is; empty for what names nobody outside a house. */
  key: string;
}

export type { CountryCode } from 'libphonenumber-js/max';

let region: CountryCode = 'CN';

/** Says in which region numbers without a country code are at home; of a process, once, before numbers are read. */
export function dialFrom(centre: CountryCode): void {
  region = centre;
}

/** By which rules numbers are read now: what was derived by others has to be derived again. */
export const dialling = (): string => `e164/${region}`;

/** Fewer digits than these are an extension within a house. */
const fewest = 5;

const inRegion = (number: string): PhoneNumber | undefined =>
  parse(number, { defaultCountry: region, extract: false });

/** A subscriber's number in one piece, its area left out. */
const isLocal = (number: string): boolean => /^[1-9]\d{6,7}$/.test(number);

/** `010-88886666-801`: what comes last is an extension where the number is one without it, and none with it. */
function split(number: string): { found: PhoneNumber | undefined; head: string; tail: string | null } {
  const found = inRegion(number);
  if (found?.isValid()) return { found, head: number, tail: null };
  const [, head, tail = null] = /^(.*\d\)?)[\s/.-]+\(?(\d{1,6})\)?$/.exec(number) ?? [];
  if (head === undefined) return { found, head: number, tail: null };
  const without = inRegion(head);
  return without?.isValid() || isLocal(head)
    ? { found: without, head, tail }
    : { found, head: number, tail: null };
}

/** The number that was written, or null for what is none. */
export function telephone(written: string): Telephone | null {
  const read = readPhone(written);
  if (!read) return null;
  const { found, head, tail } = split(read.number);
  const extension = read.extension ?? tail;
  const digits = head.replace(/\D/g, '');
  // With the country's or the area's code it is a number of the whole world, even one that is not given out yet.
  const isWhole = head.startsWith('+') || digits.startsWith('0');
  if (found && (found.isValid() || (isWhole && found.isPossible())))
    return { e164: found.number, extension, key: found.number };
  if (head.startsWith('+') || digits.startsWith('00') || digits.length > 15) return null;
  return { e164: null, extension, key: digits.length < fewest ? '' : `${region} ${digits}` };
}

/** What two writings of one number share; empty for what is no number, or names nobody. */
export const phoneKey = (written: string): string => telephone(written)?.key ?? '';

/** The number as a gateway takes it: E.164 without the extension, or the digits where nobody knows more. */
export function dialled(written: string): string {
  const read = telephone(written);
  return read?.e164 ?? readPhone(written)?.number.replace(/[^\d+]/g, '') ?? written;
}
