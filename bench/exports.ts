import { setTimeout as pause } from 'node:timers/promises';
import { Launched } from '../embedded/launch.ts';
import { connect, disconnect } from '../store/connection.ts';
import { saveCase } from '../store/cases.ts';
import { sampleCase } from '../test/store/samples.ts';

/**
 * How long another client's `GET /cases` takes while eight PDFs of 1,001 cases are made, as a multiple of what it takes
 * otherwise: `npm run bench:exports`. Quiet and busy are measured in one run, so the ratio says more than the figures.
 */
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

/** How long each look at the list took, until `over`, in milliseconds. */
async function looks(over: () => boolean): Promise<number[]> {
  const taken: number[] = [];
  while (!over()) {
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
  const quietUntil = Date.now() + 8_000;
  await looks(() => Date.now() > quietUntil - 6_000);
  const quiet = await looks(() => Date.now() > quietUntil);
  const measure = async (count: number) => {
    let left = count;
    const began = performance.now();
    const files = Array.from({ length: count }, async () => {
      const answer = await fetch(`${api}/cases?format=pdf`, as(manager)).finally(() => (left -= 1));
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
    });
    const busy = await looks(() => left <= 0);
    const took = Math.round(performance.now() - began);
    const [first] = await Promise.all(files);
    console.log({ exports: count, first, took, ...said(busy), ratio: ratioOf(busy) });
  };
  const ratioOf = (busy: number[]) => Math.round((100 * at(busy, 0.5)) / Math.max(1, at(quiet, 0.5))) / 100;
  console.log({ quiet: said(quiet) });
  await measure(1);
  await measure(8);
} finally {
  await caseline.stop();
}
