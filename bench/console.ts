import { parseArgs } from 'node:util';
import { Launched } from '../embedded/launch.ts';
import { launchBrowser, Visitor } from '../test/console/browser.ts';
import { Durations } from './clients.ts';
import { crowd } from './crowd.ts';
import { lifecycle, open, signIn } from './journey.ts';

/**
 * `npm run bench:console -- [--cases 100000] [--rounds 10]`: how long an agent waits for the first list, another queue
 * and a case, in a real Chromium, with so many cases in the store; beside it the API's own share of each.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '10' } },
});
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];

const caseline = await Launched.launch();
const browser = await launchBrowser();
try {
  const people = await signIn(caseline.url);
  for (let n = 0; n < 5; n++) {
    await lifecycle(caseline, people, new Durations(), n);
    await open(caseline, people, new Durations(), 100 + n);
  }
  const began = performance.now();
  await crowd(caseline.mongodbUri, cases);
  console.log(`${cases} cases stored in ${Math.round((performance.now() - began) / 1000)} s`);

  const api = new Durations();
  const get = async (name: string, path: string) =>
    api.time(name, async () => {
      const response = await fetch(`${caseline.url}/api/v1${path}`, {
        headers: { authorization: `Bearer ${people.agent}` },
      });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { data: { number: string }[] };
    });
  for (let round = 0; round < rounds; round++) {
    const { data } = await get('list of open cases', '/cases?queue=open&sort=dueAt&limit=50');
    await get('list of overdue cases', '/cases?queue=overdue&sort=dueAt&limit=50');
    await get('list of ended cases', '/cases?queue=ended&sort=-closedAt&limit=50');
    await get('counts of all queues', '/queues');
    await get('search by words', `/cases?limit=50&q=link%20rack%20${round}`);
    await get('one case', `/cases/${data[0]?.number}`);
  }
  console.table(api.rows());

  const seen = new Durations();
  for (let round = 0; round < rounds; round++) {
    const agent = await (await Visitor.enter(browser, caseline.url)).signIn('agent');
    const { page } = agent;
    const row = page.locator('a.row');
    await seen.time('first list', async () => {
      await page.goto('/cases?queue=open');
      await row.first().waitFor();
    });
    await agent.settled();
    for (const queue of ['ended', 'open'] as const) {
      const before = await row.first().innerText();
      await seen.time('another queue', async () => {
        await page.locator(`a.queue[href*="queue=${queue}"]`).click();
        await page.waitForFunction(
          `document.querySelector('a.row') && document.querySelector('a.row').innerText !== ${JSON.stringify(before)}`,
          undefined,
          { polling: 'raf' },
        );
      });
    }
    await seen.time('a case', async () => {
      await row.nth(3).click();
      await page.locator('article.case h2').waitFor();
    });
    await agent.leave();
  }
  console.table(seen.rows());
} finally {
  await browser.close();
  await caseline.stop();
}
