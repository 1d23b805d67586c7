/** The time zones that the browser knows, and the one that is there already. */
export const zones = (present: string): string[] => [
  ...new Set(['UTC', ...(present ? [present] : []), ...Intl.supportedValuesOf('timeZone')]),
];
