import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../api/problem.ts';
import { translated } from '../../api/temporal.ts';
import { wrongState } from '../../domain/refusal.ts';
import { opening, type Service, startService } from './service.ts';

let service: Service;
let number: string;
const chinese = /\p{Script=Han}/u;

beforeAll(async () => {
  service = await startService();
  const agent = await service.as('agent');
  number = ((await agent.post('/api/v1/cases', opening())).body as { number: string }).number;
  for (const username of ['expert', 'engineer2', 'customer'])
    await (await service.as(username)).patch('/api/v1/me', { language: 'zh-CN' });
});
afterAll(() => service.close());

interface Refused {
  status: number;
  title: string;
  detail: string;
  errors?: { path: string; message: string }[];
}
/** What an expert, who reads Chinese, is refused with. */
async function refused(method: 'get' | 'post', path: string, body?: object, as = 'expert'): Promise<Refused> {
  const { token } = await service.as(as);
  const request = service.anonymous[method](`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
  const answer = await (method === 'post' ? request.send(body ?? {}) : request);
  const problem = answer.body as Refused;
  const { title, detail, errors = [] } = problem;
  for (const text of [title, detail, ...errors.map(({ message }) => message)]) expect(text).toMatch(chinese);
  return problem;
}

describe('a reader of Chinese is refused in Chinese', () => {
  it('where something is not there, or not theirs', async () => {
    expect((await refused('get', '/cases/C20200101-0001')).detail).toBe('没有工单 C20200101-0001');
    expect((await refused('get', '/audit')).status).toBe(403);
    expect((await refused('get', '/rmas/R20200101-0001', undefined, 'customer')).status).toBe(404);
  });

  it('where a field is wrong, by our own checks and by those of the schemas', async () => {
    const { errors, detail } = await refused('post', `/cases/${number}/work`, { text: 5, kind: 'x', y: 1 });
    expect(errors?.map(({ path }) => path)).toEqual(['text', 'kind', 'y']);
    expect(detail).toBe(`text: ${errors?.[0]?.message}`);
    const past = await refused(
      'post',
      `/cases/${number}/hold`,
      {
        reason: 'scheduled',
        until: '2020-01-01T00:00:00Z',
      },
      'engineer2',
    );
    expect(past).toMatchObject({ status: 400, detail: 'until: 须在将来' });
    expect((await refused('get', '/cases?limit=1000')).errors).toEqual([
      { path: 'limit', message: '须为 1 至 100 的数字' },
    ]);
  });

  it('where the rules of the case refuse', async () => {
    const resume = await refused('post', `/cases/${number}/resume`, {}, 'engineer2');
    expect(resume).toMatchObject({ status: 409, detail: `工单 ${number} 没有挂起` });
    const diagnose = await refused('post', `/cases/${number}/diagnose`, { cause: 'x' }, 'engineer2');
    expect(diagnose.detail).toMatch(new RegExp(`^工单 ${number} 处于“.+”，现在不能“诊断”$`));
    const arrive = await refused('post', `/cases/${number}/arrive`, {}, 'engineer2');
    expect(arrive.status).toBe(409);
  });

  it('where nobody is signed in, by what the browser prefers', async () => {
    const answer = await service.anonymous.get('/api/v1/me').set('Accept-Language', 'zh-CN,en;q=0.5');
    expect(answer.body).toMatchObject({ status: 401, title: '请先登录', detail: '请先登录' });
    const login = await service.anonymous
      .post('/api/v1/auth/session')
      .set('Accept-Language', 'zh')
      .send({ username: 'nobody', password: 'x' });
    expect(login.body).toMatchObject({ detail: '用户名或密码不正确' });
  });

  it('while a service is away', async () => {
    service.engine.away = true;
    const away = await refused('post', `/cases/${number}/notes`, { text: 'x', visibility: 'internal' });
    service.engine.away = false;
    expect(away).toMatchObject({ status: 503, title: '后端服务暂时不可用' });
  });

  it('and a reader of English in English', async () => {
    const answer = await (await service.as('engineer1')).post(`/api/v1/cases/${number}/resume`);
    expect(answer.body).toMatchObject({
      title: 'The state forbids it',
      detail: `Case ${number} is not on hold`,
    });
  });
});

describe('what a workflow refuses', () => {
  const failure = (...details: unknown[]) =>
    translated(
      new WorkflowUpdateFailedError(
        'refused',
        ApplicationFailure.nonRetryable('Case C1 is not on hold', 'wrong_state', ...details),
      ),
    ) as Problem;

  it('comes with what it means, and is said in the language of whoever asked', () => {
    const problem = failure(wrongState('notOnHold', { number: 'C1' }).said);
    expect(problem.body('/', { language: 'en', timeZone: 'UTC' }).detail).toBe('Case C1 is not on hold');
    expect(problem.body('/', { language: 'zh-CN', timeZone: 'UTC' }).detail).toBe('工单 C1 没有挂起');
  });

  it('is said in its own words when it comes from a worker of another version', () => {
    for (const details of [[], [{ key: 'not a key', values: {} }], ['text']])
      expect(failure(...details).body('/', { language: 'zh-CN', timeZone: 'UTC' })).toMatchObject({
        title: '当前状态不允许此操作',
        detail: 'Case C1 is not on hold',
      });
  });
});
