import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { quickPolicy } from '../product/policies.ts';
import { House } from './house.ts';
import { malice } from './malice.ts';

const hostile = malice(165);

describe('The board of supervisors in a browser', () => {
  const house = House.forTests(async () => {
    // Whom nobody helps is reported to the technical manager within a second.
    const climbing = quickPolicy(3600, 600) as { escalation: Record<string, unknown> };
    for (const priority of Object.keys(climbing.escalation))
      climbing.escalation[priority] = [{ after: 'PT1S', to: ['technical_manager'] }];
    expect((await house.desk.put('admin', '/policies/climbing', climbing)).status).toBe(200);
  });

  async function board(look = {}): Promise<Page> {
    return (await (await house.visitor('manager', look)).go('/board')).page;
  }

  const open = (title: string, change: object = {}) =>
    house.desk.open({ title, assigneeId: 'engineer1', ...change });
  const card = (page: Page, number: string) => page.getByRole('listitem').filter({ hasText: number });
  const member = (page: Page, name: string) =>
    page.getByRole('region', { name: 'Engineers' }).getByRole('listitem').filter({ hasText: name });
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Reassign' });
  const holder = async (number: string) =>
    (await house.desk.get<{ assignee: { id: string } | null }>('manager', `/cases/${number}`)).body.assignee
      ?.id;
  const held = (number: string, by: string) =>
    eventually(
      () => holder(number),
      (id) => id === by,
    );

  it('gives a case that is dragged onto an engineer to them, with the reason, and shows their load', async () => {
    const number = await open('Dragged');
    const page = await board();
    await card(page, number).dragTo(member(page, 'Zhang Min'));
    const chosen = dialog(page).getByRole('combobox', { name: 'Engineer' });
    // Their name comes with the list of engineers.
    expect(
      await eventually(
        () => chosen.inputValue(),
        (name) => name !== '',
      ),
    ).toContain('Zhang Min');
    await dialog(page).getByText('Now with Li Wei').waitFor();
    await dialog(page).getByLabel('Reason').fill('Knows this switch');
    await dialog(page).getByRole('button', { name: 'Reassign' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await held(number, 'engineer2')).toBe('engineer2');
    await card(page, number).getByText('Zhang Min').waitFor();
    await member(page, 'Zhang Min').getByText('P1: 1').waitFor();
    const told = (await house.desk.timeline(number)).find(({ kind }) => kind === 'reassigned');
    expect(told?.text).toContain('Knows this switch');
  });

  it('does the same by the keyboard alone', async () => {
    const number = await open('Typed');
    const page = await board();
    await card(page, number).waitFor();
    const focused = () =>
      page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.innerText');
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 150 && (await focused()) !== name; presses++)
        await page.keyboard.press('Tab');
      expect(await focused()).toBe(name);
    };
    await tabTo(`Reassign ${number}`);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.type('Tom');
    await page.getByRole('option', { name: /Tom Baker/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Li Wei is at lunch');
    await tabTo('Reassign');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await held(number, 'engineer3')).toBe('engineer3');
  });

  it('says when a case has changed hands meanwhile, or cannot be handed over any more, and loses nothing', async () => {
    const number = await open('Contested');
    const page = await board();
    await card(page, number).getByRole('button', { name: 'Reassign' }).click();
    await dialog(page).getByRole('combobox', { name: 'Engineer' }).click();
    await page.getByRole('option', { name: /Tom Baker/ }).click();
    await dialog(page).getByLabel('Reason').fill('A long reason');
    // Somebody is quicker, between the last look and the click.
    await page.route(
      '**/reassign',
      async (route) => {
        await house.desk.post('engineer2', `/cases/${number}/take-over`, {});
        await route.continue();
      },
      { times: 1 },
    );
    await dialog(page).getByRole('button', { name: 'Reassign' }).click();
    await dialog(page).getByRole('alert').first().waitFor();
    await dialog(page).getByText('it was with Li Wei, and is now with Zhang Min').waitFor();
    expect(await dialog(page).getByLabel('Reason').inputValue()).toBe('A long reason');
    expect(await holder(number)).toBe('engineer2');
    await house.desk.post('manager', `/cases/${number}/reassign`, {
      engineerId: 'engineer3',
      reason: 'first',
    });
    await dialog(page).getByText('is now with Tom Baker').waitFor();
    await dialog(page).getByRole('button', { name: 'Reassign' }).click();
    await dialog(page).getByText('is already with Tom Baker').waitFor();
    expect(await dialog(page).getByLabel('Reason').inputValue()).toBe('A long reason');
  });

  it('gives a case to somebody on leave only when that is meant', async () => {
    const number = await open('Holiday work');
    const { body: rota } = await house.desk.get<{ timezone: string; shifts: object[]; absences: object[] }>(
      'manager',
      '/rota',
    );
    const leave = { person: 'engineer2', from: '2020-01-01T00:00:00Z', until: '2090-01-01T00:00:00Z' };
    const { timezone, shifts } = rota;
    const put = (absences: object[]) =>
      house.desk.put('manager', '/rota?confirm=true', { timezone, shifts, absences });
    expect((await put([leave])).status).toBe(200);
    const page = await board();
    await card(page, number).getByRole('button', { name: 'Reassign' }).click();
    await dialog(page).getByRole('combobox', { name: 'Engineer' }).click();
    await page.getByRole('option', { name: /Zhang Min/ }).click();
    await dialog(page).getByLabel('Reason').fill('Nobody else knows it');
    await dialog(page).getByRole('button', { name: 'Reassign', exact: true }).click();
    await dialog(page).getByText('Zhang Min is on leave until', { exact: false }).waitFor();
    expect(await holder(number)).toBe('engineer1');
    // Somebody else is no longer what was refused.
    await dialog(page).getByRole('combobox', { name: 'Engineer' }).click();
    await page.getByRole('option', { name: /Tom Baker/ }).click();
    await dialog(page).getByRole('button', { name: 'Reassign', exact: true }).waitFor();
    await dialog(page).getByRole('combobox', { name: 'Engineer' }).click();
    await page.getByRole('option', { name: /Zhang Min/ }).click();
    await dialog(page).getByRole('button', { name: 'Reassign', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Reassign all the same' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await held(number, 'engineer2')).toBe('engineer2');
    await put(rota.absences);
  });

  it('shows the forecast as the API has it, on the board and on the case', async () => {
    const number = await open('Foreseen');
    interface Forecast {
      data: { text: string; at: string }[];
    }
    const { body } = await house.desk.call<Forecast>(
      'GET',
      'manager',
      `/api/v1/cases/${number}/forecast`,
      undefined,
      { headers: { 'caseline-language': 'en' } },
    );
    const expected = body.data.slice(0, 10).map(({ at, text }) => [at, text]);
    const shown = (page: Page) =>
      page
        .locator('ol.course > li')
        .evaluateAll((entries) =>
          (entries as { querySelector: (by: string) => { dateTime: string; textContent: string } }[]).map(
            (entry) => [entry.querySelector('time').dateTime, entry.querySelector('[dir]').textContent],
          ),
        );
    const page = await board();
    await card(page, number).getByRole('button', { name: 'Forecast' }).click();
    await page.locator('ol.course > li').nth(9).waitFor();
    expect(await shown(page)).toEqual(expected);
    await page.keyboard.press('Escape');
    await card(page, number).getByRole('link', { name: 'Foreseen' }).click();
    await page.getByText('If nobody acts').click();
    await page.locator('ol.course > li').nth(9).waitFor();
    expect(await shown(page)).toEqual(expected);
    expect(await page.locator('ol.course > li').first().innerText()).toContain('Li Wei (');
  });

  it("shows why a case waits in the supervisors' queue, and to whom one was escalated", async () => {
    const [from, until] = [-1, 24].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const absences = ['engineer1', 'engineer2', 'engineer3'].map((person) => ({ person, from, until }));
    await house.desk.put('manager', '/rota?confirm=true', { timezone: 'UTC', shifts: [], absences });
    const waiting = await house.desk.open({ title: 'Nobody is there' });
    await house.desk.put('manager', '/rota?confirm=true', {
      timezone: 'UTC',
      shifts: [],
      absences: absences.slice(0, 1),
    });
    const climbed = await open('Climbed', { policyId: 'climbing', assigneeId: 'engineer2' });
    const page = await board();
    const queue = page.getByRole('region', { name: "Supervisors' queue" });
    await queue.getByRole('listitem').filter({ hasText: waiting }).getByText('nobody is on duty').waitFor();
    await page
      .getByRole('region', { name: 'Engineers' })
      .getByRole('heading', { name: 'Absent 1' })
      .waitFor();
    await page.getByRole('link', { name: /^Escalated/ }).click();
    await card(page, climbed).getByText('Escalated to the technical manager').waitFor();
    await card(page, waiting).waitFor({ state: 'detached' });
    await house.desk.put('manager', '/rota?confirm=true', { timezone: 'UTC', shifts: [], absences: [] });
  });

  it('is for supervisors; operators alone reach the workflow behind a case', async () => {
    const number = await open('Behind it');
    const { body } = await house.desk.get<{ url: string }>('manager', `/cases/${number}/workflow`);
    const places = async (username: string) => {
      const someone = await (await house.visitor(username)).go(`/cases/${number}`);
      const { page } = someone;
      await page.getByText('Behind it').first().waitFor();
      await someone.settled();
      const link = page.getByRole('link', { name: 'Workflow in Temporal' });
      const found = (await link.count()) ? await link.getAttribute('href') : null;
      await page.goto('/board');
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      return [new URL(page.url()).pathname, found];
    };
    expect(await places('manager')).toEqual(['/board', body.url]);
    expect(await places('admin')).toEqual(['/cases', body.url]);
    expect(await places('engineer1')).toEqual(['/cases', null]);
  }, 120_000);

  it('draws the forecast of a case without barriers', async () => {
    const number = await open(hostile, { policyId: 'climbing' });
    const manager = await house.visitor('manager');
    await manager.go('/board');
    await card(manager.page, number).getByRole('button', { name: 'Forecast' }).click();
    await manager.page.locator('ol.course > li').first().waitFor();
    expect([await manager.barriers(), await manager.overflow()]).toEqual([[], 0]);
  });

  house.staysQuiet();
});
