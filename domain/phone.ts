/** A telephone number as it was written: its digits and signs in plain ASCII, and the extension that was named as one. */
export interface WrittenPhone {
  /** Digits, brackets, spaces, `.`, `/` and `-`; a `+` only at the beginning. */
  number: string;
  extension: string | null;
}

/** Fewer digits than these are no telephone number at all. */
const fewest = 4;
/** E.164 has fifteen, and the prefix for calls abroad comes before them. */
const most = 18;

/** What people write before an extension, in the languages of the centre and of its neighbours. */
const extension =
  /[\s(,;*-]*(?:(?:转|轉|分机|分機|内线|內線|extension|extn?|ext|x|#|доб|durchwahl|poste|,|;|\*)[\s.:=]*)+(\d{1,7})\s*\)?$/iu;

/**
 * Reads a telephone number as people write and paste it: full-width or not, with whatever dashes; `null` for what is none.
 * Whose number it is, and what of `010-88886666-801` is an extension, only the rules of the countries tell.
 */
export function readPhone(written: string): WrittenPhone | null {
  const plain = written
    .normalize('NFKC')
    // Address books wrap numbers into marks of direction, which nobody sees.
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}−ー~]/gu, '-')
    .replace(/[·・]/gu, ' ')
    .replace(/^\s*tel:/i, '')
    .trim();
  const found = extension.exec(plain);
  // (+86) and (0) are written for people.
  const number = (found ? plain.slice(0, found.index) : plain).trim().replace(/^\(\+(\d{1,3})\)/, '+$1');
  const digits = number.replace(/\D/g, '').length;
  const isOne = /^\+?(?:\(\d[\d\s-]*\)|[\d\s./-])+$/.test(number) && /^\+?\(?\d/.test(number);
  if (!isOne || digits < fewest || digits > most) return null;
  return { number, extension: found?.[1] ?? null };
}
