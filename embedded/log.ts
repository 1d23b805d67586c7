import { mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A log that has grown beyond this many bytes is set aside when its process starts. */
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
    if ((statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) {
      renameSync(this.path, `${this.path}.1`);
    }
    return openSync(this.path, 'a', 0o600);
  }

  /** The last line that is not empty, at most 300 characters of it: usually why the child ended. */
  lastLine(): string {
    const lines = readFileSync(this.path, 'utf8').trimEnd().split('\n');
    return lines.at(-1)!.slice(0, 300);
  }
}
