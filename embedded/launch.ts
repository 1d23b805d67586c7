import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';
import { recordedChildren } from './record.ts';

const main = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/embedded/main.js' : './main.js', import.meta.url),
);

/** A whole embedded Caseline in processes of its own, as `npm start` runs it; for tests and benchmarks. */
export class Launched {
  readonly url: string;
  readonly dataDir: string;
  /** Everything that the start has said, a line each. */
  readonly said: string[] = [];
  private readonly env: NodeJS.ProcessEnv;
  private process: ChildProcess | undefined;

  private constructor(port: number, dataDir: string, env: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`;
    this.dataDir = dataDir;
    this.env = env;
  }

  /**
   * Launches the built Caseline on free ports and, unless `DATA_DIR` is given, a new data folder; resolves when it is ready.
   * @param env further settings, e.g. SMTP_URL
   */
  static async launch(env: NodeJS.ProcessEnv = {}): Promise<Launched> {
    const [port, uiPort] = [await freePort(), await freePort()];
    const dataDir = env['DATA_DIR'] ?? (await mkdtemp(path.join(os.tmpdir(), 'caseline-')));
    const launched = new Launched(port, dataDir, {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TEMPORAL_UI_PORT: String(uiPort),
      API_METRICS_PORT: '0',
      WORKER_METRICS_PORT: '0',
      CASELINE_SECRET: 'a-secret-that-only-tests-and-benchmarks-use',
      DATA_DIR: dataDir,
      ...env,
    });
    await launched.start();
    return launched;
  }

  get secret(): string {
    return this.env.CASELINE_SECRET ?? '';
  }

  get temporalAddress(): string {
    return this.found(/^Temporal: (\S+:\d+),/);
  }

  get mongodbUri(): string {
    return this.found(/^MongoDB: (mongodb:\S+)/);
  }

  /** Starts on the same data folder again, after `stop` or `kill`. */
  async start(): Promise<void> {
    this.said.length = 0;
    const child = spawn(process.execPath, [main], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = child;
    const lines = [child.stdout, child.stderr].map((input) => createInterface({ input }));
    await new Promise<void>((resolve, reject) => {
      for (const line of lines)
        line.on('line', (text) => {
          this.said.push(text);
          if (text.startsWith('Caseline is ready at ')) resolve();
        });
      child.once('exit', (code) =>
        reject(new Error(`The start ended with ${code}:\n${this.said.join('\n')}`)),
      );
    });
  }

  /** The process IDs of its children by name (API, Worker, Temporal, MongoDB). */
  pids(): Record<string, number> {
    return Object.fromEntries(recordedChildren(this.dataDir).map(({ name, pid }) => [name, pid]));
  }

  /** Resident memory of each child, in megabytes. */
  resident(): Record<string, number> {
    const megabytes = (pid: number) =>
      Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
    return Object.fromEntries(Object.entries(this.pids()).map(([name, pid]) => [name, megabytes(pid)]));
  }

  /** Processor time that each child has used since its start, in seconds. */
  processorTime(): Record<string, number> {
    const seconds = (pid: number) => {
      // Fields 14 and 15, in hundredths of a second; the name before them may hold anything but ')'.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    };
    return Object.fromEntries(Object.entries(this.pids()).map(([name, pid]) => [name, seconds(pid)]));
  }

  /** kill -9 of everything at once, as when the machine goes down. */
  async kill(): Promise<void> {
    const pids = Object.values(this.pids());
    const ended = this.process && once(this.process, 'exit');
    this.process?.kill('SIGKILL');
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await ended;
  }

  /** Sends a signal that asks it to end, and answers with its exit code. */
  async end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
    if (!this.process) return null;
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'exit');
      this.process.kill(signal);
      await ended;
    }
    return this.process.exitCode;
  }

  /** Ends it, and removes its data unless it is to be started again. */
  async stop({ keepData = false } = {}): Promise<void> {
    await this.end('SIGTERM');
    if (!keepData) await rm(this.dataDir, { recursive: true, force: true });
  }

  private found(pattern: RegExp): string {
    const match = this.said.map((line) => pattern.exec(line)).find(Boolean);
    if (!match?.[1]) throw new Error(`The start did not say ${pattern}`);
    return match[1];
  }
}
