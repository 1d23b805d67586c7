/** A name inside a sentence: whatever is in it, the direction of the rest stays its own (FSI … PDI). */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
