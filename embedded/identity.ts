import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process and when it started: pids are used again, the pair is not. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** Whether what was read somewhere names a process. */
export function isIdentity(value: unknown): value is ProcessIdentity {
  const { pid, startedAt } = Object(value) as Record<keyof ProcessIdentity, unknown>;
  return Number.isInteger(pid) && Number(pid) > 0 && typeof startedAt === 'string';
}

/** The identity of a running process, or undefined when there is none with that pid. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very process that was identified still runs. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

function startOnLinux(pid: number): string | undefined {
  try {
    // What follows the command in brackets, which may contain anything: state, …, start time as field 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    if (fields[0] === 'Z') return undefined;
    // Clock ticks since boot, so they mean something only together with the boot.
    return `${fields[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return undefined;
  }
}

function startElsewhere(pid: number): string | undefined {
  try {
    const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || undefined;
  } catch {
    return undefined;
  }
}
