/** A serial number as it is compared: without capitals, spaces and full-width letters; it is read off labels and typed. */
export const serialKey = (serialNumber: string): string =>
  serialNumber
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase();

export const sameSerial = (one: string, other: string): boolean => serialKey(one) === serialKey(other);
