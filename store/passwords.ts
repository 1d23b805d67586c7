import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP gives as a minimum: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** A hash of nothing anybody knows, so that a wrong name takes as long as a wrong password. */
let decoy: Promise<string> | undefined;

/** Whether the password is right; with no hash it works as long and says no. */
export async function checkPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const right = await verify(passwordHash ?? (await decoy), password);
  return right && passwordHash !== null;
}
