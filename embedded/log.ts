import { copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

/** A log that has grown beyond this many bytes is set aside. */
const LIMIT_BYTES = 10_000_000;

/** What a child prints, kept in a file; one older file is kept beside it. */
export class LogFile {
  readonly path: string;

  constructor(dataDir: string, name: string) {
    this.path = path.join(dataDir, 'logs', `${name.toLowerCase()}.log`);
    mkdirSync(path.dirname(this.path), { recursive: true });
  }

  /** Opens the file for a child to append to; returns its descriptor. */
  open(): number {
    this.limit();
    return openSync(this.path, 'a', 0o600);
  }

  /**
   * Sets aside what there is, once it is too much. The child goes on in the same file, since it appends wherever the end
   * is; what it writes in between is lost. Where there is no room for a copy, none is kept.
   */
  limit(): void {
    if ((statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) <= LIMIT_BYTES) return;
    try {
      copyFileSync(this.path, `${this.path}.1`);
    } catch {
      // The disk is full: all the more reason to let go of it.
    }
    truncateSync(this.path);
  }

  /** The last line that is not empty, at most 300 characters of it: usually why the child ended. */
  lastLine(): string {
    const lines = readFileSync(this.path, 'utf8').trimEnd().split('\n');
    return lines.at(-1)!.slice(0, 300);
  }
}
