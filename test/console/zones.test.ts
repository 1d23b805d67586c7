import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { wallTime } from '../../domain/moment.ts';
import { House } from './house.ts';

/** A browser in Tokyo, whatever its reader has chosen. */
const inTokyo = { timeZone: 'Asia/Tokyo' } as const;
const hourIn = (zone: string, iso: string) => wallTime(zone)(Date.parse(iso)).slice(11);

describe('A reader who has chosen the clocks of Berlin, at a browser in Tokyo', () => {
  const house = House.forTests(async ({ desk }) => {
    for (const who of ['engineer1', 'customer', 'manager'])
      await desk.call('PATCH', who, '/api/v1/me', { timeZone: 'Europe/Berlin' });
  });

  const act = async (page: Page, name: string) => {
    await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name, exact: true }).click();
    return page.getByRole('dialog', { name });
  };
  const openedAt = async (number: string) =>
    (await house.desk.get<{ openedAt: string }>('manager', `/cases/${number}`)).body.openedAt;
  const saved = async (page: Page, link: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).first().click();
    return (await download).url();
  };

  it('reads by them: case, history, forecast; somebody who has chosen none reads by the browser’s', async () => {
    const number = await house.desk.open({ assigneeId: await house.desk.id('engineer1') });
    const at = await openedAt(number);
    for (const [who, zone] of [
      ['engineer1', 'Europe/Berlin'],
      ['engineer2', 'Asia/Tokyo'],
    ] as const) {
      const page = await house.page(who, `/cases/${number}`, { ...inTokyo, language: 'zh-CN' });
      const times = page.locator(`time[datetime="${at}"]`);
      await times.first().waitFor();
      for (const time of await times.allTextContents()) expect(time).toContain(hourIn(zone, at));
    }
  });

  it('writes by them: a time that is typed is Berlin’s, and the form says so', async () => {
    const number = await house.desk.open({ assigneeId: await house.desk.id('engineer1') });
    await house.desk.post('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const page = await house.page('engineer1', `/cases/${number}`, inTokyo);
    const form = await act(page, 'Put on hold');
    await form.getByText('By the clocks of Europe/Berlin.').waitFor();
    await form.getByLabel('Until').fill('2030-01-01T12:00');
    await form.getByRole('button', { name: 'Put on hold' }).click();
    await page
      .getByText(/until .*12:00/)
      .first()
      .waitFor();
    const { body } = await house.desk.get<{ hold: { until: string } }>('manager', `/cases/${number}`);
    expect(body.hold.until).toBe('2030-01-01T11:00:00.000Z');
  });

  it('narrows the list by their days', async () => {
    const page = await house.page(
      'engineer1',
      '/cases?queue=open&openedFrom=2026-11-26T23:00:00.000Z',
      inTokyo,
    );
    await page.getByRole('button', { name: /Nov 27, 2026/ }).waitFor();
  });

  it('saves files by them, in the language of the page, by plain links', async () => {
    const number = await house.desk.open({ assigneeId: await house.desk.id('engineer1') });
    await house.desk.post('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const restoredAt = new Date().toISOString();
    await house.desk.post('engineer1', `/cases/${number}/resolve`, {
      cause: 'Dust',
      treatment: 'Cleaned',
      restoredAt,
    });
    const portal = await house.page('customer', `/portal/cases/${number}`, inTokyo);
    const wanted = { language: 'en', timeZone: 'Europe/Berlin' };
    expect(Object.fromEntries(new URL(await saved(portal, 'PDF')).searchParams)).toEqual(wanted);

    const desk = await house.page('manager', '/reports/overdue', inTokyo);
    const download = desk.waitForEvent('download');
    await desk.getByRole('link', { name: 'CSV' }).click();
    const file = await download;
    expect(Object.fromEntries(new URL(file.url()).searchParams)).toMatchObject({ ...wanted, format: 'csv' });
    expect(await readFile(await file.path(), 'utf8')).toContain('(Europe/Berlin)');
    // The days of a report are the centre's, in its files as on its page.
    const { body } = await house.desk.get<{ range: { timeZone: string } }>('manager', '/reports/volumes');
    await desk.goto('/reports/volumes');
    await desk.getByRole('button', { name: 'Last 7 days' }).waitFor();
    await desk.getByText('Opened').first().waitFor();
    expect(new URL(await saved(desk, 'CSV')).searchParams.get('timeZone')).toBe(body.range.timeZone);
  });

  house.staysQuiet();
});
