import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { statusesOf } from '../../api/openapi.ts';
import { routes } from '../../api/routes.ts';
import type { Route } from '../../api/route.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { type Refusals, startRefusals } from './refusals.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());

/** Somebody of the demonstration for every role that a route may name first. */
const usernames: Partial<Record<Role, string>> = {
  customer: 'customer',
  agent: 'agent',
  engineer: 'engineer1',
  expert: 'expert',
  rma_admin: 'rma',
  depot: 'depot',
  response_center_manager: 'manager',
  technical_manager: 'techmanager',
  quality_manager: 'quality',
  admin: 'admin',
};

/** An answer from the route by somebody who may use it, with `body` as it stands. */
async function ask(route: Route, body?: string, { type = 'application/json', query = '' } = {}) {
  const path = route.path
    .replace('/rmas/{number}', '/rmas/R20260101-0001')
    .replace('/calls/{number}', '/calls/L20260101-0001')
    .replace('{number}', service.number)
    .replace('/holidays/{id}', '/holidays/CN-2026')
    .replace('{language}/{name}', 'en/acknowledged')
    .replace('{partNumber}', 'SUP-2T')
    .replace('/attachments/{id}', '/attachments/4a3a52de-8d0c-4f6b-9a1e-0c5d8f1f7b11')
    .replace('{drawingId}', '4a3a52de-8d0c-4f6b-9a1e-0c5d8f1f7b11')
    .replace('/sessions/{id}', '/sessions/4a3a52de-8d0c-4f6b-9a1e-0c5d8f1f7b11')
    .replace('/notifications/{id}', '/notifications/C20260101-0001%2F1%2Fcontact%2Femail')
    .replace('{id}', 'acme')
    .replace('{serialNumber}', 'FOC2231X0AB')
    .replace(/\{\w+\}/, 'none');
  const request = service.anonymous[route.method](path + query);
  const username = route.access === 'public' ? undefined : route.access.map((role) => usernames[role])[0];
  if (username) void request.set('Authorization', `Bearer ${(await service.as(username)).token}`);
  if (body !== undefined) void request.set('Content-Type', type).set('Idempotency-Key', crypto.randomUUID());
  const answer = await (body === undefined ? request : request.send(body));
  // Whatever a route answers, the document says that it can.
  expect([name(route), ...statusesOf(route), route.answer.status]).toContain(answer.status);
  return answer;
}

const name = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const named = (each: readonly Route[]) => each.map((route) => [name(route), route] as const);
const refused: Refusals['refused'] = (...given) => service.refused(...given);
const detail = (answer: { body: unknown }) => (answer.body as { detail: string }).detail;

/** The fields of a body, with the objects inside it. */
function fieldsOf(schema: unknown, path: string[] = []): string[][] {
  const { properties = {} } = schema as { properties?: Record<string, object> };
  return Object.entries(properties).flatMap(([field, inner]) => [
    [...path, field],
    ...fieldsOf(inner, [...path, field]),
  ]);
}
const nested = (path: string[], value: unknown): unknown =>
  path.reduceRight((inner, field) => ({ [field]: inner }), value);

describe('every route with a body', () => {
  const writes = routes.filter(({ body }) => body);

  it.each(named(writes))('%s refuses what it does not know', async (_, route) => {
    const unknown = await ask(route, '{"colour":"red"}');
    await refused(unknown, 400);
    expect(JSON.stringify(unknown.body)).toContain('colour');
    await refused(await ask(route, '{"__proto__":{"roles":["admin"]}}'), 400);
  });

  it.each(named(writes))('%s refuses an operator in any field', async (_, route) => {
    const fields = fieldsOf(z.toJSONSchema(route.body!, { io: 'input', unrepresentable: 'any' }));
    for (const path of fields) {
      const answer = await ask(route, JSON.stringify(nested(path, { $ne: null })));
      await refused(answer, 400);
      expect(JSON.stringify((answer.body as { errors: unknown }).errors)).toContain(path.join('.'));
    }
  });

  it.each(named(writes))('%s refuses what is no JSON object in UTF-8', async (_, route) => {
    for (const body of ['{"title":', 'null', '[]', '"text"', '5']) await refused(await ask(route, body), 400);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
    ])
      await refused(await ask(route, '{"title":"x"}', { type }), 415);
  });

  it.each(named(writes))('%s refuses more than 256 kB', async (_, route) => {
    await refused(await ask(route, JSON.stringify({ title: 'x'.repeat(300_000) })), 413);
  });
});

describe('every route', () => {
  it.each(named(routes))(
    '%s refuses a parameter that it does not know, also as an operator',
    async (_, route) => {
      for (const query of ['?colour=red', '?id[$ne]=x', '?$where=1'])
        await refused(await ask(route, undefined, { query }), 400);
    },
  );
});

describe('every list', () => {
  const lists = routes.filter(({ query }) => query && 'cursor' in query.shape);

  it('is one of those', () => expect(lists.length).toBeGreaterThan(5));

  it.each(named(lists))('%s refuses a limit and a cursor that are none', async (_, route) => {
    const foreign = await ask(
      routes.find((each) => name(each) === 'GET /api/v1/users')!,
      undefined,
      {
        query: '?limit=1',
      },
    );
    const { next } = (foreign.body as { page: { next: string } }).page;
    const wrong = ['limit=-1', 'limit=1e2', 'limit=', 'total=1', 'sort=$natural', 'cursor=x', 'cursor=.'];
    const taken = route.path === '/api/v1/users' ? `cursor=${next}x` : `cursor=${next}`;
    for (const query of [...wrong, taken]) {
      const answer = await ask(route, undefined, { query: `?${query}` });
      if (answer.status === 404) continue;
      await refused(answer, 400, [query.split('=')[0]!]);
      expect(detail(answer)).toMatch(/^(limit|total|sort|cursor): /);
    }
  });
});
