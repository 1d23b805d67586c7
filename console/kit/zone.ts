/** The zone of this browser: what its page says of itself, whoever reads it. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
