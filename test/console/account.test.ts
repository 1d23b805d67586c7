import { describe, expect, it } from '@jest/globals';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe("One's own account in a browser", () => {
  const house = House.forTests(async ({ desk }) => {
    for (const [username, name] of [
      ['newcomer', 'Nora Comer'],
      ['traveller', 'Tara Veller'],
    ])
      await desk.post('admin', '/users', { username, name, roles: ['agent'], password: 'caseline-demo' });
  });

  it('is behind one’s name, and changes the language and the clocks by which one is told', async () => {
    const { page } = await (await house.visitor('traveller')).go('/cases');
    await page.getByRole('link', { name: 'Tara Veller' }).click();
    await page.getByRole('heading', { name: 'My account' }).waitFor();
    await page.getByText('agent', { exact: true }).first().waitFor();
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Shang');
    await page.getByRole('option', { name: 'Asia/Shanghai' }).click();
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: '简体中文' }).click();
    await page.getByRole('region', { name: 'Language and time zone' }).getByRole('button').last().click();
    await page.getByRole('heading', { name: '我的账号' }).waitFor();
    expect((await house.desk.get('traveller', '/me')).body).toMatchObject({
      ...{ language: 'zh-CN', languageChosen: true, timeZone: 'Asia/Shanghai' },
    });
  });

  it('gets a new password only by the current one, which then opens nothing any more', async () => {
    const elsewhere = await house.visitor('newcomer');
    const { page } = await (await house.visitor('newcomer')).go('/account');
    const form = page.getByRole('region', { name: 'Password' });
    const [current, fresh] = [
      form.getByRole('textbox', { name: 'Current password' }),
      form.getByRole('textbox', { name: 'New password' }),
    ];
    const change = form.getByRole('button', { name: 'Change the password' });
    await current.fill('not the one');
    await fresh.fill('too short');
    await change.click();
    await form
      .getByText(/must have at least 12 characters/)
      .first()
      .waitFor();
    await fresh.fill('a password of mine');
    await change.click();
    await form.getByText('The current password is wrong').waitFor();
    await current.fill('caseline-demo');
    await change.click();
    await page.getByText('The new password holds.', { exact: false }).waitFor();
    expect(await current.inputValue()).toBe('');
    // Who has changed it goes on; everybody else begins anew.
    await page.getByRole('list').getByText('here', { exact: true }).waitFor();
    const { page: other } = await elsewhere.go('/account');
    await other.getByLabel('User name').fill('newcomer');
    await other.getByLabel('Password', { exact: true }).fill('caseline-demo');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('The name or the password is wrong').waitFor();
    await other.getByLabel('Password', { exact: true }).fill('a password of mine');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByRole('heading', { name: 'My account' }).waitFor();
  });

  it('shows where one is signed in, and signs out there', async () => {
    const [here, there] = [await house.visitor('customer'), await house.visitor('customer')];
    await there.go('/portal');
    const { page } = await here.go('/portal/account');
    const rows = page.getByRole('region', { name: 'Where I am signed in' }).getByRole('listitem');
    expect(
      await eventually(
        () => rows.count(),
        (count) => count === 2,
      ),
    ).toBe(2);
    await rows.filter({ hasText: 'Chrome on Linux' }).first().waitFor();
    await rows
      .filter({ hasNotText: 'here' })
      .getByRole('button', { name: /^Sign out/ })
      .click();
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'here' }).waitFor();
    await there.go('/portal');
    await there.page.getByLabel('User name').waitFor();
  });

  house.staysQuiet();
});
