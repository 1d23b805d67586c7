import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { saveKnown } from '../api/known.ts';
import { type Service, startService } from '../api/service.ts';
import { launchBrowser, Visitor } from './browser.ts';

const november = 'from=2026-11-20&to=2026-11-25';

describe('The reports in a browser', () => {
  const visitors: Visitor[] = [];
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await startService();
    await saveKnown();
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  async function visitor(username: string, look = {}): Promise<Visitor> {
    const one = await Visitor.enter(browser, `http://127.0.0.1:${service.port}`, look);
    visitors.push(one);
    return one.signIn(username);
  }

  it('lead from a figure to the cases that it counts, and narrow what they count', async () => {
    const { page } = await visitor('manager');
    await page.goto(`/reports/attainment?by=assignee&${november}`);
    const row = page.getByRole('row', { name: /^Li Wei/ });
    await row.getByRole('link').first().waitFor();
    expect(await row.innerText()).toMatch(/^Li Wei\s+3\s+1\s+50%\s+1\s+1\s+0/);
    // Cases, taken over, response attained, met, breached.
    await row.getByRole('link').nth(4).click();
    await page.getByRole('list', { name: 'Cases' }).getByText('C20261123-0002').waitFor();
    await page.getByText('1 case', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove Kept: breached' }).waitFor();

    await page.goBack();
    await page.getByRole('button', { name: 'Filters' }).click();
    const form = page.getByRole('dialog', { name: 'Filters' });
    await form.getByLabel('Vendor').fill('huawei');
    await form.getByLabel('Vendor').press('Enter');
    await page.getByRole('button', { name: 'Remove Vendor: huawei' }).waitFor();
    await page.getByRole('row', { name: /^All\s+1/ }).waitFor();
    expect(page.url()).toContain('vendor=huawei');
  }, 120_000);

  it('are saved as files of what is shown', async () => {
    const { page } = await visitor('quality');
    await page.goto(`/reports/satisfaction?by=customer&${november}`);
    const saved = page.waitForEvent('download');
    await page.getByRole('group', { name: 'Download' }).getByRole('link', { name: 'CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('satisfaction-by-customer-2026-11-20-2026-11-25.csv');
    expect(await readFile(await file.path(), 'utf8')).toMatch(/Customer,Sent,Answered,Low.*\nACME,2,2,1/);
  }, 120_000);

  it('are there for those who read them', async () => {
    const places = async (username: string) => {
      const { page } = await visitor(username);
      await page.goto('/reports/attainment');
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      return {
        path: new URL(page.url()).pathname,
        has: await page.getByRole('link', { name: 'Reports' }).count(),
      };
    };
    expect(await places('admin')).toEqual({ path: '/reports/attainment', has: 1 });
    expect(await places('engineer1')).toEqual({ path: '/cases', has: 0 });
  }, 120_000);

  it.each([
    ['en', 'nothing to report'],
    ['zh-CN', '没有可统计'],
  ] as const)('say in %s when there is nothing to count', async (language, words) => {
    const { page } = await visitor('manager', { language });
    await page.goto('/reports/attainment?from=2020-01-01&to=2020-01-02');
    await page.getByText(words).waitFor();
  });

  it('raised no script error and no refusal by the content security policy all the while', () => {
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
