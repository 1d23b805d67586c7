/** A kind of spare part, as the catalogue has it. */
export interface Part {
  partNumber: string;
  name: string;
  /** Parts of one grade stand in for each other; null: only the part itself will do. */
  grade: string | null;
  vendor: string | null;
  /** With this many left to reserve at a depot, or fewer, the stock is low. */
  lowLevel: number;
  /** Calendar days in which the supplier replenishes; a backorder is promised for then. */
  leadDays: number;
}

/** A warehouse; its calendar (`store/calendars.ts`) says when it ships and receives. */
export interface Depot {
  id: string;
  name: string;
  region: string | null;
  calendarId: string;
}

/** Whether `other` may be sent where `wanted` was asked for: the same part, or one of equal grade (S0). */
export const standsInFor = (wanted: Pick<Part, 'partNumber' | 'grade'>, other: typeof wanted): boolean =>
  other.partNumber === wanted.partNumber || (wanted.grade !== null && other.grade === wanted.grade);
