import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { quickPolicy } from '../product/policies.ts';
import { House } from './house.ts';

describe('What is put right, asked for, and joined together on a case', () => {
  const house = House.forTests();

  const open = async (title: string, more: object = {}) =>
    house.desk.open({ title, priority: 'P3', assigneeId: await house.desk.id('engineer1'), ...more });
  const caseOf = async (number: string) =>
    (await house.desk.get<Record<string, never>>('manager', `/cases/${number}`)).body;
  const at = (who: string, number: string) => house.page(who, `/cases/${number}`);
  /** Begins an action, of those in sight or of those behind 'More'. */
  const act = async (page: Page, name: string) => {
    const group = page.getByRole('group', { name: 'Actions' });
    const button = group.getByRole('button', { name, exact: true });
    await group.getByRole('button').first().waitFor();
    if (await button.isVisible()) await button.click();
    else {
      await group.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    }
    return page.getByRole('dialog', { name });
  };
  const send = async (page: Page, name: string) => {
    const form = page.getByRole('dialog', { name });
    await form.getByRole('button', { name, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  };
  const choose = async (page: Page, label: string, option: string | RegExp) => {
    await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };

  it('corrects what was taken down wrong, its customer and its type too', async () => {
    const number = await open('Firewal down');
    const page = await at('agent', number);
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Correct the case' });
    await form.getByLabel('What is wrong').fill('Firewall down');
    await choose(page, 'Type', 'Question');
    await choose(page, 'Customer', /Globex/);
    await form.getByText('what the former customer was told stays hidden').waitFor();
    await form.getByLabel('Reason').fill('Misheard');
    await send(page, 'Correct the case');
    await page.getByRole('heading', { name: 'Firewall down' }).waitFor();
    await page.getByRole('region', { name: 'What was reported' }).getByText('Question').waitFor();
    await page.getByRole('complementary').getByRole('link', { name: 'Globex', exact: true }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Firewal down' })
      .filter({ hasText: 'Misheard' })
      .waitFor();
    expect(await caseOf(number)).toMatchObject({
      ...{ title: 'Firewall down', type: 'question', customer: { id: 'globex' }, priority: 'P3' },
      contact: { name: 'Zhang San', email: 'zhang@customer.example' },
    });
  });

  it('asks for another priority, which the manager sees first and grants', async () => {
    const number = await open('Slow at first');
    const engineer = await at('engineer1', number);
    await act(engineer, 'Ask for another priority');
    await choose(engineer, 'Priority', /^P1/);
    await engineer.getByLabel('Reason').fill('The whole site');
    await send(engineer, 'Ask for another priority');
    const manager = await at('manager', number);
    await manager.locator('header').getByText('Li Wei asks for P1').waitFor();
    const button = manager.getByRole('button', { name: 'Change the priority', exact: true });
    expect(await button.getAttribute('data-variant')).toBe('filled');
    const form = await act(manager, 'Change the priority');
    expect(await form.getByRole('combobox', { name: 'Priority' }).inputValue()).toMatch(/^P1/);
    await form.getByLabel('Reason').fill('Granted');
    await send(manager, 'Change the priority');
    await manager.locator('header').getByText('Li Wei asks for P1').waitFor({ state: 'detached' });
    await engineer.locator('header').getByText(/^P1/).waitFor();
    expect(await caseOf(number)).toMatchObject({ priority: 'P1', priorityRequest: null });
  });

  it('says that a message did not arrive, and sends it again to the address that was put right', async () => {
    house.mailbox.unknown.add('zang@customer.example');
    const number = await open('Wrong letter', {
      contact: { name: 'Zhang San', email: 'zang@customer.example' },
    });
    const page = await at('agent', number);
    await page.locator('header').getByText('message not delivered').waitFor();
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByLabel('E-mail of the contact').fill('zhang@customer.example');
    await page.getByLabel('Reason').fill('A letter was missing');
    await send(page, 'Correct the case');
    await page.locator('header').getByText('message not delivered').waitFor({ state: 'detached' });
    const entry = page.getByRole('listitem').filter({ hasText: 'Acknowledgement' }).first();
    await entry.getByText('failed: 1').click();
    await entry.getByText('E-mail').first().click();
    await entry.getByRole('button', { name: 'Send again' }).click();
    await entry.getByText('handed over').first().waitFor();
    const mails = await eventually(
      () => house.mailbox.to('zhang@customer.example', new RegExp(number)),
      (found) => found.length > 0,
    );
    expect(mails.length).toBeGreaterThan(0);
  });

  it('links cases by their titles, both of which show it, and takes the link away', async () => {
    const cause = await open('Storm in the substation');
    const number = await open('Racks without power');
    const page = await at('engineer1', number);
    const form = await act(page, 'Link to another case');
    await form.getByRole('combobox', { name: 'Other case' }).fill('substation');
    await page.getByRole('option', { name: cause }).click();
    await choose(page, 'This case is', 'caused by');
    await send(page, 'Link to another case');
    const beside = page.getByRole('complementary');
    await beside.getByText(`caused by ${cause}`).waitFor();
    const there = await at('engineer1', cause);
    await there.getByRole('complementary').getByText(`the cause of ${number}`).waitFor();
    await act(page, 'Remove a link');
    await send(page, 'Remove a link');
    await beside.getByText(`caused by ${cause}`).waitFor({ state: 'detached' });
    expect((await caseOf(cause))['links']).toEqual([]);
  });

  it('merges a duplicate into the case that goes on, with what is carried over', async () => {
    const into = await open('Mail server down');
    const contact = { name: 'Chen Jie', email: 'chen.jie@acme.example' };
    const number = await open('No mail in Shanghai', { contact });
    await house.desk.post('engineer1', `/cases/${number}/notes`, {
      text: 'Queue is full',
      visibility: 'internal',
    });
    const page = await at('engineer1', number);
    const form = await act(page, 'Merge into another case');
    await form.getByRole('combobox', { name: 'Case that goes on' }).fill('mail server');
    await page.getByRole('option', { name: into }).click();
    await form.getByLabel('files').uncheck();
    expect(await form.getByLabel('Who agreed to that').inputValue()).toBe('Chen Jie');
    await form.getByText('This cannot be taken back.', { exact: false }).waitFor();
    await send(page, 'Merge into another case');
    await page.getByRole('complementary').getByRole('link', { name: into }).click();
    await page.getByRole('heading', { name: 'Mail server down' }).waitFor();
    await page.getByRole('complementary').getByText('Merged into this one').waitFor();
    await page
      .getByRole('region', { name: 'What was reported' })
      .getByText('chen.jie@acme.example')
      .waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Queue is full' }).waitFor();
    expect(await caseOf(number)).toMatchObject({
      cancellation: { reason: 'duplicate', duplicateOf: into, take: { notes: true, contacts: true } },
    });
  });

  it('gathers people around a case, tags it, and hands it over', async () => {
    const number = await open('Many hands');
    await house.desk.post('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const page = await at('engineer1', number);
    await act(page, 'Ask colleagues to assist');
    for (const name of [/Zhang Min/, /Tom Baker/]) await choose(page, 'Add', name);
    await page.keyboard.press('Tab');
    await send(page, 'Ask colleagues to assist');
    await page.getByRole('complementary').getByText('Zhang Min, Tom Baker').waitFor();
    await act(page, 'Ask colleagues to assist');
    await page.getByRole('dialog').getByLabel('Zhang Min').check();
    await send(page, 'Ask colleagues to assist');
    await page.getByRole('complementary').getByText('Tom Baker', { exact: true }).waitFor();
    expect(await caseOf(number)).toMatchObject({ assistants: [{ name: 'Tom Baker' }] });
    const form = await act(page, 'Tag');
    await form.getByLabel('Add').fill('vip');
    await page.keyboard.press('Enter');
    await send(page, 'Tag');
    await page.locator('header').getByText('vip').waitFor();
    await act(page, 'Watch');
    await choose(page, 'Add', /Liu Yang/);
    await page.keyboard.press('Tab');
    await send(page, 'Watch');
    await page.getByRole('complementary').getByText('Liu Yang').waitFor();
    await act(page, 'Hand over');
    await choose(page, 'Engineer', /Zhang Min/);
    await page.getByRole('dialog').getByLabel('What the next one has to know').fill('Logs are in the case');
    await send(page, 'Hand over');
    await page.getByRole('listitem').filter({ hasText: 'Logs are in the case' }).waitFor();
    await page.locator('header').getByText('Zhang Min').waitFor();
    expect(await caseOf(number)).toMatchObject({ assignee: { name: 'Zhang Min' }, tags: ['vip'] });
    const agent = await at('agent', number);
    const move = await act(agent, 'Move to a line or centre');
    await move.getByLabel(/Support line/).fill('2');
    await move.getByLabel('Reason').fill('For the second line');
    await send(agent, 'Move to a line or centre');
    await agent.getByRole('complementary').getByText('support line 2').waitFor();
  });

  it('says what it stands for in words: nobody can be reached, a year whose days off are not announced', async () => {
    const all = Object.fromEntries(['P1', 'P2', 'P3', 'P4'].map((priority) => [priority, 'PT2400H']));
    const policy = { ...quickPolicy(3, 600), clock: 'business', calendar: 'office-cn', response: all };
    expect((await house.desk.put('admin', '/policies/patient', policy)).status).toBeLessThan(300);
    const contact = { name: 'Wang Fang' };
    const number = await open('By fax', { channel: 'fax', policyId: 'patient', contact });
    const page = await at('engineer1', number);
    await page.locator('header').getByText('no way to reach the contact').waitFor();
    const { computedHolidays } = await caseOf(number);
    const years = (computedHolidays as unknown as string[]).map((id) => id.replace('CN-', 'China '));
    expect(years.length).toBeGreaterThan(0);
    await page
      .locator('header')
      .getByText(`reaches into ${years.join(', ')}`)
      .waitFor();
    const chinese = await house.page('engineer1', `/cases/${number}`, { language: 'zh-CN' });
    await chinese.locator('header').getByText('无法联系到联系人').waitFor();
    await chinese
      .locator('header')
      .getByText(`有时限跨入 ${years[0]?.replace('China ', '中国 ')}`)
      .waitFor();
  });

  house.staysQuiet();
});
