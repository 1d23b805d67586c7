import { setTimeout as pause } from 'node:timers/promises';
import { Launched } from '../embedded/launch.ts';
import { connect, disconnect } from '../store/connection.ts';
import { saveCase } from '../store/cases.ts';
import { sampleCase } from '../test/store/samples.ts';

/**
 * How long another client's `GET /cases` takes while eight PDFs of 1,001 cases are made, as a multiple of what it takes
 * otherwise, which fails beyond `most`: `npm run bench:exports`. Quiet and busy are measured in one run, so the ratio says
 * more than the figures.
 */
const most = 3;
const caseline = await Launched.launch();
const api = `${caseline.url}/api/v1`;

async function tokenOf(username: string): Promise<string> {
  const answer = await fetch(`${api}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'caseline-demo' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const [manager, agent] = [await tokenOf('manager'), await tokenOf('agent')];

/** How long each look at the list took, until `over` or `most` of them, in milliseconds. */
async function looks(over: () => boolean, most = Infinity): Promise<number[]> {
  const taken: number[] = [];
  while (!over() && taken.length < most) {
    const began = performance.now();
    const answer = await fetch(`${api}/cases?limit=25`, as(agent));
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`GET /cases: ${answer.status}`);
    taken.push(performance.now() - began);
    await pause(20);
  }
  return taken.toSorted((a, b) => a - b);
}
const at = (taken: number[], share: number) => Math.round(taken[Math.floor(share * (taken.length - 1))] ?? 0);
const said = (taken: number[]) => ({
  ...{ looks: taken.length, p50: at(taken, 0.5), p95: at(taken, 0.95), longest: at(taken, 1) },
});

try {
  await connect(caseline.mongodbUri);
  for (let n = 0; n < 1_001; n += 1)
    await saveCase(sampleCase(`C20261101-${String(n + 1).padStart(4, '0')}`));
  await disconnect();
  // Until what was just stored is known, and then long enough for a usual time.
  await looks(() => false, 10);
  const quiet = await looks(() => false, 40);
  const measure = async (count: number) => {
    let left = count;
    const began = performance.now();
    const files = Array.from({ length: count }, async () => {
      const answer = await fetch(`${api}/cases?format=pdf`, as(manager)).finally(() => (left -= 1));
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    });
    const busy = await looks(() => left <= 0);
    const took = Math.round(performance.now() - began);
    const answers = await Promise.all(files);
    const ready = answers.filter(({ status }) => status === 200);
    // Who waits too long is asked to come back; nobody gets anything else.
    if (!ready.length || answers.some(({ status }) => ![200, 503].includes(status)))
      throw new Error(JSON.stringify(answers));
    const [first] = ready;
    const told = { exports: count, ready: ready.length, bytes: first?.bytes, took };
    console.log({ ...told, ...said(busy), ratio: ratioOf(busy) });
    if (ratioOf(busy) > most) process.exitCode = 1;
  };
  const ratioOf = (busy: number[]) => Math.round((100 * at(busy, 0.5)) / Math.max(1, at(quiet, 0.5))) / 100;
  console.log({ quiet: said(quiet) });
  await measure(1);
  await measure(8);
} finally {
  await caseline.stop();
}
