import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { House } from './house.ts';
import { malice } from './malice.ts';

const caller = '+86 138 0013 8000';
const hostile = malice(165);

describe('The hotline in a browser', () => {
  const house = House.forTests();

  const pageOf = async (username: string, address: string): Promise<Page> =>
    (await (await house.visitor(username)).go(address)).page;
  const numberOn = async (page: Page): Promise<string> => {
    await page.waitForURL(/\/cases\/C\d+/);
    return /C\d{8}-\d+/.exec(page.url())?.[0] ?? '';
  };
  const focused = (page: Page) =>
    page.evaluate<string>(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.labels?.[0]?.textContent ?? ""',
    );

  it('knows who calls, and opens the case by keyboard alone in well under 30 seconds', async () => {
    const page = await pageOf('agent', `/hotline?phone=${encodeURIComponent('0086-138 0013-8000')}`);
    const begun = Date.now();
    await page.getByText('Calling: Wang Fang').waitFor();
    for (const known of [
      'Catalyst 9300-48P',
      'in warranty until',
      'Li Wei',
      'gold',
      'Ma Ling',
      'No open case',
    ])
      await page.getByText(known, { exact: false }).first().waitFor();
    expect(await focused(page)).toBe('What is wrong');
    await page.keyboard.type('Core switch reboots again');
    for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Serial number');
    await page.keyboard.type('9300');
    await page.getByRole('option', { name: /Catalyst 9300/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    const number = await numberOn(page);
    expect(Date.now() - begun).toBeLessThan(30_000);
    expect((await house.desk.get('agent', `/cases/${number}`)).body).toMatchObject({
      ...{
        title: 'Core switch reboots again',
        channel: 'hotline',
        serialNumber: 'FOC2231X0AB',
        vendor: 'cisco',
      },
      contact: { name: 'Wang Fang', email: 'wang.fang@acme.example', phone: caller },
    });
  }, 120_000);

  it('takes an unknown caller from a logged call to a case, whoever logged it', async () => {
    const depot = await pageOf('depot', '/calls');
    await depot.getByRole('button', { name: 'Log a call' }).click();
    const form = depot.getByRole('dialog', { name: 'Log a call' });
    await form.getByLabel('Who called').fill('Old Zhou');
    await form.getByLabel('Company').fill('Acme of Beijing');
    await form.getByLabel('Telephone').fill('010 9999 8888');
    await form.getByLabel('What is wrong').fill('No link\nin the branch office');
    await form.getByRole('button', { name: 'Log a call' }).click();
    await depot
      .getByRole('listitem')
      .filter({ hasText: 'Old Zhou' })
      .getByText(/to an agent: due in/)
      .waitFor();
    expect(await depot.getByRole('button', { name: 'Take the call' }).count()).toBe(0);

    const agent = await pageOf('agent', '/calls');
    await agent.getByRole('button', { name: 'Take the call' }).click();
    await agent.getByRole('heading', { name: 'No customer is known by' }).waitFor();
    await agent.getByRole('searchbox', { name: /Who is calling/ }).fill('acme');
    await agent.keyboard.press('Enter');
    await agent.getByRole('heading', { name: 'ACME' }).waitFor();
    await agent.getByText('in the branch office').first().waitFor();
    await agent.getByLabel('What is wrong').focus();
    await agent.keyboard.press('Control+Enter');
    const number = await numberOn(agent);
    expect((await house.desk.get('agent', `/cases/${number}`)).body).toMatchObject({
      ...{ title: 'No link in the branch office', description: 'No link\nin the branch office' },
      contact: { name: 'Old Zhou', phone: '010 9999 8888' },
    });
    await depot.getByText('Over', { exact: true }).click();
    await depot.getByRole('link', { name: number }).waitFor();
  }, 120_000);

  it('shows everybody at whom a number is known, and asks who it is', async () => {
    for (const [id, name] of [
      ['umbrella', 'Umbrella'],
      ['initech', 'Initech'],
    ])
      await house.desk.post('agent', '/customers', {
        ...{ id, name, phones: ['010-88886666-801'] },
        contacts: [{ name: `Ada of ${name}`, phone: '010-88886666转802' }],
      });
    const page = await pageOf('agent', '/hotline?phone=01088886666');
    await page.getByRole('heading', { name: 'Several customers match' }).waitFor();
    await page.getByText('Ada of Initech').waitFor();
    await page.getByRole('link', { name: 'Umbrella (umbrella)' }).click();
    await page.getByText('Calling: Ada of Umbrella').waitFor();
    await page.getByRole('link', { name: 'Initech' }).click();
    await page.getByText('Calling: Ada of Initech').waitFor();
  }, 120_000);

  it('shows beside a case what is around it, and how others like it were solved', async () => {
    const solved = await house.desk.open({
      title: 'Core switch reboots',
      category: 'network',
      vendor: 'cisco',
      assigneeId: 'engineer1',
    });
    await house.desk.post('engineer1', `/cases/${solved}/respond`, { note: 'Called back', via: 'phone' });
    const resolution = {
      cause: 'Faulty power supply',
      treatment: 'Replaced it',
      restoredAt: new Date().toISOString(),
    };
    await house.desk.post('engineer1', `/cases/${solved}/resolve`, resolution);
    const at = await house.desk.open({
      title: hostile.replace(' ', ' reboots '),
      category: 'network',
      serialNumber: 'FOC2231X0AB',
    });
    const page = await pageOf('engineer1', `/cases/${at}`);
    const context = page.getByRole('complementary');
    await context.getByText('Faulty power supply').first().waitFor();
    await context.getByText('Core switch reboots', { exact: true }).first().click();
    await context.getByText('Replaced it').waitFor();
    expect(await context.getByRole('link', { name: at }).count()).toBe(0);
    await context.getByText('in warranty until', { exact: false }).waitFor();
    await context
      .getByRole('button', { name: /larger/ })
      .first()
      .press('Enter');
    const dialog = page.getByRole('dialog', { name: /png$/ });
    await dialog.waitFor();
    await page.waitForFunction('document.querySelector("[role=dialog] img").naturalWidth > 0');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }, 120_000);

  house.staysQuiet();
});
