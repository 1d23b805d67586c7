/** What belongs to the character before it: marks, joiners, tones of skin. */
const continues = /^(?:\p{M}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}])/u;

/** The beginning of a text, of at most `max` UTF-16 units, as fields count them; a character is there whole or not at all. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = [...text.slice(0, max + 1)];
  let kept = characters.slice(0, -1);
  // Of the last one only its first half may have been within reach.
  while (kept.join('').length > max) kept = kept.slice(0, -1);
  let rest = text.slice(kept.join('').length);
  while (kept.length > 0 && (continues.test(rest) || kept.at(-1) === '\u200d')) {
    rest = `${kept.at(-1)}${rest}`;
    kept = kept.slice(0, -1);
  }
  return kept.join('');
}
