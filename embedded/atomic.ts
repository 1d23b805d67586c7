import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Creates a file whole or not at all; nobody ever reads half of it, and of two that try one succeeds.
 * @returns whether it was created; false when there is one already
 */
export function createWhole(path: string, content: string): boolean {
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, content, { mode: 0o600 });
  try {
    linkSync(fresh, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh);
  }
}
