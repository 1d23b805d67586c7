import { clip } from '../domain/clip.ts';

/** What people wrote, made safe to print: always text, never layout, direction or control of anything. */

// Control characters but line feed, and the marks that turn the reading direction (U+202A–202E, U+2066–2069): with
// them a name or a title could disguise what stands beside it.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** No value of a message is longer than this, in UTF-16 units; who wants more follows the link. */
const longest = 10_000;

/** `text` cut to `max` UTF-16 units, the last of them `…` where something was cut. */
export const shortened = (text: string, max: number): string =>
  text.length > max ? `${clip(text, max - 1)}…` : text;

/** Lines as they were, without anything that does not print. */
export const printable = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unprintable, '');

/** What one person wrote, as a message carries it: printable, and not endless. */
export const plain = (text: string): string => shortened(printable(text), longest);

/** One line, at most `max` UTF-16 units: titles, names, subjects, whole text messages. */
export const oneLine = (text: string, max = longest): string =>
  shortened(printable(text).replace(/\s+/g, ' ').trim(), max);
