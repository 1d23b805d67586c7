/** How much one person of a customer may send: so many within so many seconds. Staff are not limited. */
export const customerLimits = {
  cases: { most: 10, seconds: 600 },
  /** Notes and answers. */
  notes: { most: 60, seconds: 600 },
  files: { most: 60, seconds: 600 },
} as const;

/** So many open cases of the highest priority an organisation may have opened by itself; the hotline opens more. */
export const mostUrgent = 3;
