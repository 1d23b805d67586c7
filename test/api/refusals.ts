import { expect } from '@jest/globals';
import mongoose from 'mongoose';
import { problemBody } from '../../api/problem.ts';
import { countCases } from '../../store/cases.ts';
import { opening, startService } from './service.ts';

type Response = { status: number; headers: Record<string, string>; body: unknown };

/** A service with one case, and a check that a refused request left everything as it was. */
export async function startRefusals() {
  const service = await startService();
  const agent = await service.as('agent');
  const { number } = (await agent.post('/api/v1/cases', opening())).body as { number: string };

  const traces = async () => ({
    cases: await countCases({}),
    state: service.engine.cases.get(number),
    requests: await mongoose.connection.collection('requests').countDocuments(),
    timeline: await mongoose.connection.collection('timeline').countDocuments(),
  });
  let before = await traces();

  /** The answer is a precise problem about `paths`, and nothing is left of the request. Gives back its detail. */
  async function refused(response: Response, status: number, paths?: string[]): Promise<string> {
    expect([response.status, response.body]).toEqual([status, expect.anything()]);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    const problem = problemBody.parse(response.body);
    expect(problem.status).toBe(status);
    if (paths) expect(problem.errors?.map(({ path }) => path)).toEqual(paths);
    expect(await traces()).toEqual(before);
    return problem.detail;
  }

  return {
    ...service,
    number,
    refused,
    /** Takes what is there now as what must stay. */
    settle: async () => {
      before = await traces();
    },
  };
}
export type Refusals = Awaited<ReturnType<typeof startRefusals>>;
