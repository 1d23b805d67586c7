import { promiseHooks } from 'node:v8';

/**
 * Loaded ahead of the worker (`node --import`) and with it in the thread of the workflows. The SDK takes a stack trace of
 * every promise that a workflow makes, only to show operators where it waits: half the processor time of its tasks
 * (docs/performance.md), and it has no setting for it. Where a case stands is in its details and the summaries of its
 * timers; a worker that is started without this module has the call stacks in Temporal's UI as well.
 */
const { createHook } = promiseHooks;
promiseHooks.createHook = (hooks) => {
  // Node's own (AsyncLocalStorage, which cancellation scopes need) look at what comes before and after as well.
  if (!hooks.before) throw new Error('No stack traces of promises here');
  return createHook(hooks);
};
