import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { schemaOf, type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const path = '/api/v1/faq';
const as = (username: string) => service.as(username);
const entry = {
  category: 'technical',
  order: 5,
  published: false,
  question: { en: 'Why does the fan howl?', 'zh-CN': '风扇为什么啸叫？' },
  answer: { en: 'Dust.\nBlow it out.', 'zh-CN': '积灰。\n请清理。' },
};
type Listed = { data: { id: string; question: { en: string } }[]; page: { next: string; total?: number } };
const listed = async (username: string, query = '') =>
  (await (await as(username)).get(`${path}${query}`)).body as Listed;
const ids = async (username: string, query = '') => (await listed(username, query)).data.map(({ id }) => id);

async function add(change: object = {}): Promise<string> {
  const answer = await (await as('quality')).post(path, { ...entry, ...change });
  return (answer.body as { id: string }).id;
}

describe('the FAQ', () => {
  it('is added, changed at a revision and removed by those who edit it', async () => {
    const quality = await as('quality');
    const added = await quality.post(path, entry).set('Idempotency-Key', 'q1');
    schemaOf('post', path).parse(added.body);
    const { id } = added.body as { id: string };
    expect([added.status, added.headers['location']]).toEqual([201, `${path}/${id}`]);
    expect((await quality.post(path, entry).set('Idempotency-Key', 'q1')).text).toBe(added.text);
    const one = `${path}/${id}`;
    const changed = await quality.patch(one, { published: true }).set('If-Match', '"1"');
    expect(changed.body).toMatchObject({ ...entry, id, published: true, revision: 2 });
    expect((await quality.patch(one, { order: 6 }).set('If-Match', '"1"')).status).toBe(412);
    expect((await quality.delete(one).set('If-Match', '"1"')).status).toBe(412);
    expect((await quality.delete(one)).status).toBe(204);
    expect((await quality.get(one)).status).toBe(404);
    expect((await quality.patch(one, { order: 6 })).status).toBe(404);
  });

  it('is edited by quality, the manager of the centre and administrators alone', async () => {
    const id = await add();
    for (const username of ['manager', 'admin'])
      expect((await (await as(username)).patch(`${path}/${id}`, { order: 7 })).status).toBe(200);
    for (const username of ['agent', 'engineer1', 'techmanager', 'customer']) {
      const someone = await as(username);
      expect((await someone.post(path, entry)).status).toBe(403);
      expect((await someone.patch(`${path}/${id}`, { order: 8 })).status).toBe(403);
      expect((await someone.delete(`${path}/${id}`)).status).toBe(403);
    }
  });

  it('shows customers what is published, and nothing of the rest', async () => {
    const id = await add({ question: { en: 'A draft?', 'zh-CN': '草稿？' } });
    const customer = await as('customer');
    expect((await customer.get(`${path}/${id}`)).status).toBe(404);
    expect((await customer.get(`${path}/warranty`)).status).toBe(200);
    for (const query of ['', '?published=false', '?q=draft', '/suggestions?about=draft'])
      expect([query, (await ids('customer', query)).includes(id)]).toEqual([query, false]);
    expect(await ids('agent', '?published=false')).toContain(id);
    expect(await ids('agent', '?q=draft')).toEqual([id]);
  });

  it('is listed in its order, page by page, and found by words of either language', async () => {
    const all = await ids('customer', '?limit=100');
    expect(all.slice(0, 2)).toEqual(['what-to-tell', 'how-bad']);
    const first = await listed('customer', '?limit=3&total=true');
    schemaOf('get', path).parse(first);
    expect(first.page.total).toBe(all.length);
    expect(await ids('customer', `?limit=100&cursor=${first.page.next}`)).toEqual(all.slice(3));
    expect(await ids('customer', '?q=faulty rma')).toEqual(['return-faulty-part']);
    expect(await ids('customer', `?q=${encodeURIComponent('质保')}&category=contract`)).toEqual(['warranty']);
  });

  it('offers what a title is most likely about, in either language, and nothing for one that says nothing', async () => {
    const about = (text: string) => ids('customer', `/suggestions?about=${encodeURIComponent(text)}`);
    expect((await about('The switch keeps rebooting'))[0]).toBe('device-does-not-start');
    expect((await about('交换机反复重启'))[0]).toBe('device-does-not-start');
    expect((await about('Is the device in warranty'))[0]).toBe('warranty');
    expect(await about('the a is of')).toEqual([]);
    expect(await about('printer')).toEqual([]);
  });

  it.each([
    ['category', { category: 'gossip' }],
    ['order', { order: -1 }],
    ['question.zh-CN', { question: { en: 'Only English?' } }],
    ['question.en', { question: { en: 'two\nlines', 'zh-CN': '两行' } }],
    ['answer.en', { answer: { en: ' ', 'zh-CN': '空' } }],
    ['answer.fr', { answer: { ...entry.answer, fr: 'oui' } }],
    ['published', { published: 'yes' }],
  ])('refuses a wrong %s at its field', async (field, change) => {
    const answer = await (await as('admin')).post(path, { ...entry, ...change });
    const { errors } = answer.body as { errors: { path: string }[] };
    expect([answer.status, errors.map((each) => each.path)]).toEqual([400, [field]]);
  });
});
