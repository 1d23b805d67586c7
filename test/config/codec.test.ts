import { describe, expect, it } from '@jest/globals';
import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { dataConverter, EncryptionCodec } from '../../config/codec.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const codec = new EncryptionCodec(new Map([['a', key(1)]]));
const payload = (data: Uint8Array, encoding = 'json/plain'): Payload => ({
  metadata: { encoding: new TextEncoder().encode(encoding) },
  data,
});
const bytes = ({ metadata, data }: Payload) => ({
  encoding: Buffer.from(metadata?.['encoding'] ?? []).toString(),
  data: [...(data ?? [])],
});
const secret = payload(Buffer.from('"Core switch is down"'));
const one = async (payloads: Promise<Payload[]>) => (await payloads)[0] as Payload;

describe('encrypted payloads', () => {
  it('come back as they were, whatever is in them', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.string(), async (data, encoding) => {
        const given = payload(data, encoding);
        expect(bytes(await one(codec.decode(await codec.encode([given]))))).toEqual(bytes(given));
      }),
    ));

  it('show nothing of what is in them, nor that two are the same', async () => {
    const [first, second] = (await codec.encode([secret, secret])) as [Payload, Payload];
    expect(Buffer.from(first.data ?? []).toString('latin1')).not.toContain('switch');
    expect(bytes(first).encoding).toBe('binary/encrypted');
    expect(bytes(first).data).not.toEqual(bytes(second).data);
  });

  it('are refused when they were altered', async () => {
    const altered = await one(codec.encode([secret]));
    altered.data = Uint8Array.from(altered.data ?? [], (byte, i) => (i === 20 ? byte ^ 1 : byte));
    await expect(codec.decode([altered])).rejects.toThrow(/authenticate/);
  });

  it('are read with the key they were written with, after another came in front', async () => {
    const rotated = new EncryptionCodec(
      new Map([
        ['b', key(2)],
        ['a', key(1)],
      ]),
    );
    expect(bytes(await one(rotated.decode(await codec.encode([secret]))))).toEqual(bytes(secret));
    await expect(codec.decode(await rotated.encode([secret]))).rejects.toThrow(
      "key 'b', which PAYLOAD_KEYS does not have",
    );
  });

  it('stand beside others that never were encrypted', async () => {
    expect(bytes(await one(codec.decode([secret])))).toEqual(bytes(secret));
  });

  it('need a key', () => {
    expect(() => new EncryptionCodec(new Map())).toThrow(RangeError);
    expect(dataConverter({ payloadKeys: undefined })).toEqual({});
  });
});
