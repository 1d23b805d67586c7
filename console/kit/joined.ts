/** Letters that are written from right to left, and marks that turn the direction of what follows. */
const turning = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A text that may stand in a line with others: its direction ends where it ends. */
export const isolated = (text: string): string => (turning.test(text) ? `\u2068${text}\u2069` : text);

/** What is there of `texts`, in one line, none of which turns the direction of another. */
export const joined = (texts: readonly (string | null | undefined)[], separator = ', '): string =>
  texts.flatMap((text) => (text ? [isolated(text)] : [])).join(separator);
