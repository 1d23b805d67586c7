import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './failure.ts';
import { guard } from './guard.ts';
import { LogFile } from './log.ts';
import { Pulse } from './pulse.ts';
import { signal } from './record.ts';
import type { ChildrenRecord } from './record.ts';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;
/** A child that has run this long, in milliseconds, is healthy: its next restart is quick again. */
const HEALTHY_MS = 60_000;
/** How often a child's signs of life are looked at, in milliseconds. */
const LOOK_MS = 2_000;
/** How long after its answer a child without signs of its own is asked again, in milliseconds. */
const QUESTION_MS = 20_000;
/** How often readiness is looked at, in milliseconds. */
const POLL_MS = 100;

export interface ChildOptions {
  /** As the person who started Caseline knows it, e.g. `Temporal`. */
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Whether to open an IPC channel, by which a Node child notices that this process has gone. */
  ipc?: boolean;
  /** Whether the child answers; a throw counts as not yet. Without it a child is ready when it runs. */
  ready?: () => Promise<boolean>;
  /** Puts right what it leaves behind when it dies, before it is started again; a throw is no hindrance. */
  died?: () => Promise<void>;
  /** Whether it still works, asked again and again once it runs; a throw counts as no. Without it, its signs of life by IPC. */
  works?: () => Promise<boolean>;
  /** How long it may give no sign of life before it is ended and started again, in milliseconds; 20 s unless told. */
  silentMs?: number;
  /** How long it may take to become ready, in milliseconds; 60 s unless told. */
  readyMs?: number;
  /** How long it may take to end after SIGTERM, in milliseconds; 10 s unless told. */
  graceMs?: number;
}

/** What all the children of one start share. */
export interface Household {
  dataDir: string;
  record: ChildrenRecord;
  /** Tells the person who started Caseline something, in one line. */
  say: (line: string) => void;
}

/** A process that is started again, with growing delays, whenever it dies. */
export class SupervisedChild {
  private process: ChildProcess | undefined;
  private readonly stopping = new AbortController();
  private readonly log: LogFile;
  private restarts = 0;

  constructor(
    private readonly options: ChildOptions,
    private readonly household: Household,
  ) {
    this.log = new LogFile(household.dataDir, options.name);
  }

  /** The pid of the process as it runs now. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /**
   * Starts the process and waits until it answers; from then on it is kept running.
   * @throws StartError when it ends, or does not answer in time
   */
  async start(): Promise<void> {
    const { name, readyMs = 60_000 } = this.options;
    const ended = this.run();
    const failed = ended.then((how) => {
      throw new StartError(`${name} ${how} (${this.log.lastLine()}; see ${this.log.path}).`);
    });
    const late = sleep(readyMs, undefined, { ref: false }).then(() => {
      const said = this.log.lastLine();
      throw new StartError(
        `${name} did not answer within ${readyMs / 1000} s (${said || 'it has said nothing'}; see ${this.log.path}).`,
      );
    });
    await Promise.race([this.answers(), failed, late]);
    // Neither matters any more.
    failed.catch(() => {});
    late.catch(() => {});
    void this.keepRunning(ended);
  }

  /** Ends the process for good: SIGTERM, and SIGKILL when it has not ended in time. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const { process } = this;
    if (process?.pid === undefined || process.exitCode !== null || process.signalCode !== null) return;
    const gone = new Promise((resolve) => process.once('exit', resolve));
    signal(process.pid, 'SIGTERM');
    const timer = setTimeout(() => process.kill('SIGKILL'), this.options.graceMs ?? 10_000);
    await gone;
    clearTimeout(timer);
  }

  /** Runs the process once. Resolves, never rejects, with how it ended. */
  private async run(): Promise<string> {
    const { command, args, env, ipc, name } = this.options;
    try {
      const log = this.log.open();
      // Detached, because Ctrl-C reaches the whole group at once, and children are to end in order.
      const child = spawn(command, args, {
        env: env ?? process.env,
        detached: true,
        stdio: ['ignore', log, log, ...(ipc ? (['ipc'] as const) : [])],
      });
      closeSync(log);
      this.process = child;
      const ended = new Promise<string>((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code, by) => resolve(by ? `was ended by ${by}` : `ended with exit code ${code}`));
      });
      if (child.pid === undefined) return await ended;
      this.household.record.add(name, child.pid);
      const callOff = guard(child.pid);
      const unwatch = this.watch(child);
      return await ended.finally(() => {
        callOff();
        unwatch();
        this.household.record.remove(child.pid!);
      });
    } catch (error) {
      return `could not be run: ${(error as Error).message}`;
    }
  }

  /** Ends the child when it hangs, so that it is started again; keeps its log from growing without bound. */
  private watch(child: ChildProcess): () => void {
    const { name, works, silentMs = 20_000 } = this.options;
    const lookEvery = Math.min(LOOK_MS, silentMs / 4);
    const pulse = new Pulse(silentMs, lookEvery);
    const sign = () => pulse.sign(performance.now());
    child.on('message', sign);
    const questions = new AbortController();
    if (works) void this.question(works, sign, Math.min(QUESTION_MS, silentMs / 4), questions.signal);
    const timer = setInterval(() => {
      this.log.limit();
      if (!pulse.isHung(performance.now()) || this.stopping.signal.aborted) return;
      this.household.say(`${name}: has given no sign of life for ${silentMs / 1000} s; ending it`);
      child.kill('SIGKILL');
    }, lookEvery).unref();
    return () => {
      clearInterval(timer);
      questions.abort();
    };
  }

  /** Asks a child that gives no signs of life by itself, one question after the other. */
  private async question(
    works: () => Promise<boolean>,
    sign: () => void,
    every: number,
    signal: AbortSignal,
  ): Promise<void> {
    // Who came up has given the first sign: what breaks right after it must not count as never there.
    await this.answers(signal);
    sign();
    while (!signal.aborted) {
      if (await works().catch(() => false)) sign();
      await sleep(every, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async keepRunning(ended: Promise<string>): Promise<void> {
    const { name } = this.options;
    for (;;) {
      const startedAt = Date.now();
      const how = await ended;
      if (this.stopping.signal.aborted) return;
      if (Date.now() - startedAt > HEALTHY_MS) this.restarts = 0;
      const delay = Math.min(FIRST_DELAY_MS * 2 ** this.restarts++, LONGEST_DELAY_MS);
      this.household.say(`${name}: ${how}; starting it again in ${delay / 1000} s`);
      await this.options.died?.().catch(() => {});
      try {
        await sleep(delay, undefined, { signal: this.stopping.signal });
      } catch {
        return;
      }
      ended = this.run();
      if (!this.options.ready) continue;
      const { pid } = this;
      void this.answers().then(() => {
        if (this.pid === pid) this.household.say(`${name}: running again`);
      });
    }
  }

  /** Resolves when the process answers, or is being stopped, or nobody waits any more. */
  private async answers(over?: AbortSignal): Promise<void> {
    const { ready = () => Promise.resolve(this.pid !== undefined) } = this.options;
    const isOver = () => this.stopping.signal.aborted || over?.aborted === true;
    while (!isOver() && !(await ready().catch(() => false))) await sleep(POLL_MS);
  }
}
