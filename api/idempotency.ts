import { createHash, randomUUID } from 'node:crypto';
import {
  answerRequest,
  dropRequest,
  enterRequest,
  findRequest,
  type RequestRecord,
} from '../store/requests.ts';
import { invalidField, Problem } from './problem.ts';
import { say } from './refusals.ts';
import type { Answer } from './route.ts';

/** SHA-256 of what was asked. `body` comes from its schema, so the order of its fields does not matter. */
export const fingerprintOf = (method: string, path: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([method, path, body ?? null]))
    .digest('hex');

/** The key of the header; throws `invalid` for one that is empty, longer than 200 or not printable ASCII. */
export function keyOf(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw invalidField('Idempotency-Key', 'must be 1 to 200 printable ASCII characters without spaces');
}

/**
 * One try at a write. With an `Idempotency-Key` every try at the same request has the same update ID and reserved
 * number, through crashes and at the same time; without one, this try stands alone.
 */
export class Attempt {
  private readonly id: string | undefined;
  private readonly fingerprint: string;
  private known: RequestRecord | null = null;
  private entered = false;
  private isFirst = false;
  /** The ID under which Temporal does this once. */
  readonly updateId: string;

  /** `owner` keeps one person's keys apart from another's. */
  constructor(owner: string, key: string | undefined, fingerprint: string) {
    this.id = key && `${owner}:${key}`;
    this.fingerprint = fingerprint;
    this.updateId = this.id ?? randomUUID();
  }

  /** The answer that this request got before, if it did. Throws `key_reused` when the key is another request's. */
  async replay(): Promise<Answer | null> {
    this.known = this.id ? await findRequest(this.id) : null;
    if (this.known) this.mustMatch(this.known.fingerprint);
    return this.known?.response ?? null;
  }

  /** Enters the request before it takes effect. */
  async begin(): Promise<void> {
    await this.reserve(() => Promise.resolve(''));
  }

  /** Enters the request with a number or ID of its own: the one of the first try, where there was one. */
  async reserve(make: () => Promise<string>): Promise<string> {
    if (!this.id) return make();
    const { record, isFirst } = this.known
      ? { record: this.known, isFirst: this.isFirst }
      : await enterRequest(this.id, this.fingerprint, make);
    this.known = record;
    this.isFirst = isFirst;
    this.mustMatch(record.fingerprint);
    this.entered = true;
    return record.number ?? '';
  }

  /** Keeps the answer for the next try; of several tries at once all give the first answer. */
  async finish(answer: Answer): Promise<Answer> {
    if (!this.id || !this.entered || answer.status >= 300) return answer;
    const earlier = this.isFirst ? null : await findRequest(this.id);
    if (earlier?.response) return earlier.response;
    const { status, body, headers } = answer;
    return answerRequest(this.id, { status, body: body ?? null, headers: headers ?? {} });
  }

  /** A refused request leaves no trace. */
  async abandon(): Promise<void> {
    if (this.id && this.entered) await dropRequest(this.id);
  }

  private mustMatch(fingerprint: string): void {
    if (fingerprint === this.fingerprint) return;
    throw new Problem('key_reused', say('keyReused'));
  }
}
