export const narrowings = ['from', 'to', 'user', 'subject'] as const;

/** What the address says of the records that are looked at. */
export type AuditSearch = { [N in (typeof narrowings)[number]]?: string };
