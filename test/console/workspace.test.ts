import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe('The workspace', () => {
  const house = House.forTests();

  const openCase = (title: string, more: object = {}) =>
    house.desk.open({ title, priority: 'P2', assigneeId: 'engineer1', ...more });
  const numberIn = (page: Page) => /C\d{8}-\d+/.exec(page.url())?.[0];
  const rows = (page: Page) => page.getByRole('list', { name: 'Cases in this queue' }).getByRole('link');

  it('is worked through by keyboard alone: down the list, respond, and on to the next case', async () => {
    const vendor = 'keyboard works';
    for (const n of [1, 2, 3]) await openCase(`Keys ${n}`, { vendor });
    const { page } = await house.visitor('engineer1');
    await page.goto(`/cases?vendor=${encodeURIComponent(vendor)}&sort=openedAt`);
    await rows(page).nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Keys 1' }).waitFor();
    const first = numberIn(page);
    await page.keyboard.press('r');
    const form = page.getByRole('dialog', { name: 'Respond' });
    await form.getByLabel('What was said').fill('Called: jk ? n / are words here');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('heading', { name: 'Keys 2' }).waitFor();
    const stage = async () =>
      (await house.desk.get<{ stage: string }>('manager', `/cases/${first}`)).body.stage;
    expect(await eventually(stage, (now) => now !== 'awaiting_response')).not.toBe('awaiting_response');
    await page.keyboard.press('n');
    await page.keyboard.type('a note? yes/no');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByRole('heading', { name: 'Keys 3' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('');
  }, 120_000);

  it('has a palette that finds cases, people and what can be done, and keys that can be switched off', async () => {
    const number = await openCase('Found by the palette');
    const engineer = await house.visitor('engineer1');
    const { page } = engineer;
    await page.goto('/cases?queue=open');
    await rows(page).first().waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('textbox', { name: 'Search and commands' });
    await palette.fill(number);
    await page.getByText(`${number} · Found by the palette`).waitFor();
    expect(await engineer.barriers()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Found by the palette' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette.fill('put on hold');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Put on hold' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Put on hold' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    expect(await engineer.barriers()).toEqual([]);
    await help.getByRole('switch', { name: 'Single keys' }).uncheck({ force: true });
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('n');
    const note = page.getByRole('textbox', { name: 'Internal note' });
    expect(await note.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(false);
  }, 120_000);

  it('keeps what it is narrowed by in its address, for a colleague and for oneself under a name', async () => {
    await openCase('核心交换机重启', { vendor: 'huawei', priority: 'P1', serialNumber: 'TRY-0007' });
    await openCase('Not among them', { vendor: 'huawei', priority: 'P4' });
    const agent = await house.visitor('agent');
    const { page } = agent;
    await page.goto('/cases?queue=open');
    await page.getByRole('button', { name: 'Filters' }).click();
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByLabel('Serial number').fill('try-0007');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Serial number: try-0007' }).waitFor();
    expect(await agent.barriers()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.goto('/cases?vendor=huawei&priority=P1&q=交换机');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 case$/ })
      .waitFor();
    await page.getByRole('button', { name: 'Save as a view' }).click();
    const form = page.getByRole('dialog', { name: 'Save as a view' });
    await form.getByLabel('Name of the view').fill('紧急交换机');
    await page.keyboard.press('Enter');
    const view = page.getByRole('link', { name: /紧急交换机.*1/ });
    await view.waitFor();
    const shared = await view.getAttribute('href');
    const colleague = await house.visitor('engineer2');
    await colleague.go(shared ?? '');
    await colleague.page.getByText('核心交换机重启').waitFor();
    expect(await rows(colleague.page).count()).toBe(1);
    expect(await colleague.page.getByText('紧急交换机').count()).toBe(0);
    await colleague.page.getByRole('button', { name: 'Remove Words: 交换机' }).click();
    await colleague.page.getByRole('button', { name: 'Remove Priority: P1', exact: false }).click();
    await colleague.page.getByText('Not among them').waitFor();
    await page.getByRole('button', { name: 'View 紧急交换机: more' }).click();
    await page.getByRole('menuitem', { name: 'Remove the view' }).click();
    await view.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await view.waitFor();
    expect(await view.getAttribute('href')).toBe(shared);
  }, 120_000);

  it('finds whom nobody can reach, and what people have tagged, in words', async () => {
    const number = await openCase('By fax alone', { channel: 'fax', contact: { name: 'Zhang San' } });
    await house.desk.post('agent', `/cases/${number}/tags`, { add: ['new-hall'] });
    const agent = await house.visitor('agent');
    const { page } = agent;
    await page.goto('/cases?queue=open');
    await rows(page).filter({ hasText: number }).getByText('no way to reach the contact').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    const filters = page.getByRole('dialog', { name: 'Filters' });
    await filters.getByRole('combobox', { name: 'Tag', exact: true }).fill('no way');
    await page.getByRole('option', { name: 'no way to reach the contact' }).click();
    await page.getByRole('button', { name: 'Remove Tag: no way to reach the contact' }).waitFor();
    await filters.getByRole('combobox', { name: 'Tag', exact: true }).fill('new-hall');
    await page.getByRole('option', { name: 'new-hall' }).click();
    await page.getByRole('button', { name: 'Remove Tag: new-hall' }).waitFor();
    await rows(page).filter({ hasText: number }).waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('tag')).toBe('new-hall');
  }, 120_000);

  it('shows what is done at once, and takes it back with a word when it is refused', async () => {
    const number = await openCase('Hopeful');
    const { page } = await house.visitor('engineer1');
    await page.goto(`/cases/${number}`);
    await page.getByRole('button', { name: 'Put on hold' }).click();
    const form = page.getByRole('dialog', { name: 'Put on hold' });
    await form.waitFor();
    // The engine is told by somebody else first, and the answer takes its time.
    await page.route(`**/cases/${number}/hold`, async (route) => {
      await house.desk.post('agent', `/cases/${number}/hold`, { reason: 'waiting_vendor' });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await form.getByRole('button', { name: 'Put on hold' }).click();
    await page.getByText('Saving: Put on hold').waitFor();
    await page.getByText('On hold: waiting for the customer').waitFor();
    await form.getByRole('alert').waitFor();
    await page.getByText('On hold: waiting for the vendor').waitFor();
    expect(await page.getByText('On hold: waiting for the customer').count()).toBe(0);

    await page.keyboard.press('Escape');
    await page.route(`**/cases/${number}/notes`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.fulfill({ status: 409, json: { detail: 'Too late for notes' } });
    });
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await note.fill('A thought that must not get lost');
    await note.press('Control+Enter');
    await page.getByText('sending …').waitFor();
    await page.getByText('Too late for notes').waitFor();
    expect(await note.inputValue()).toBe('A thought that must not get lost');
  }, 120_000);

  it('stands still while its clocks tick', async () => {
    const number = await openCase('Ticking', { priority: 'P1' });
    const engineer = await house.visitor('engineer1');
    const { page } = engineer;
    await engineer.servicesStay();
    await page.clock.install({ time: Date.now() });
    await page.goto(`/cases/${number}?queue=mine`);
    await page.getByRole('heading', { name: 'Ticking' }).waitFor();
    await rows(page).first().waitFor();
    const places = () =>
      page.evaluate<string>(`JSON.stringify([...document.querySelectorAll(
        '.clocks li, .case header button, .case h2, .row .title, .row .tabular:first-child, .queue'
      )].map((each) => { const { x, y, width } = each.getBoundingClientRect(); return [x, y, width]; }))`);
    const words = () => page.locator('.clocks').innerText();
    const [before, said] = [await places(), await words()];
    for (const step of ['00:00:01', '00:00:10', '00:05:00', '00:41:00', '03:00:00']) {
      await page.clock.fastForward(step);
      await page.waitForTimeout(50);
      expect([step, await places()]).toEqual([step, before]);
    }
    expect(await words()).not.toBe(said);
  }, 120_000);

  house.staysQuiet();
});
