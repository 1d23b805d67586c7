import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Launched } from '../embedded/launch.ts';
import { startPostOffice } from '../test/messages/post-office.ts';
import { rate } from './clients.ts';
import { signIn } from './journey.ts';

/**
 * `npm run bench:openings -- ../other [--cases 200] [--clients 4]`: what opening a case with its mails costs here and in another
 * checkout, installed and built, in processor time of all processes. The two run side by side and are measured in turns.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '200' }, clients: { type: 'string', default: '4' } },
});
const [other] = positionals;
if (other === undefined) throw new Error('name the other checkout');
const cases = Number(values.cases);
const clients = Number(values.clients);
const turns = 5;

const office = await startPostOffice();
const launch = async (root: string): Promise<Launched> => {
  const module = (await import(pathToFileURL(path.resolve(root, 'dist/embedded/launch.js')).href)) as {
    Launched: typeof Launched;
  };
  return module.Launched.launch({ SMTP_URL: `smtp://127.0.0.1:${office.port}` });
};

/** One side: opens cases, and knows what that has cost. */
async function side(root: string) {
  const caseline = await launch(root);
  const people = await signIn(caseline.url);
  const open = async (): Promise<void> => {
    const answer = await fetch(`${caseline.url}/api/v1/cases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${people.agent}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({
        ...{ customerId: 'acme', channel: 'hotline', priority: 'P2', category: 'network', vendor: 'cisco' },
        title: '核心交换机 reboots every night',
        description: 'Since the upgrade on Monday it reboots at 02:00; 日志里没有异常。',
        contact: { name: 'Wang Fang', email: 'wang.fang@acme.example' },
      }),
    });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    await answer.body?.cancel();
  };
  const total = () => Object.values(caseline.processorTime()).reduce((sum, each) => sum + each, 0);
  const samples: number[] = [];
  const spent: Record<string, number> = {};
  let opened = 0;
  return {
    caseline,
    samples,
    /** Milliseconds an opening, by process. */
    byProcess: () =>
      Object.entries(spent)
        .map(([name, seconds]) => `${name} ${((1000 * seconds) / opened).toFixed(0)}`)
        .join(', '),
    measure: async (count: number) => {
      const before = total();
      const each = caseline.processorTime();
      const expected = office.received.length + 2 * count;
      await rate(count, clients, open);
      // A case has two mails: to its contact and to its engineer.
      for (let tries = 0; office.received.length < expected && tries < 200; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      samples.push((1000 * (total() - before)) / count);
      opened += count;
      for (const [name, seconds] of Object.entries(caseline.processorTime()))
        spent[name] = (spent[name] ?? 0) + seconds - (each[name] ?? 0);
    },
  };
}

const sides = [await side('.'), await side(other)];
try {
  for (const each of sides) await each.measure(20);
  sides.forEach(({ samples }) => samples.splice(0));
  for (let turn = 0; turn < turns; turn += 1)
    for (const each of turn % 2 ? sides.toReversed() : sides) await each.measure(Math.ceil(cases / turns));
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const [here, there] = sides.map(({ samples }) => median(samples));
  const ratios = sides[0]!.samples.map((sample, turn) => sample / (sides[1]!.samples[turn] ?? sample));
  console.log(
    `processor, ms an opening: here ${here?.toFixed(0)}, there ${there?.toFixed(0)} (medians of ${turns})`,
  );
  console.log(
    `ratio, turn by turn: ${ratios.map((each) => each.toFixed(2)).join(', ')}; median ${median(ratios).toFixed(2)}`,
  );
  console.log(`by process: here ${sides[0]!.byProcess()}; there ${sides[1]!.byProcess()}`);
  console.log(`mails received: ${office.received.length}`);
} finally {
  await Promise.all(sides.map(({ caseline }) => caseline.stop()));
  await office.close();
}
