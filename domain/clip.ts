const halves = /^[\ud800-\udbff][\udc00-\udfff]$/;
/** What belongs to the character before it: marks, joiners, tones of skin. */
const continues = /^(?:\p{M}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}])/u;

/** The beginning of a text, of at most `max` UTF-16 units, as fields count them; a character is there whole or not at all. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = max;
  while (end > 0 && isInside(text, end)) end -= 1;
  return text.slice(0, end);
}

/** Whether `at` is within a character, between its halves or before what belongs to it. */
const isInside = (text: string, at: number): boolean =>
  halves.test(text.slice(at - 1, at + 1)) ||
  continues.test(text.slice(at, at + 2)) ||
  text[at - 1] === '\u200d';
