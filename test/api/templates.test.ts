import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recallWording } from '../../store/templates.ts';
import { type Refusals, startRefusals } from './refusals.ts';
import { schemaOf } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const as = (username: string) => service.as(username);
const refused: Refusals['refused'] = (...given) => service.refused(...given);

const templates = '/api/v1/templates';
const path = `${templates}/en/acknowledged`;
const wording = {
  subject: '[{{ number }}] We are on it',
  text: 'Dear {{ recipient }}, soon: {{ due }}.',
  sms: 'Soon: {{ due }}',
};

describe('templates', () => {
  it('are there for every message in every language, as shipped', async () => {
    const agent = await as('agent');
    const list = await agent.get(templates);
    schemaOf('get', templates).parse(list.body);
    const { data } = (await agent.get(`${templates}?language=zh-CN`)).body as {
      data: { language: string }[];
    };
    expect(new Set(data.map(({ language }) => language))).toEqual(new Set(['zh-CN']));
    const one = await agent.get(path);
    schemaOf('get', path).parse(one.body);
    expect(one.body).toMatchObject({ version: 0, edited: false, reader: 'contact' });
    expect((one.body as { sms: string }).sms).toContain('{{ number }}');
    expect((one.body as { placeholders: string[] }).placeholders).toContain('consentLink');
    await refused(await agent.get(`${templates}/en/unheard_of`), 404);
    await refused(await agent.get(`${templates}/fr/acknowledged`), 404);
    await refused(await (await as('customer')).get(templates), 403);
  });

  it('are edited in versions, and go back to as they were shipped', async () => {
    const manager = await as('manager');
    const put = await manager.put(path, wording).set('If-Match', '"0"');
    schemaOf('put', path).parse(put.body);
    expect(put.body).toMatchObject({ ...wording, version: 1, edited: true, changedBy: 'manager' });
    expect(put.headers['etag']).toBe('"1"');
    expect(await recallWording('en', 'acknowledged')).toEqual(wording);
    await refused(await manager.put(path, wording).set('If-Match', '"0"'), 412);
    const back = await manager.delete(path).set('If-Match', '"1"');
    expect(back.body).toMatchObject({ version: 2, edited: false });
    expect((back.body as { subject: string }).subject).not.toBe(wording.subject);
    expect(await recallWording('en', 'acknowledged')).toBeNull();
    const versions = await manager.get(`${path}/versions`);
    schemaOf('get', `${path}/versions`).parse(versions.body);
    expect(versions.body).toMatchObject({
      data: [
        { version: 2, edited: false },
        { version: 1, ...wording },
      ],
    });
    await refused(await (await as('engineer1')).put(path, wording), 403);
  });

  it('name what is wrong with them, at its field, and store nothing', async () => {
    const admin = await as('admin');
    const put = (change: object, of = path) => admin.put(of, { ...wording, ...change });
    expect(await refused(await put({ text: 'Due {{ dueDate }}' }), 400, ['text'])).toBe(
      "text: there is no placeholder 'dueDate'",
    );
    expect(await refused(await put({ subject: '{{ customer.name }}' }), 400, ['subject'])).toContain(
      "'customer' has no part 'name'",
    );
    expect(await refused(await put({ text: '{% if due %}' }), 400, ['text'])).toContain('not closed');
    expect(await refused(await put({ text: '{{ due | shout }}' }), 400, ['text'])).toContain('shout');
    await refused(await put({ sms: null }), 400, ['sms']);
    await refused(await put({ sms: null }, `${templates}/en/assigned`), 400, ['sms']);
    expect(await refused(await put({}, `${templates}/en/consent_requested`), 400, ['text'])).toContain(
      'consentLink',
    );
  });

  it('cannot read files nor run in circles', async () => {
    const admin = await as('admin');
    for (const text of [
      "{% render 'package.json' %}",
      "{% include 'package.json' %}",
      '{% for i in (1..1000000000) %}x{% endfor %}',
      '{% assign due = 1 %}',
    ])
      await refused(await admin.put(path, { ...wording, text }), 400, ['text']);
  });

  it('are refused where they come to more than a message may hold, at the part that does', async () => {
    const admin = await as('admin');
    const grown = "{{ 'x' | append: 'x' }}".replace(
      "'x' }}",
      `'x'${" | replace: 'x', 'xxxxxxxxxx'".repeat(7)} }}`,
    );
    for (const part of ['text', 'subject']) {
      const given = { ...wording, [part]: grown };
      await refused(await admin.put(path, given), 400, [part]);
      await refused(await admin.post(`${path}/preview`, given), 400, [part]);
    }
  });

  it('are shown as they would be sent of a sample case', async () => {
    const admin = await as('admin');
    const preview = await admin.post(`${path}/preview`, { ...wording, text: '<b>{{ recipient }}</b>' });
    schemaOf('post', `${path}/preview`).parse(preview.body);
    const { subject, text, html } = preview.body as Record<string, string>;
    expect(subject).toBe('[C20261124-0042] We are on it');
    expect(text).toContain('<b>Li Wei</b>');
    expect(html).toContain('&lt;b&gt;Li Wei&lt;/b&gt;');
    await refused(await admin.post(`${path}/preview`, { ...wording, subject: '{{ nobody }}' }), 400, [
      'subject',
    ]);
  });
});
