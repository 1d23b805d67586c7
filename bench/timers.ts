import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import mongoose from 'mongoose';
import { Launched } from '../embedded/launch.ts';
import { Mailbox } from '../test/product/listeners.ts';
import { beside, until } from './beside.ts';
import { rate } from './clients.ts';
import { dueTimes } from './lateness.ts';
import { Observed } from './observed.ts';
import { openCases } from './promised.ts';

/**
 * `npm run bench:timers -- [--cases 600] [--rate 10] [--lead 0] [--outage 60]`: how late are deadlines kept?
 * One after the other on the same servers: a bare workflow with one timer and one activity; cases whose one reminder
 * falls due; cases again, with the worker killed for `outage` seconds from a quarter of the time on; and reminders
 * swept for by agenda. Each has `cases` deadlines, `rate` a second; `lead` is how long opening may take, in seconds.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '600' },
    rate: { type: 'string', default: '10' },
    lead: { type: 'string', default: '0' },
    outage: { type: 'string', default: '60' },
  },
});
const cases = Number(values.cases);
const perSecond = Number(values.rate);
const outage = Number(values.outage);
const lead = (Number(values.lead) || 20 + cases / 5) * 1000;

const mailbox = new Mailbox();
const smtpUrl = await mailbox.open();
const caseline = await Launched.launch({ SMTP_URL: smtpUrl });
const rows: Record<string, object> = {};

async function bare(): Promise<void> {
  const connection = await Connection.connect({ address: caseline.temporalAddress });
  const { workflow } = new Client({ connection });
  const env = { TEMPORAL_ADDRESS: caseline.temporalAddress };
  const lateness = await beside('./bare/worker.ts', env, async (child) => {
    await once(child, 'message');
    const times = dueTimes(cases, perSecond, Date.now() + lead / 2);
    await rate(cases, 4, async (n) => {
      const workflowId = `timer/${n}`;
      await workflow.start('bareReminder', { taskQueue: 'bare', workflowId, args: [times[n]] });
    });
    return times;
  });
  rows['bare workflow: activity begun'] = lateness.row();
  await connection.close();
}

async function swept(): Promise<void> {
  const env = { MONGODB_URI: caseline.mongodbUri, SMTP_URL: smtpUrl };
  const lateness = await beside('./bare/sweeper.ts', env, async (child) => {
    const times = dueTimes(cases, perSecond, Date.now() + lead / 2);
    child.send(times);
    await once(child, 'message');
    return times;
  });
  rows['agenda, sweeping: mail handed over'] = lateness.row();
}

/** Kills the worker, and again each time it comes back, for `outage` seconds; answers with when it is back for good. */
async function killWorker(): Promise<number> {
  const end = Date.now() + outage * 1000;
  let killed: number | undefined;
  while (Date.now() < end) {
    const pid = caseline.pids()['Worker'];
    if (pid !== undefined && pid !== killed) process.kill(pid, 'SIGKILL');
    killed = pid ?? killed;
    await pause(100);
  }
  while ([killed, undefined].includes(caseline.pids()['Worker'])) await pause(50);
  return Date.now();
}

async function promised(title: string, series: string, disturb?: () => Promise<number>): Promise<void> {
  const times = dueTimes(cases, perSecond, Date.now() + lead);
  const first = times[0] as number;
  const last = times.at(-1) as number;
  const opened = await openCases(caseline.temporalAddress, series, times);
  if (Date.now() > first) throw new Error(`Opening took longer than ${lead / 1000} s: give a longer --lead`);
  console.log(`${title}: opened at ${opened.toFixed(1)}/s; MB: ${JSON.stringify(caseline.resident())}`);

  const observed = new Observed(series, mailbox.received);
  await pause(first - Date.now() + (last - first) / 4);
  const backAt = await disturb?.();
  await until(() => observed.mails().length, cases, Math.max(last, backAt ?? 0));
  const { due, decided, written, handed } = await observed.result();
  rows[`${title}: decided`] = decided.row();
  rows[`${title}: row written`] = written.row();
  rows[`${title}: mail handed over`] = handed.row();
  if (backAt === undefined) return;

  const mails = observed.mails();
  const overdue = mails.filter(({ reminder, at }) => at > backAt && (due.get(reminder) ?? Infinity) < backAt);
  const took = (Math.max(...overdue.map(({ at }) => at)) - backAt) / 1000;
  const twice = mails.length - new Set(mails.map(({ reminder }) => reminder)).size;
  console.log(
    `${overdue.length} overdue when the worker was back: ${took.toFixed(1)} s later all handed over`,
  );
  console.log(`handed over twice: ${twice}; not at all: ${cases - mails.length + twice}`);
}

try {
  await mongoose.connect(caseline.mongodbUri);
  await bare();
  await promised('case', '20990101');
  if (outage) await promised(`case, worker killed for ${outage} s`, '20990102', killWorker);
  await swept();
  console.log(`${cases} deadlines each, ${perSecond} a second; lateness in seconds`);
  console.table(rows);
} finally {
  await mongoose.disconnect();
  await caseline.stop();
  await mailbox.close();
}
