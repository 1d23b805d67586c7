import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { largestAttachment } from '../../domain/attachments.ts';
import { eventually } from '../product/desk.ts';
import { opening, schemaOf, type Service, startService } from './service.ts';

let service: Service;
let number: string;
beforeAll(async () => {
  service = await startService();
  const agent = await service.as('agent');
  number = ((await agent.post('/api/v1/cases', opening())).body as { number: string }).number;
});
afterAll(() => service.close());

interface Kept {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  visibility: string;
}
interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Kept & { detail: string; errors?: { path: string }[] };
}
const chunk = (kind: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
};
/** As far as anybody looks who only wants to know what it is: a header, and a lot of picture. */
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000001000000010806000000', 'hex')),
  chunk('IDAT', randomBytes(700_000)),
]);
const log = Buffer.from('10:30 link down\n10:31 link up\n');

const path = (query = '') => `/api/v1/cases/${number}/attachments${query}`;
async function attach(
  who: string,
  name: string,
  content: Buffer,
  { query = '', key = crypto.randomUUID(), to = path(query) } = {},
): Promise<Answer> {
  const { token } = await service.as(who);
  return await service.anonymous
    .post(to)
    .set('Authorization', `Bearer ${token}`)
    .set('Caseline-Language', 'en')
    .set('Idempotency-Key', key)
    .attach('file', content, { filename: name, contentType: 'text/html' });
}
const read = async (who: string, id: string) =>
  (await service.as(who))
    .get(`${path()}/${id}`)
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
    });

const collection = (name: string) => mongoose.connection.collection(`attachments.${name}`);
const stored = async () => [
  await collection('files').countDocuments(),
  await collection('chunks').countDocuments(),
];
const history = async (who: string) => {
  const answer = await (await service.as(who)).get(`/api/v1/cases/${number}/timeline?limit=100`);
  const { data } = answer.body as { data: { kind: string; visibility: string; data: Partial<Kept> }[] };
  return data.filter(({ kind }) => kind === 'attached');
};

describe('a file that is attached to a case', () => {
  it('is in the history, and comes back byte by byte, to be saved and never shown', async () => {
    const answer = await attach('engineer1', 'foto.PNG', png, { query: '?visibility=public' });
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { name: 'foto.PNG', mediaType: 'image/png', size: png.length, visibility: 'public' },
    ]);
    schemaOf('post', path()).parse(answer.body);
    expect(answer.headers['location']).toBe(`${path()}/${answer.body.id}`);
    const { id } = answer.body;
    expect(await history('customer')).toMatchObject([
      { visibility: 'public', data: { id, name: 'foto.PNG', mediaType: 'image/png', size: png.length } },
    ]);
    const file = await read('customer', id);
    expect(Buffer.compare(file.body as Buffer, png)).toBe(0);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'content-disposition': `attachment; filename="foto.PNG"; filename*=UTF-8''foto.PNG`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('stays inside unless it is said to be public; what a customer attaches is public', async () => {
    const { body: inside } = await attach('engineer1', 'core.log', log);
    expect(inside).toMatchObject({ visibility: 'internal', mediaType: 'text/plain' });
    expect((await read('customer', inside.id)).status).toBe(404);
    expect((await read('engineer2', inside.id)).status).toBe(200);
    expect((await history('customer')).map(({ data }) => data.id)).not.toContain(inside.id);
    const { body: theirs } = await attach('customer', 'my.log', log, { query: '?visibility=internal' });
    expect(theirs.visibility).toBe('public');
    expect((await read('customer', theirs.id)).status).toBe(200);
  });

  it('is not there for another organisation, nor under another case', async () => {
    const { body } = await attach('customer', 'own.log', log);
    expect((await read('customer2', body.id)).status).toBe(404);
    expect((await attach('customer2', 'foreign.log', log)).status).toBe(404);
    const agent = await service.as('agent');
    const other = (await agent.post('/api/v1/cases', opening())).body as { number: string };
    expect((await agent.get(`/api/v1/cases/${other.number}/attachments/${body.id}`)).status).toBe(404);
    expect((await agent.get(`${path()}/../../../etc`)).status).toBe(404);
  });

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
    ['invoice\u202Etxt.log', 'invoicetxt.log'],
    ['a\r\nset-cookie: x=1.txt', /^a.*\.txt$/],
    ['日志 “今天”.log', '日志 “今天”.log'],
    [`${'W'.repeat(5000)}.log`, `${'W'.repeat(116)}.log`],
  ])('is called %j as text: neither a path nor a header', async (given, name) => {
    const { status, body } = await attach('engineer1', given, log);
    expect(status).toBe(201);
    expect(body.name).toEqual(name instanceof RegExp ? expect.stringMatching(name) : name);
    const { headers } = await read('engineer1', body.id);
    expect(headers['set-cookie']).toBeUndefined();
    const whole = /filename\*=UTF-8''(\S+)$/.exec(headers['content-disposition'] as string)?.[1];
    expect(decodeURIComponent(whole ?? '')).toBe(body.name);
  });

  it('is sent once for one key', async () => {
    const before = (await history('engineer1')).length;
    const key = crypto.randomUUID();
    const [first, second] = [
      await attach('engineer1', 'once.log', log, { key }),
      await attach('engineer1', 'once.log', log, { key }),
    ];
    expect(second.body).toEqual(first.body);
    expect((await history('engineer1')).length).toBe(before + 1);
  });
});

describe('a file is refused, and nothing of it kept,', () => {
  const script = Buffer.from('<script>alert(1)</script>');
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200), randomBytes(100)]);
  it.each([
    ['page.html', script, 415, /'page.html' is none of png, jpg/],
    ['picture.svg', script, 415, /is none of/],
    ['no-ending', log, 415, /is none of/],
    ['constructor', log, 415, /is none of/],
    ['setup.png', program, 415, /does not contain what its name says: application\/x-msdownload/],
    ['picture.png', script, 415, /does not contain what its name says: it is not recognised/],
    ['picture.jpg', png, 415, /does not contain what its name says: image\/png/],
    ['program.txt', program, 415, /does not contain/],
    ['table.csv', Buffer.from([65, 0, 66]), 415, /does not contain/],
    ['empty.txt', Buffer.alloc(0), 400, /is empty/],
    ['\u202E', log, 400, /has no name/],
    ['big.log', Buffer.alloc(largestAttachment + 1, 65), 413, /larger than 20 MB/],
  ])('when it is %j', async (name, content, status, detail) => {
    const before = await stored();
    const answer = await attach('engineer1', name, content);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(detail)]);
    expect(await stored()).toEqual(before);
  });

  it('when it does not come alone, in its field, as multipart/form-data', async () => {
    const before = await stored();
    const { token } = await service.as('engineer1');
    const post = () => service.anonymous.post(path()).set('Authorization', `Bearer ${token}`);
    const wrong = [
      post().attach('file', log, 'a.log').attach('file', log, 'b.log'),
      post().attach('other', log, 'a.log'),
      post().field('name', 'x').attach('file', log, 'a.log'),
      post().field('file', 'x'),
    ];
    for (const each of wrong) expect((await each).status).toBe(400);
    expect((await post().send({ file: 'x' })).status).toBe(415);
    expect((await post().query({ visibility: 'secret' }).attach('file', log, 'a.log')).status).toBe(400);
    const torn = post().set('Content-Type', 'multipart/form-data; boundary=x').send('--x\r\nContent-');
    expect((await torn).status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  it('when the sender breaks off', async () => {
    const before = await stored();
    const { token } = await service.as('engineer1');
    const sending = request({
      ...{ port: service.port, path: path(), method: 'POST', host: '127.0.0.1' },
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': 5_000_000,
      },
    });
    sending.on('error', () => undefined);
    sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    sending.write(png);
    const [, written] = await eventually(stored, ([, chunks]) => chunks! > before[1]!);
    sending.destroy();
    expect(written).toBeGreaterThan(before[1]!);
    expect(await eventually(stored, ([, chunks]) => chunks === before[1])).toEqual(before);
    expect((await history('engineer1')).some(({ data }) => data.name === 'a.png')).toBe(false);
  });

  it('when the case is over', async () => {
    const agent = await service.as('agent');
    const over = (await agent.post('/api/v1/cases', opening())).body as { number: string };
    await agent.post(`/api/v1/cases/${over.number}/cancel`, { reason: 'withdrawn', consentBy: 'Wang Fang' });
    const before = await stored();
    const answer = await attach('engineer1', 'late.log', log, {
      to: `/api/v1/cases/${over.number}/attachments`,
    });
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      `Case ${over.number} is ended: 'attach' is not possible now`,
    ]);
    expect(await stored()).toEqual(before);
  });
});
