/** Long after everything that can fall due: for what waits for people alone. */
export const endOfTime = new Date('9999-12-30T00:00:00Z');

/** When a process that is not over has something to do next, by what falls due, earliest first. */
export const wakingAt = ([next]: readonly { at: number }[]): Date => (next ? new Date(next.at) : endOfTime);

/** The index by which processes that are not over are counted, gone through, and found when they are late. */
export const wakingIndex = { wakesAt: 1, _id: 1 } as const;

/** What is not over. */
export const isWaking = { wakesAt: { $lte: endOfTime } } as const;
