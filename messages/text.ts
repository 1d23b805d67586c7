/** What people wrote, made safe to print: always text, never layout, direction or control of anything. */

// Control characters but line feed, and the marks that turn the reading direction (U+202A–202E, U+2066–2069): with
// them a name or a title could disguise what stands beside it.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** No value of a message is longer than this, in characters; who wants more follows the link. */
const longest = 10_000;

/** `text` cut to `max` characters, the last of them `…` where something was cut. Never splits a surrogate pair. */
export function clip(text: string, max: number): string {
  // Two code units a character at most, so the spread of a huge text stays small.
  const characters = [...text.slice(0, 2 * max + 2)];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
}

/** Lines as they were, without anything that does not print. */
export const printable = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unprintable, '');

/** What one person wrote, as a message carries it: printable, and not endless. */
export const plain = (text: string): string => clip(printable(text), longest);

/** One line, at most `max` characters: titles, names, subjects, whole text messages. */
export const oneLine = (text: string, max = longest): string =>
  clip(printable(text).replace(/\s+/g, ' ').trim(), max);
