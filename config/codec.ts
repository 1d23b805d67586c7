import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import type { Settings } from './settings.ts';

const encoding = 'binary/encrypted';
const nonceBytes = 12;
const tagBytes = 16;
const utf8 = (text: string) => new TextEncoder().encode(text);
const text = (bytes: Uint8Array | null | undefined) => new TextDecoder().decode(bytes ?? undefined);

/** A payload as JSON: bytes in base64, as Temporal's codec servers and ours write them. */
export interface JsonPayload {
  metadata?: Record<string, string> | undefined;
  data?: string | undefined;
}
const mapped = <A, B>(record: Record<string, A> | null | undefined, change: (value: A) => B) =>
  Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const fromBase64 = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

export const toJson = ({ metadata, data }: Payload): JsonPayload => ({
  metadata: mapped(metadata, toBase64),
  data: toBase64(data ?? new Uint8Array()),
});
export const fromJson = ({ metadata, data = '' }: JsonPayload): Payload => ({
  metadata: mapped(metadata, fromBase64),
  data: fromBase64(data),
});

/**
 * Keeps what cases say from Temporal's database and its UI: AES-256-GCM, a fresh nonce for every payload. New payloads
 * take the first key; every key of the list can still be read, so that keys are rotated by putting a new one in front.
 * IDs, search attributes and timers' summaries' lengths stay visible.
 */
export class EncryptionCodec implements PayloadCodec {
  private readonly keys: ReadonlyMap<string, Uint8Array>;
  private readonly current: string;

  /** @param keys 32 bytes each, by ID, at least one; the first encrypts */
  constructor(keys: ReadonlyMap<string, Uint8Array>) {
    const [current] = keys.keys();
    if (current === undefined) throw new RangeError('an encrypting codec needs a key');
    this.keys = keys;
    this.current = current;
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.encrypt(payload)));
  }

  /** What was never encrypted (an operator's update, a case older than the key) is let through as it is. */
  decode(payloads: Payload[]): Promise<Payload[]> {
    return new Promise((resolve) => {
      const decoded = payloads.map((payload) =>
        text(payload.metadata?.['encoding']) === encoding ? this.decrypt(payload) : payload,
      );
      resolve(decoded);
    });
  }

  private encrypt(payload: Payload): Payload {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(this.current), nonce);
    const plain = utf8(JSON.stringify(toJson(payload)));
    const data = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { encoding: utf8(encoding), 'encryption-key-id': utf8(this.current) }, data };
  }

  private decrypt({ metadata, data }: Payload): Payload {
    const bytes = data ?? new Uint8Array();
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.keyOf(text(metadata?.['encryption-key-id'])),
      bytes.subarray(0, nonceBytes),
    );
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const plain = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()];
    return fromJson(JSON.parse(text(Buffer.concat(plain))) as JsonPayload);
  }

  private keyOf(id: string): Uint8Array {
    const key = this.keys.get(id);
    if (!key) throw new Error(`The payload was encrypted with key '${id}', which PAYLOAD_KEYS does not have`);
    return key;
  }
}

/** For client and worker alike: encrypting where the settings have keys, Temporal's own otherwise. */
export const dataConverter = ({ payloadKeys }: Pick<Settings, 'payloadKeys'>): DataConverter =>
  payloadKeys ? { payloadCodecs: [new EncryptionCodec(payloadKeys)] } : {};
