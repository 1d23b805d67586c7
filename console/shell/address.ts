/**
 * Addresses as people and other systems write them: every value is text, so that the serial numbers `007` and `1E5`
 * stay what they are. Of a name that is there twice, the last counts.
 */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

/** The other way; what is undefined is left out. Commas stay readable. */
export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value as string)]],
  );
  const text = new URLSearchParams(given).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text && `?${text}`;
}
