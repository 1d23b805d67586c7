import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { House } from './house.ts';

describe('The form of a new case', () => {
  const house = House.forTests();

  const begin = async (username: string, title: string): Promise<Page> => {
    const page = await house.page(username, '/cases/new');
    await page.getByRole('combobox', { name: 'Customer' }).fill('ACME');
    await page.getByRole('option', { name: /ACME/ }).click();
    await page.getByLabel('What is wrong').fill(title);
    return page;
  };
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const opened = async (page: Page) => {
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.waitForURL(/\/cases\/C\d+/);
    const number = /C\d{8}-\d+/.exec(page.url())?.[0] ?? '';
    return (await house.desk.get('manager', `/cases/${number}`)).body;
  };

  it('says what the case is for and how it is served, and leaves the priority to the policy', async () => {
    const page = await begin('agent', 'A new switch');
    await choose(page, 'Type', 'Installation');
    await choose(page, 'How it is served', 'on site');
    expect(await opened(page)).toMatchObject({
      ...{ type: 'installation', serviceMode: 'on_site', afterTheFact: null },
      // That of ACME's contract.
      priority: (await plain('web')).priority,
    });
  });

  it('records after the fact what began earlier and is solved: when, why, by whom and how', async () => {
    const page = await begin('agent', 'The night switch');
    await page.getByLabel('It began earlier, and is recorded only now').check();
    const form = page.getByRole('group', { name: 'It began earlier' });
    await form.getByLabel('Began at').fill('2026-01-01T10:00');
    await form.getByLabel('Why only now').fill('Night shift, fixed first');
    await form.getByLabel('It is solved already').check();
    await form.getByRole('combobox', { name: 'Solved by' }).click();
    await page
      .getByRole('option', { name: /Li Wei|Wei/ })
      .first()
      .click();
    await form.getByLabel('Cause').fill('Power supply');
    await form.getByLabel('Treatment').fill('Replaced');
    await page.getByRole('button', { name: 'Open the case' }).click();
    // Where it was wrong, at its field; what was typed stays.
    await form.getByText(/at most 14 days/).waitFor();
    const earlier = new Date(Date.now() - 3 * 3_600_000);
    const local = await page.evaluate<string>(
      `new Date(${earlier.getTime()} - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16)`,
    );
    await form.getByLabel('Began at').fill(local);
    expect(await opened(page)).toMatchObject({
      openedAt: `${earlier.toISOString().slice(0, 16)}:00.000Z`,
      afterTheFact: { reason: 'Night shift, fixed first' },
      resolution: { cause: 'Power supply', treatment: 'Replaced' },
    });
    await page.getByText('recorded after the fact: Night shift, fixed first').waitFor();
  });

  /** A case of ACME for which nobody names a priority. */
  const plain = async (channel: string) => {
    const contact = { name: 'Wang Fang', email: 'wang.fang@acme.example' };
    const asked = { customerId: 'acme', channel, title: 'x', contact };
    return (await house.desk.post<{ priority: string }>('customer', '/cases', asked)).body;
  };

  it('of the portal names no priority that the customer has not chosen', async () => {
    const manager = (path: string, body: object) =>
      house.desk.call('PATCH', 'manager', `/api/v1${path}`, body);
    const { body } = await house.desk.get<{ data: { id: string }[] }>('manager', '/contracts?customer=acme');
    for (const { id } of body.data)
      expect((await manager(`/contracts/${id}`, { defaultPriority: 'P2' })).status).toBe(200);
    expect((await plain('web')).priority).toBe('P2');
    const page = await house.page('customer', '/portal/new');
    for (const [chosen, priority] of [
      [undefined, 'P2'],
      ['P4', 'P4'],
    ] as const) {
      await page.goto('/portal/new');
      await page.getByRole('textbox', { name: 'What is wrong?' }).fill('The printer is slow');
      if (chosen) {
        await page.getByRole('combobox', { name: 'How bad is it?' }).click();
        await page.getByRole('option', { name: new RegExp(chosen) }).click();
      }
      await page.getByRole('button', { name: 'Send the report' }).click();
      await page.waitForURL(/\/portal\/cases\/C\d+/);
      const number = /C\d{8}-\d+/.exec(page.url())?.[0] ?? '';
      expect((await house.desk.get('manager', `/cases/${number}`)).body).toMatchObject({ priority });
    }
  });

  house.staysQuiet();
});
