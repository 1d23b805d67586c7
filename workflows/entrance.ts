import {
  ApplicationFailure,
  CancellationScope,
  condition,
  currentUpdateInfo,
  defineSignal,
  defineUpdate,
  log,
  patched,
  setDefaultUpdateHandler,
  setHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { Refusal } from '../domain/refusal.ts';
import type { Action } from '../domain/schema/action.ts';
import { check, type Fault } from '../domain/schema/check.ts';
import type { Of, Schema } from '../domain/schema/schema.ts';
import { granted, messageOf } from './failure.ts';
import { openedUpdate } from './contract.ts';
import type { Seen } from './seen.ts';

/** How one process lets people and operators in. */
export interface Entrance<A extends string, R> {
  actions: Record<A, Action>;
  seen: Seen;
  /** What the action leads to now, gone through to the end and without effect; it may throw. */
  tries: (action: A, request: never) => object | Refusal;
  /** Does the action once, and answers when it can be read. */
  does: (action: A, request: never) => Promise<R>;
  /** Answers when the beginning can be read. */
  opened?: () => Promise<R>;
  /** What came before the process was ready for it waits for that. */
  isReady: () => boolean;
}

const saying = (faults: Fault[]): string =>
  faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');

const broken = (action: string, error: unknown): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`'${action}' fails: ${messageOf(error)}`, 'internal');

/** What is asked for; throws what is wrong with it. */
export function wanted<S extends Schema>(schema: S, input: unknown): Of<S> {
  const { value, faults } = check(schema, input, Date.now());
  if (faults) throw ApplicationFailure.nonRetryable(saying(faults), 'invalid');
  return value;
}

/** Throws why the action is refused: by its schema, by the rules, or since it would lead to what cannot be. */
function tried<A extends string, R>({ actions, tries }: Entrance<A, R>, action: A, input: unknown): void {
  const request = wanted(actions[action].request, input);
  try {
    granted(tries(action, request as never));
  } catch (error) {
    throw error instanceof TemporalFailure ? error : broken(action, error);
  }
}

/** The request without the spaces around its texts; one that an older version let in, as it is. */
const meant = (schema: Schema, input: unknown): unknown => check(schema, input, Date.now()).value ?? input;

const logRefusal = (action: string, error: unknown): void =>
  log.warn('Refused', { action, reason: messageOf(error) });

/** A fault that only shows when it is done is the caller's answer, and not the end of the process. */
async function unharmed<R>(action: string, work: () => Promise<R>): Promise<R> {
  try {
    return await CancellationScope.nonCancellable(work);
  } catch (error) {
    if (error instanceof TemporalFailure) {
      logRefusal(action, error);
      throw error;
    }
    log.error('An action failed', { action, reason: messageOf(error) });
    throw broken(action, error);
  }
}

const logged = (action: string, work: () => void): void => {
  try {
    work();
  } catch (error) {
    logRefusal(action, error);
    throw error;
  }
};

/**
 * Lets actions in, each as an update of its name. Its validator is synchronous and tries the whole step, so a refused
 * update leaves no trace in the history. Call it before anything is awaited.
 */
export function admit<A extends string, R>(entrance: Entrance<A, R>): void {
  const { actions, seen, does, opened } = entrance;
  const names = Object.keys(actions) as A[];
  const serve = (name: A, input: unknown) =>
    unharmed(name, () => does(name, meant(actions[name].request, input) as never));
  const examine = (name: A, input: unknown): void => {
    if (!seen.has(currentUpdateInfo()?.id ?? '')) logged(name, () => tried(entrance, name, input));
  };
  serveByArrival(entrance.isReady, (name, input) => {
    if (name === openedUpdate && opened) return opened();
    const action = names.find((each) => each === name);
    if (action === undefined)
      throw ApplicationFailure.nonRetryable(`There is no action '${name}'`, 'unknown');
    examine(action, input);
    return serve(action, input);
  });
  for (const name of names)
    setHandler(defineUpdate<R, [unknown]>(name), (input) => serve(name, input), {
      description: `The action '${name}' of api.md`,
      validator: (input) => examine(name, input),
    });
  if (opened) setHandler(defineUpdate<R>(openedUpdate), () => unharmed(openedUpdate, opened));
}

/**
 * What waits already when a run begins anew (a reset, continue-as-new) would be served in the order in which handlers
 * are set. It is served in the order in which it came, one after the other, since each was allowed after the one before.
 */
function serveByArrival(
  isReady: () => boolean,
  serve: (name: string, input: unknown) => Promise<unknown>,
): void {
  const { historyLength, continuedFromExecutionRunId } = workflowInfo();
  const isAnew = historyLength > shortestBeginning || continuedFromExecutionRunId !== undefined;
  if (!isAnew || !patched('updates by arrival')) return;
  let before: Promise<unknown> = CancellationScope.nonCancellable(() => condition(isReady));
  setDefaultUpdateHandler((name, input) => {
    const answer = before.then(() => serve(name, input));
    before = answer.catch(() => undefined);
    return answer;
  });
  setDefaultUpdateHandler(undefined);
}
/** The events of a run that begins without a past: its start, and a task scheduled and started. */
const shortestBeginning = 3;

/** Hears a signal. It has no answer: what is wrong with it is in the log, and nothing that is thrown leaves it. */
export function hear<T>(
  name: string,
  schema: Schema<T> | undefined,
  heed: (value: T) => Refusal | undefined | void | Promise<Refusal | undefined | void>,
): void {
  const refuse = (reason: string) => log.warn('Signal refused', { action: name, reason });
  const heard = async (input: unknown): Promise<void> => {
    const { value, faults } = schema ? check(schema, input, Date.now()) : {};
    // What an older version took is taken again when its history is gone through.
    if (faults && patched('signals are checked')) return refuse(saying(faults));
    const outcome = await heed((value ?? input) as T);
    if (outcome instanceof Refusal) refuse(outcome.message);
  };
  setHandler(defineSignal<[unknown]>(name), (input) =>
    CancellationScope.nonCancellable(() => heard(input)).catch((error: unknown) => refuse(messageOf(error))),
  );
}
