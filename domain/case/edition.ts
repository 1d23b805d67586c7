/**
 * The edition of the rules under which cases are opened now. A running case keeps its own, because its history is replayed
 * and must lead to the same timers again; each rule that has changed says since which edition it holds.
 */
export const currentEdition = 2;

/** Whether a case follows a rule that holds since an edition; the first cases name none. */
export const follows = ({ edition = 0 }: { edition?: number }, since: number): boolean => edition >= since;
