import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createApp } from '../../api/app.ts';
import { Metrics } from '../../api/metrics.ts';
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

  it('asks for the login before it looks at what was sent, which may not be compressed or too large', async () => {
    const send = (body: Buffer, encoding: string, token = '') =>
      service.anonymous
        .post(path)
        .set({ 'Content-Encoding': encoding, ...(token && { Authorization: `Bearer ${token}` }) })
        .type('application/json')
        .serialize((given) => given as never)
        .send(body);
    const bomb = gzipSync(Buffer.alloc(15_000_000, ' '));
    expect((await send(bomb, 'gzip')).status).toBe(401);
    expect((await send(Buffer.from('{"payloads":'), 'identity')).status).toBe(401);
    const { token } = await service.as('admin');
    expect((await send(bomb, 'gzip', token)).status).toBe(415);
    expect((await send(Buffer.alloc(5_000_000, ' '), 'identity', token)).status).toBe(413);
    const many = JSON.stringify({ payloads: Array.from({ length: 10_001 }, () => ({})) });
    expect((await send(Buffer.from(many), 'identity', token)).status).toBe(400);
  });

  it('is not there at all where nothing is encrypted', async () => {
    const { deps } = service;
    const settings = { ...deps.settings, payloadKeys: undefined };
    const without = supertest(createApp({ ...deps, settings }, new Metrics()));
    const { token } = await service.as('admin');
    const answer = await without.post(path).set('Authorization', `Bearer ${token}`).send(encrypted);
    expect(answer.status).toBe(404);
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
