import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EncryptionCodec, toJson } from '../../config/codec.ts';
import { payloadKeys, type Service, startService, temporalUiUrl } from './service.ts';

let service: Service;
let encrypted: object;
beforeAll(async () => {
  service = await startService();
  const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"Switch down"') };
  encrypted = { payloads: (await new EncryptionCodec(payloadKeys).encode([plain])).map(toJson) };
});
afterAll(() => service.close());

const path = '/api/codec/decode';
const readable = {
  payloads: [
    {
      metadata: { encoding: Buffer.from('json/plain').toString('base64') },
      data: Buffer.from('"Switch down"').toString('base64'),
    },
  ],
};

describe("the codec server for Temporal's UI", () => {
  it('decodes for administrators and supervisors, with a token', async () => {
    for (const username of ['admin', 'manager'])
      expect((await (await service.as(username)).post(path, encrypted)).body).toEqual(readable);
  });

  it("decodes for them from the UI's pages, with the cookie of their session", async () => {
    const asked = await service.anonymous.options(path).set('Origin', temporalUiUrl);
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': temporalUiUrl,
      'access-control-allow-credentials': 'true',
    });
    const { token } = await service.as('admin');
    const answer = await service.anonymous
      .post(path)
      .set({ Origin: temporalUiUrl, Cookie: `caseline_session=${token}` })
      .send(encrypted);
    expect(answer.body).toEqual(readable);
    expect(answer.headers['access-control-allow-origin']).toBe(temporalUiUrl);
  });

  it('decodes for nobody else, and for no other site', async () => {
    expect((await service.anonymous.post(path).send(encrypted)).status).toBe(401);
    for (const username of ['agent', 'engineer1', 'customer'])
      expect((await (await service.as(username)).post(path, encrypted)).status).toBe(403);
    const { token } = await service.as('admin');
    const foreign = await service.anonymous
      .post(path)
      .set({ Origin: 'http://evil.example', Cookie: `caseline_session=${token}` })
      .send(encrypted);
    expect(foreign.status).toBe(403);
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('says what it cannot read', async () => {
    const admin = await service.as('admin');
    expect((await admin.post(path, { payloads: 'x' })).status).toBe(400);
    const foreign = new EncryptionCodec(new Map([['other', new Uint8Array(32)]]));
    const answer = await admin.post(path, { payloads: (await foreign.encode([{}])).map(toJson) });
    expect(answer.status).toBe(400);
    expect((answer.body as { detail: string }).detail).toContain("key 'other'");
  });
});
