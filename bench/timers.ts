import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import mongoose from 'mongoose';
import { Launched } from '../embedded/launch.ts';
import { Mailbox } from '../test/product/listeners.ts';
import { beside, until } from './beside.ts';
import { rate } from './clients.ts';
import { distant, dueTimes } from './lateness.ts';
import { type Kept, latenessOf, Observed } from './observed.ts';
import { openCases } from './promised.ts';

/**
 * `npm run bench:timers -- [--cases 600] [--deadlines 0] [--rate 10] [--lead 0] [--outage 60]`: how late are deadlines
 * kept? One after the other on the same servers: bare workflows with one timer and one activity; cases whose one
 * reminder falls due, in whose last third the worker is killed for `outage` seconds; and reminders swept for by agenda.
 * There are `cases` of each; `deadlines` of each fall due (all, unless told), those that were opened first, `rate` a
 * second, and the others are only there. `lead` is how long opening the cases may take, in seconds.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '600' },
    rate: { type: 'string', default: '10' },
    lead: { type: 'string', default: '0' },
    outage: { type: 'string', default: '60' },
    deadlines: { type: 'string', default: '0' },
  },
});
const cases = Number(values.cases);
const perSecond = Number(values.rate);
const outage = Number(values.outage);
const lead = (Number(values.lead) || 20 + cases / 10) * 1000;
const deadlines = Number(values.deadlines) || cases;
/** How long making them may take for what is only measured beside, in milliseconds. */
const shortLead = 10_000 + cases * 30;

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
    const times = dueTimes(deadlines, perSecond, Date.now() + shortLead);
    const all = [...times, ...distant(cases - deadlines)];
    await rate(cases, 4, async (n) => {
      const workflowId = `timer/${n}`;
      await workflow.start('bareReminder', { taskQueue: 'bare', workflowId, args: [all[n]] });
    });
    return times;
  });
  rows['bare workflow: activity begun'] = lateness.row();
  await connection.close();
}

async function swept(): Promise<void> {
  const env = { MONGODB_URI: caseline.mongodbUri, SMTP_URL: smtpUrl };
  const lateness = await beside('./bare/sweeper.ts', env, async (child) => {
    const times = dueTimes(deadlines, perSecond, Date.now() + shortLead);
    child.send([...times, ...distant(cases - deadlines)]);
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

function report(title: string, reminders: Kept[]): void {
  const { decided, written, handed } = latenessOf(reminders);
  rows[`${title}: decided`] = decided.row();
  rows[`${title}: row written`] = written.row();
  rows[`${title}: mail handed over`] = handed.row();
}

/** What each process has used since `before`, in milliseconds for each of `count` deadlines. */
function processorTime(before: Record<string, number>, count: number): string {
  const used = Object.entries(caseline.processorTime());
  return used
    .map(([name, seconds]) => `${name} ${Math.round((1000 * (seconds - (before[name] ?? 0))) / count)}`)
    .join(', ');
}

async function promised(): Promise<void> {
  const series = '20990101';
  const times = dueTimes(deadlines, perSecond, Date.now() + lead);
  const [first, last] = [times[0], times.at(-1)] as [number, number];
  const all = [...times, ...distant(cases - deadlines)];
  const opened = await openCases(caseline.temporalAddress, series, all);
  if (Date.now() > first) throw new Error(`Opening took longer than ${lead / 1000} s: give a longer --lead`);
  console.log(`opened at ${opened.toFixed(1)}/s; resident, in MB: ${JSON.stringify(caseline.resident())}`);

  const observed = new Observed(series, mailbox.received);
  await pause(first - Date.now());
  const before = caseline.processorTime();
  const undisturbed = outage ? times.filter((at) => at < first + ((last - first) * 2) / 3) : times;
  await until(() => observed.mails().length, undisturbed.length, undisturbed.at(-1) as number);
  console.log(`processor, ms a deadline: ${processorTime(before, undisturbed.length)}`);
  const killedAt = Date.now();
  const backAt = outage ? await killWorker() : killedAt;
  await until(() => observed.mails().length, deadlines, Math.max(last, backAt));

  const reminders = await observed.result();
  const turn = undisturbed.at(-1) as number;
  report(
    'case',
    reminders.filter(({ dueAt }) => dueAt <= turn),
  );
  const mails = observed.mails();
  const twice = mails.length - new Set(mails.map(({ reminder }) => reminder)).size;
  console.log(`handed over twice: ${twice}; not at all: ${deadlines - mails.length + twice}`);
  if (outage)
    recovery(
      reminders.filter(({ dueAt }) => dueAt > turn),
      backAt,
    );
}

/** How what fell due while the worker was away was made good. */
function recovery(reminders: Kept[], backAt: number): void {
  report(`case, worker killed for ${outage} s`, reminders);
  const late = reminders.filter(
    ({ dueAt, handed }) => dueAt < backAt && handed !== undefined && handed > backAt,
  );
  const inOrder = late.toSorted((a, b) => (a.handed as number) - (b.handed as number));
  let [latest, overtaken] = [0, 0];
  for (const { dueAt } of inOrder) {
    latest = Math.max(latest, dueAt);
    overtaken = Math.max(overtaken, latest - dueAt);
  }
  const took = ((inOrder.at(-1)?.handed ?? backAt) - backAt) / 1000;
  const begun = ((inOrder[0]?.handed ?? backAt) - backAt) / 1000;
  console.log(
    `${late.length} overdue when the worker was back: the first handed over ${begun.toFixed(1)} s later, ` +
      `the last ${took.toFixed(1)} s; none before one that was due ${(overtaken / 1000).toFixed(1)} s earlier`,
  );
}

try {
  await mongoose.connect(caseline.mongodbUri);
  await bare();
  await promised();
  await swept();
  console.log(`${cases} open, ${deadlines} deadlines each, ${perSecond} a second; lateness in seconds`);
  console.table(rows);
} finally {
  await mongoose.disconnect();
  await caseline.stop();
  await mailbox.close();
}
