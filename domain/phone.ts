/** Fewer digits than these are an extension within a house, and name nobody outside it. */
const fewest = 5;

/**
 * What two writings of one telephone number share: its last nine digits, without country code, trunk zero or
 * punctuation, full-width digits as the others; empty for what is too short to tell whose it is.
 */
export function phoneKey(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  return digits.length < fewest ? '' : digits.slice(-9);
}
