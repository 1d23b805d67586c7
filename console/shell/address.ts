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

/** A value of the address as text, at most 200 characters; empty for anything else. */
export const textIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';

/** Those of `names` that the address gives a text for. */
export const textsIn = <N extends string>(
  search: Record<string, unknown>,
  names: readonly N[],
): Partial<Record<N, string>> =>
  Object.fromEntries(
    names.flatMap((name) => (textIn(search[name]) ? [[name, textIn(search[name])]] : [])),
  ) as Partial<Record<N, string>>;
