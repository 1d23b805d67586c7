/** A new Idempotency-Key. Not `randomUUID`, which browsers refuse on a LAN that has no HTTPS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
