import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Launched } from '../embedded/launch.ts';
import { Durations, rate } from './clients.ts';
import { lifecycle, open, signIn } from './journey.ts';

/**
 * `npm run bench:memory -- [--ended 500] [--waiting 500] [--clients 8] [--idle 60]`: the resident memory of each
 * process after so many cases that have ended and so many that wait for a response, and then, for `idle` seconds in
 * which nothing falls due, the processor time of each.
 */
const { values } = parseArgs({
  options: {
    ended: { type: 'string', default: '500' },
    waiting: { type: 'string', default: '500' },
    clients: { type: 'string', default: '8' },
    idle: { type: 'string', default: '60' },
  },
});
const [ended, waiting, clients, idle] = [values.ended, values.waiting, values.clients, values.idle].map(
  Number,
) as [number, number, number, number];

const caseline = await Launched.launch();
try {
  const people = await signIn(caseline.url);
  const report = (what: string, by: Record<string, number>, unit: string) => {
    const sum = Object.values(by).reduce((total, each) => total + each, 0);
    const each = Object.entries(by).map(([name, value]) => `${name} ${Math.round(value * 100) / 100}`);
    console.log(`${what}: ${each.join(', ')}; together ${Math.round(sum * 100) / 100} ${unit}`);
  };
  report('resident at the start', caseline.resident(), 'MB');
  await rate(ended, clients, (n) => lifecycle(caseline, people, new Durations(), n).then(() => undefined));
  report(`resident after ${ended} cases that have ended`, caseline.resident(), 'MB');
  await rate(waiting, clients, (n) =>
    open(caseline, people, new Durations(), ended + n).then(() => undefined),
  );
  report(`resident with ${waiting} more that wait`, caseline.resident(), 'MB');

  // What is still being delivered or cleaned up is not waiting.
  await pause(15_000);
  const before = caseline.processorTime();
  await pause(idle * 1000);
  const used = Object.entries(caseline.processorTime()).map(([name, seconds]) => [
    name,
    ((seconds - (before[name] ?? 0)) * 60) / idle,
  ]);
  report(
    `processor with ${waiting} waiting`,
    Object.fromEntries(used) as Record<string, number>,
    's a minute',
  );
  report('resident in the end', caseline.resident(), 'MB');
} finally {
  await caseline.stop();
}
