import { ApplicationFailure, Context } from '@temporalio/activity';
import { NothingToRestart, type Place, restart } from '../engine/restart.ts';
import type { EngineActivities } from './contract.ts';

/** The namespace and the task queue in which this worker works. */
const here = (): Place => {
  const { client, info } = Context.current();
  return { client, taskQueue: info.taskQueue };
};

/** What keeps the processes going, for a worker of Caseline. */
export const engineActivities: EngineActivities = {
  restart: (asked) =>
    restart(here(), asked).catch((error: unknown) => {
      if (error instanceof NothingToRestart)
        throw ApplicationFailure.nonRetryable(error.message, 'wrong_state');
      throw error;
    }),
};
