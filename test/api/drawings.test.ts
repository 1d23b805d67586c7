import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { mostDrawings } from '../../domain/attachments.ts';
import { schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const path = (customer = 'acme') => `/api/v1/customers/${customer}/drawings`;
/** As far as anybody looks who only wants to know what it is. */
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

interface Drawing {
  id: string;
  name: string;
  detail: string;
}
async function add(who: string, name: string, content: Buffer, to = path(), key = crypto.randomUUID()) {
  const { token } = await service.as(who);
  const answer = await service.anonymous
    .post(to)
    .set('Authorization', `Bearer ${token}`)
    .set('Caseline-Language', 'en')
    .set('Idempotency-Key', key)
    .attach('file', content, { filename: name, contentType: 'image/png' });
  return { status: answer.status, headers: answer.headers, body: answer.body as Drawing };
}
const get = async (who: string, address: string) => (await service.as(who)).get(address);
const names = async (who: string, customer = 'globex') =>
  ((await get(who, path(customer))).body as { data: Drawing[] }).data.map(({ name }) => name);
const stored = () => mongoose.connection.collection('drawings.chunks').countDocuments();

describe('a topology drawing', () => {
  it('is kept by whoever edits customers, and shown as a picture that can do nothing', async () => {
    const { status, body, headers } = await add('agent', 'Büro “Nord”.png', png);
    expect(status).toBe(201);
    schemaOf('post', path()).parse(body);
    expect(headers['location']).toBe(`${path()}/${body.id}`);
    for (const reader of ['depot', 'engineer1', 'customer']) {
      const shown = await get(reader, `${path()}/${body.id}`);
      expect([shown.status, Buffer.compare(shown.body as Buffer, png)]).toEqual([200, 0]);
      expect(shown.headers).toMatchObject({
        'content-type': 'image/png',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringMatching(
          /^inline; filename="B_ro _Nord_.png"; filename\*=UTF-8''B/,
        ),
      });
    }
  });

  it('comes up with who calls, and is listed for staff and for the organisation itself', async () => {
    await add('manager', 'wan.webp', Buffer.from('RIFF\u0010\0\0\0WEBPVP8 '), path('globex'));
    schemaOf('get', path()).parse((await get('agent', path('globex'))).body);
    expect([await names('engineer2'), await names('customer2')]).toEqual([['wan.webp'], ['wan.webp']]);
    const caller = (await get('agent', '/api/v1/customers/lookup?id=globex')).body as { drawings: Drawing[] };
    expect(caller.drawings).toMatchObject([{ name: 'wan.webp', mediaType: 'image/webp' }]);
  });

  it('is not there for another organisation, and under another customer’s address for nobody', async () => {
    const { id } = (await add('agent', 'secret.png', png)).body;
    for (const address of [path(), `${path()}/${id}`])
      expect((await get('customer2', address)).status).toBe(404);
    expect((await get('agent', `${path('globex')}/${id}`)).status).toBe(404);
    expect((await (await service.as('agent')).delete(`${path('globex')}/${id}`)).status).toBe(404);
    expect((await get('agent', path('nobody'))).status).toBe(404);
    expect((await add('agent', 'a.png', png, path('nobody'))).status).toBe(404);
  });

  it('is added and removed by nobody else', async () => {
    const { id } = (await add('agent', 'ours.png', png)).body;
    for (const other of ['engineer1', 'depot', 'customer']) {
      expect((await add(other, 'a.png', png)).status).toBe(403);
      expect((await (await service.as(other)).delete(`${path()}/${id}`)).status).toBe(403);
    }
    expect((await (await service.as('agent')).delete(`${path()}/${id}`)).status).toBe(204);
    expect((await get('agent', `${path()}/${id}`)).status).toBe(404);
  });

  it('is sent once for one key', async () => {
    const key = crypto.randomUUID();
    const [first, second] = [
      await add('agent', 'once.png', png, path(), key),
      await add('agent', 'once.png', png, path(), key),
    ];
    expect(second.body).toEqual(first.body);
    expect((await names('agent', 'acme')).filter((name) => name === 'once.png')).toEqual(['once.png']);
  });

  it.each([
    ['map.svg', svg, /'map.svg' is none of png, jpg, jpeg, webp/],
    ['map.png', svg, /does not contain what its name says: it is not recognised/],
    ['map.gif', Buffer.from('GIF89a'), /is none of/],
    ['map.pdf', Buffer.from('%PDF-1.7'), /is none of/],
    ['map.png.html', Buffer.from('<script>alert(1)</script>'), /is none of/],
    ['map.jpg', png, /does not contain what its name says: image\/png/],
  ])('is refused, and nothing of it kept, when it is %j', async (name, content, detail) => {
    const before = await stored();
    const answer = await add('agent', name, content);
    expect([answer.status, answer.body.detail]).toEqual([415, expect.stringMatching(detail)]);
    expect(await stored()).toBe(before);
  });

  it(`is the last of a customer when there are ${mostDrawings}`, async () => {
    const to = path('globex');
    for (let count = (await names('agent')).length; count < mostDrawings; count += 1)
      expect((await add('agent', `${count}.png`, png, to)).status).toBe(201);
    expect((await add('agent', 'more.png', png, to)).body.detail).toMatch(/has 20 drawings already/);
  });
});
