import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../api/openapi.ts';
import { routes } from '../../api/routes.ts';
import { type Service, startService } from './service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

describe('the OpenAPI document', () => {
  it('is the committed one: run `node dist/api/openapi-file.js` after a change of the interface', async () => {
    const committed = JSON.parse(await readFile('api/openapi.json', 'utf8')) as unknown;
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(committed);
  });

  it('has every route once, each with an operation ID of its own', () => {
    const { paths, openapi } = openApiDocument();
    expect(openapi).toBe('3.1.0');
    const operations = Object.values(paths ?? {}).flatMap(
      (path) => Object.values(path) as { operationId: string }[],
    );
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('says which refusals and which kinds of file are to be expected', () => {
    const { paths, components } = JSON.parse(JSON.stringify(openApiDocument())) as {
      paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
      components: { schemas: Record<string, { properties: Record<string, { items?: object }> }> };
    };
    const of = (path: string) => paths[`/api/v1${path}`]?.['get']?.responses ?? {};
    expect(Object.keys(of('/cases/{number}/fault-report'))).toContain('409');
    expect(Object.keys(of('/customers/lookup'))).toContain('404');
    expect(Object.keys(of('/consents/{token}'))).toContain('410');
    const kinds = (path: string) => Object.keys(of(path)['200']?.content ?? {});
    const table = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const all = ['application/json', 'application/pdf', table, 'text/csv'];
    expect(kinds('/cases').toSorted()).toEqual(all);
    expect(kinds('/reports/volumes').toSorted()).toEqual(all);
    expect(kinds('/cases/{number}/fault-report')).toEqual(['application/pdf']);
    expect(kinds('/events')).toEqual(['text/event-stream']);
    expect(JSON.stringify(components.schemas['Case']?.properties['rmas'])).toContain('serialNumber');
  });

  it('is served, with a page to read it that loads nothing from elsewhere', async () => {
    const document = await service.anonymous.get('/api/openapi.json');
    expect(document.body).toMatchObject({ openapi: '3.1.0', info: { title: 'Caseline' } });
    expect((await service.anonymous.get('/api/docs')).headers['location']).toBe('/api/docs/');
    const page = await service.anonymous.get('/api/docs/');
    const csp = page.headers['content-security-policy'];
    expect(csp).toContain("script-src 'self'");
    expect(csp).not.toContain('unsafe');
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(loaded).toHaveLength(4);
    for (const path of loaded) expect((await service.anonymous.get(`/api/docs/${path}`)).status).toBe(200);
    expect(page.headers).not.toHaveProperty('x-powered-by');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
  });
});
