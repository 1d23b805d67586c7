import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { Launched } from '../embedded/launch.ts';
import { launchBrowser, Visitor } from '../test/console/browser.ts';
import { Durations } from './clients.ts';
import { crowd } from './crowd.ts';
import { lifecycle, open, signIn } from './journey.ts';

/**
 * `npm run bench:console -- [--cases 100000] [--rounds 10] [--data FOLDER]`: how long an agent waits for the first list,
 * another queue and a case, in a real Chromium, with so many cases in the store; beside it the API's own share of each.
 * A folder for the data is kept: the next run need not fill it.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '10' },
    data: { type: 'string' },
  },
});
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];

/**
 * Waits for the frame that shows it. Playwright's own waiting looks after 20, 70, 170, 270 and then every 500 ms, and
 * its `waitForFunction` needs what the page's policy forbids.
 */
const shown = (page: Page, what: string) =>
  page.evaluate(`new Promise((resolve) => {
    const look = () => (${what}) ? requestAnimationFrame(resolve) : requestAnimationFrame(look);
    look();
  })`);

const firstRow = `document.querySelector('a.row')`;
const numberIn = async (row: Locator) => /C\d{8}-\d+/.exec(await row.innerText())?.[0] ?? '';

/** Fills the store, and starts anew: what was written past the API, it learns of when it starts. */
async function fill(caseline: Launched): Promise<void> {
  const people = await signIn(caseline.url);
  for (let n = 0; n < 3; n++) {
    await open(caseline, people, new Durations(), 100 + n);
    for (const [i, stays] of ([undefined, 'respond', 'diagnose', 'resolve'] as const).entries())
      await lifecycle(caseline, people, new Durations(), 4 * n + i, stays);
  }
  const began = performance.now();
  await crowd(caseline.mongodbUri, cases);
  console.log(`${cases} cases stored in ${Math.round((performance.now() - began) / 1000)} s`);
  await caseline.stop({ keepData: true });
  await caseline.start();
}

const caseline = await Launched.launch(values.data ? { DATA_DIR: values.data } : {});
const browser = await launchBrowser();
try {
  await fill(caseline);
  const people = await signIn(caseline.url);
  const api = new Durations();
  const get = async (name: string, path: string) =>
    api.time(name, async () => {
      const response = await fetch(`${caseline.url}/api/v1${path}`, {
        headers: { authorization: `Bearer ${people.agent}` },
      });
      if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { data: { number: string }[] };
    });
  await get('counts of all queues, the first time', '/queues');
  for (let round = 0; round < rounds; round++) {
    const { data } = await get('list of open cases', '/cases?queue=open&sort=urgency&limit=50');
    await get('list of overdue cases', '/cases?queue=overdue&sort=urgency&limit=50');
    await get('list of cases to confirm', '/cases?queue=confirm&sort=urgency&limit=50');
    await get('list of ended cases', '/cases?queue=ended&sort=-closedAt&limit=50');
    await get('list of all cases, latest first', '/cases?limit=50');
    await get('counts of all queues', '/queues');
    await get('search by words that many have', '/cases?limit=50&q=link%20down');
    await get('search by a number', `/cases?limit=50&q=${data[round]?.number}`);
    await get('one case', `/cases/${data[0]?.number}`);
    await get('its history', `/cases/${data[0]?.number}/timeline?limit=100`);
  }
  console.table(api.rows());

  const seen = new Durations();
  let script = 0;
  for (let round = 0; round < rounds; round++) {
    const agent = await (await Visitor.enter(browser, caseline.url)).signIn('agent');
    const { page } = agent;
    const row = page.locator('a.row');
    await seen.time('first list', async () => {
      await page.goto('/cases?queue=open', { waitUntil: 'commit' });
      await shown(page, firstRow);
    });
    await agent.settled();
    script = await agent.scripts();
    for (const queue of ['confirm', 'ended', 'awaiting'] as const) {
      const before = await numberIn(row.first());
      await seen.time('another queue', async () => {
        await page.locator(`a.queue[href*="queue=${queue}"]`).click();
        await shown(page, `${firstRow} && !${firstRow}.innerText.includes('${before}')`);
      });
    }
    for (const n of [1, 3, 5])
      await seen.time(n === 1 ? 'a case, the first' : 'a case', async () => {
        const number = await numberIn(row.nth(n));
        await row.nth(n).click();
        await shown(page, `document.querySelector('article.case header')?.innerText.includes('${number}')`);
      });
    await agent.leave();
  }
  console.table(seen.rows());
  console.log(`JavaScript for the first page, compressed: ${Math.round(script / 1000)} kB`);
} finally {
  await browser.close();
  await caseline.stop({ keepData: values.data !== undefined });
}
