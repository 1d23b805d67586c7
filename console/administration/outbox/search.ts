export const stuck = ['failed', 'held'] as const;
export type Stuck = (typeof stuck)[number];

/** What the address says of the messages that are looked at: in which state, by which channel, of which number. */
export interface OutboxSearch {
  /** What has failed, unless told. */
  state?: 'held';
  channel?: 'email' | 'sms';
  of?: string;
}
