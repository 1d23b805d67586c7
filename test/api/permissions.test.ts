import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionBodies, hyphened } from '../../api/bodies.ts';
import { checkRoutes, routes } from '../../api/routes.ts';
import { ok, type Route, route } from '../../api/route.ts';
import { actionRules } from '../../domain/case/actions.ts';
import { managerRoles, type Role, roles } from '../../domain/vocabulary.ts';
import { hashPassword } from '../../store/passwords.ts';
import { addUser } from '../../store/people.ts';
import { demonstrationPassword } from '../../store/seed.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
let caseNumber: string;
let rmaNumber: string;

beforeAll(async () => {
  service = await startService();
  const passwordHash = await hashPassword(demonstrationPassword);
  for (const role of roles)
    await addUser({
      ...{
        _id: `only-${role}`,
        username: `only-${role}`,
        name: role,
        email: null,
        phone: null,
        roles: [role],
      },
      ...{ skills: [], language: 'en', customerId: role === 'customer' ? 'globex' : null },
      ...{ active: true, onDuty: false, passwordHash },
    });
  const agent = await service.as('agent');
  const engineer = await service.as('engineer1');
  caseNumber = ((await agent.post('/api/v1/cases', opening())).body as { number: string }).number;
  await engineer.post(`/api/v1/cases/${caseNumber}/respond`, { note: 'Called', via: 'phone' });
  const body = { kind: 'loaner', serialNumber: 'S', partNumber: 'SUP-2T', reason: 'R' };
  rmaNumber = ((await engineer.post(`/api/v1/cases/${caseNumber}/rmas`, body)).body as { number: string })
    .number;
});
afterAll(() => service.close());

const pathOf = ({ path }: Route) =>
  path
    .replace('/rmas/{number}', `/rmas/${rmaNumber}`)
    .replace('/calls/{number}', '/calls/L20260101-0001')
    .replace('{number}', caseNumber)
    .replace('/attachments/{id}', '/attachments/4a3a52de-8d0c-4f6b-9a1e-0c5d8f1f7b11')
    .replace('{drawingId}', '4a3a52de-8d0c-4f6b-9a1e-0c5d8f1f7b11')
    .replace('/views/{id}', '/views/none')
    .replace('/users/{id}', '/users/agent')
    .replace('/customers/{id}', '/customers/acme')
    .replace('/policies/{id}', '/policies/response-centre')
    .replace('/parts/{partNumber}', '/parts/SUP-2T')
    .replace('/calendars/{id}', '/calendars/depot-cn')
    .replace('/holidays/{id}', '/holidays/CN-2026')
    .replace('/depots/{id}', '/depots/beijing')
    .replace('/faq/{id}', '/faq/not-there')
    .replace('/contracts/{id}', '/contracts/acme-support')
    .replace('{serialNumber}', 'FOC2231X0AB')
    .replace('{token}', 'none');
const name = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const closed = routes.filter(({ access }) => access !== 'public');
const rolesOf = ({ access }: Route) => access as readonly Role[];

const ask = (token: string | null, each: Route, body: object = {}) => {
  const request = service.anonymous[each.method](pathOf(each));
  if (token) void request.set('Authorization', `Bearer ${token}`);
  return each.method === 'get' ? request : request.send(body);
};

describe('the route table', () => {
  it.each(closed.map((each) => [name(each), each] as const))('%s needs a login', async (_, each) => {
    expect((await ask(null, each)).status).toBe(401);
  });

  it('asks for the login before it looks at a byte of what was sent', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    for (const { method, path } of closed.filter(({ body, upload }) => body || upload))
      for (const [encoding, sent] of [['identity', Buffer.from('{"')] as const, ['gzip', bomb] as const]) {
        const asked = service.anonymous[method](path).set('Content-Encoding', encoding);
        const answer = await asked
          .type('application/json')
          .serialize((body) => body as never)
          .send(sent);
        expect([path, encoding, answer.status]).toEqual([path, encoding, 401]);
      }
  });

  it('takes no more of a compressed body than of another', async () => {
    const { token } = await service.as('only-agent');
    const answer = await service.anonymous
      .post('/api/v1/cases')
      .set({ Authorization: `Bearer ${token}`, 'Content-Encoding': 'gzip' })
      .type('application/json')
      .serialize((body) => body as never)
      .send(gzipSync(Buffer.alloc(20_000_000, ' ')));
    expect(answer.status).toBe(413);
  });

  it.each(
    closed.filter((each) => rolesOf(each).length < roles.length).map((each) => [name(each), each] as const),
  )('%s is closed to every role that is not named', async (_, each) => {
    for (const role of roles.filter((held) => !rolesOf(each).includes(held))) {
      const { token } = await service.as(`only-${role}`);
      expect([role, (await ask(token, each)).status]).toEqual([role, 403]);
    }
  });

  it('opens nothing by accident', () => {
    expect(routes.filter(({ access }) => access === 'public').map(name)).toEqual([
      'GET /healthz',
      'GET /readyz',
      'POST /api/v1/auth/token',
      'POST /api/v1/auth/session',
      'DELETE /api/v1/auth/session',
      'GET /api/v1/consents/{token}',
      'GET /api/v1/consents/{token}/fault-report',
      'POST /api/v1/consents/{token}',
      'GET /api/v1/surveys/{token}',
      'POST /api/v1/surveys/{token}',
    ]);
    const customers = closed.filter((each) => rolesOf(each).includes('customer')).map(name);
    expect(customers).toEqual([
      'PUT /api/v1/auth/session',
      'POST /api/v1/me/password',
      'GET /api/v1/me/sessions',
      'DELETE /api/v1/me/sessions/{id}',
      'POST /api/v1/cases',
      'GET /api/v1/cases/{number}',
      'GET /api/v1/case-types',
      'GET /api/v1/case-types/{id}',
      'GET /api/v1/cases',
      'GET /api/v1/cases/{number}/timeline',
      'POST /api/v1/cases/{number}/notes',
      'POST /api/v1/cases/{number}/consent',
      'POST /api/v1/cases/{number}/reopen',
      'POST /api/v1/cases/{number}/answer-survey',
      'POST /api/v1/cases/{number}/attachments',
      'GET /api/v1/cases/{number}/attachments/{id}',
      'GET /api/v1/cases/{number}/fault-report',
      'GET /api/v1/rmas',
      'GET /api/v1/rmas/{number}',
      'GET /api/v1/rmas/{number}/timeline',
      'GET /api/v1/me',
      'PATCH /api/v1/me',
      'GET /api/v1/customers/{id}',
      'GET /api/v1/customers/{id}/drawings',
      'GET /api/v1/customers/{id}/drawings/{drawingId}',
      'GET /api/v1/contracts',
      'GET /api/v1/contracts/{id}',
      'GET /api/v1/assets',
      'GET /api/v1/assets/{serialNumber}',
      'GET /api/v1/faq',
      'GET /api/v1/faq/suggestions',
      'GET /api/v1/faq/{id}',
      'GET /api/v1/events',
    ]);
    const writers = (path: string) => rolesOf(routes.find((each) => name(each) === path)!);
    expect(writers('POST /api/v1/users')).toEqual(['admin']);
    expect(writers('PUT /api/v1/policies/{id}')).toEqual(['admin', ...managerRoles]);
  });

  it('has every action of a case, for whom the domain says', () => {
    for (const action of Object.keys(actionBodies) as (keyof typeof actionBodies)[]) {
      const found = routes.find(({ path }) => path === `/api/v1/cases/{number}/${hyphened(action)}`);
      expect(found?.access).toEqual(actionRules[action].roles);
    }
  });

  it('hides what belongs to another organisation, on every route that names a case, an RMA or a customer', async () => {
    const { token } = await service.as('only-customer');
    const bodies: Record<string, object> = {
      notes: { text: 'x', visibility: 'public' },
      consent: { agreed: true, by: 'x', via: 'portal' },
      reopen: { reason: 'x' },
      'answer-survey': { answers: { overall: 5, response_speed: 5, skill: 5, attitude: 5 } },
    };
    const named = closed.filter((each) => rolesOf(each).includes('customer') && each.path.includes('{'));
    for (const each of named) {
      const answer = await ask(token, each, bodies[each.path.split('/').at(-1) ?? '']);
      expect([name(each), answer.status]).toEqual([name(each), 404]);
      expect(answer.text).not.toContain('Core switch');
    }
  });

  it('does not start with a route that is open to nobody, or there twice', () => {
    const fine = route({
      ...{ method: 'get', path: '/x', tag: 'X', summary: 'X', roles: ['admin'] },
      answer: { status: 200, description: 'X' },
      handler: () => Promise.resolve(ok({})),
    });
    expect(() => checkRoutes([fine])).not.toThrow();
    expect(() => checkRoutes([{ ...fine, access: [] }])).toThrow('GET /x names no roles');
    expect(() => checkRoutes([{ ...fine, access: undefined as never }])).toThrow('names no roles');
    expect(() => checkRoutes([fine, fine])).toThrow('twice');
  });
});
