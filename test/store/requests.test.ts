import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nextNumber } from '../../store/counters.ts';
import { checkPassword } from '../../store/passwords.ts';
import { findLogin, findPerson, listUsers } from '../../store/people.ts';
import { compiledPolicy, findPolicy, listPolicies, putPolicy } from '../../store/policies.ts';
import { shippedPolicies } from '../../policies/shipped.ts';
import { answerRequest, enterRequest, findRequest } from '../../store/requests.ts';
import { flushAll } from '../../store/together.ts';
import { findCustomersBy } from '../../store/customers.ts';
import { demonstrationPassword, seed } from '../../store/seed.ts';
import { openDatabase } from './database.ts';
import { shortPolicy } from './samples.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

describe('numbers', () => {
  it('are never given twice, however many are asked for at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 30 }, () => nextNumber('C', '2026-11-03')));
    expect(new Set(numbers).size).toBe(30);
    expect([...numbers].sort()[0]).toBe('C20261103-0001');
    expect(await nextNumber('R', '2026-11-03')).toBe('R20261103-0001');
  });
});

describe('requests with an idempotency key', () => {
  it('share one reserved number, of many at once too', async () => {
    let reserved = 0;
    const reserve = () => Promise.resolve(`N${++reserved}`);
    const records = await Promise.all(
      Array.from({ length: 20 }, () => enterRequest('u:k', 'print', reserve)),
    );
    expect(new Set(records.map(({ record }) => record.number)).size).toBe(1);
    expect(records.filter(({ isFirst }) => isFirst)).toHaveLength(1);
  });

  it('keep their first answer', async () => {
    const first = { status: 201, headers: { location: '/x' }, body: { a: 1 } };
    const other = { status: 500, headers: {}, body: null };
    const kept = async () => (await findRequest('u:k'))?.response;
    expect(answerRequest('u:k', first)).toEqual(first);
    expect(answerRequest('u:k', other)).toEqual(first);
    expect(await kept()).toEqual(first);
    await flushAll();
    expect(await kept()).toEqual(first);
    answerRequest('u:k', other);
    await flushAll();
    expect(await kept()).toEqual(first);
  });
});

describe('policies', () => {
  it('keep every version and refuse a change of an older one', async () => {
    await seed({ demo: false, admin: undefined });
    expect(await findPolicy('response-centre')).toMatchObject({ version: 1, changedBy: null });
    expect(await putPolicy('response-centre', shortPolicy, 'admin', 1)).toMatchObject({ version: 2 });
    expect(await putPolicy('response-centre', shortPolicy, 'admin', 1)).toBeNull();
    await seed({ demo: false, admin: undefined });
    expect(await compiledPolicy('response-centre')).toMatchObject({ version: 2, escalation: { P1: [] } });
    const listed = (await listPolicies()).map(({ id, version }) => `${id} ${version}`);
    expect(listed).toContain('response-centre 2');
    expect(listed).not.toContain('response-centre 1');
    expect(new Set(listed).size).toBe((await shippedPolicies()).size);
  });
});

describe('the seed', () => {
  it('makes the demonstration people and customers once', async () => {
    await seed({ demo: true, admin: undefined });
    await seed({ demo: true, admin: undefined });
    const { data } = await listUsers({}, false, null, 100);
    expect(data.map(({ username }) => username)).toEqual(
      'admin,agent,customer,customer2,depot,engineer1,engineer2,engineer3,expert,manager,quality,rma,techmanager'.split(
        ',',
      ),
    );
    expect(JSON.stringify(data)).not.toContain('argon2');
    const login = await findLogin('engineer1');
    expect(await checkPassword(demonstrationPassword, login!.passwordHash)).toBe(true);
    expect(await checkPassword('wrong', login!.passwordHash)).toBe(false);
    expect(await checkPassword('wrong', null)).toBe(false);
    expect(await findPerson('engineer1')).toEqual({ id: 'engineer1', name: 'Li Wei', roles: ['engineer'] });
    expect(await findCustomersBy({ phone: '13800138000' })).toMatchObject([{ _id: 'acme' }]);
  });

  it('makes a first administrator only where there is none', async () => {
    await seed({ demo: false, admin: { username: 'root', password: 'long enough' } });
    expect(await findLogin('root')).toBeNull();
  });
});
