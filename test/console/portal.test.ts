import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { House } from './house.ts';

describe('The portal on a phone', () => {
  const house = House.forTests();

  const visitor = () => house.visitor('customer', { width: 390, height: 844 });
  const page = async (address: string): Promise<Page> => (await (await visitor()).go(address)).page;

  const open = async (title: string): Promise<string> =>
    house.desk.open({ title, assigneeId: await house.desk.id('engineer1'), serialNumber: 'FOC2231X0AB' });
  async function resolved(title: string): Promise<string> {
    const number = await open(title);
    await house.desk.post('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const restoredAt = new Date().toISOString();
    await house.desk.post('engineer1', `/cases/${number}/resolve`, {
      cause: 'Dust',
      treatment: 'Cleaned',
      restoredAt,
    });
    return number;
  }
  const buffer = Buffer.from('10:30 link down');
  const choose = (on: Page, ...names: string[]) =>
    on
      .locator('input[type=file]')
      .setInputFiles(names.map((name) => ({ name, mimeType: 'text/plain', buffer })));

  it('reports a problem: the FAQ is offered, the warranty shown, and a file that fails loses nothing', async () => {
    const phone = await page('/portal/new');
    await phone.getByRole('textbox', { name: 'What is wrong?' }).fill('The switch keeps rebooting');
    await phone.getByText('Perhaps this helps').waitFor();
    await phone.getByText('keeps rebooting: what can I check?').click();
    await phone.getByText('Which LEDs are on').waitFor();
    await phone.getByRole('combobox', { name: 'Equipment' }).fill('9300');
    await phone.getByRole('option', { name: /FOC2231X0AB/ }).click();
    await phone.getByText(/warranty until \d{4}-03-15/).waitFor();
    await choose(phone, 'core.log', 'setup.exe', 'photo.png');
    await phone.getByText('setup.exe is of a kind that is not taken').waitFor();
    await phone.getByRole('button', { name: 'Remove setup.exe' }).click();
    await phone.getByRole('button', { name: 'Send the report' }).click();
    await phone.getByText(/Your case C\d{8}-\d+ is open/).waitFor();
    await phone.getByText("'photo.png' does not contain").waitFor();
    expect(await phone.getByText('core.log').count()).toBe(0);
    await phone.getByRole('button', { name: 'To the case' }).click();
    await phone.getByRole('link', { name: 'core.log' }).waitFor();
    await phone
      .getByRole('status')
      .filter({ hasText: /contacts you.*by .*in / })
      .waitFor();
    await phone.getByText('Coverage').waitFor();
  }, 60_000);

  it('answers with files, and says what became of each', async () => {
    const number = await open('Log wanted');
    const phone = await page(`/portal/cases/${number}`);
    await phone.getByLabel('Your message to us').fill('Here is the log');
    await choose(phone, 'a.log', 'b.png');
    await phone.getByRole('button', { name: 'Send', exact: true }).click();
    await phone.getByRole('link', { name: 'a.log' }).waitFor();
    await phone.getByRole('listitem').filter({ hasText: 'Here is the log' }).waitFor();
    await phone.getByRole('alert').filter({ hasText: "'b.png' does not contain" }).waitFor();
    expect(await phone.getByLabel('Your message to us').inputValue()).toBe('');
    await phone.getByRole('button', { name: 'Remove b.png' }).click();
    expect(await phone.getByRole('alert').count()).toBe(0);
  });

  it('agrees after reading what was done, answers the survey, and finds the case among the closed ones', async () => {
    const number = await resolved('The fan is loud');
    const phone = await page('/portal?view=yours');
    await phone.getByRole('link', { name: /The fan is loud/ }).click();
    await phone.getByText('Cleaned', { exact: true }).waitFor();
    const download = phone.waitForEvent('download');
    await phone.getByRole('link', { name: 'Read the fault report (PDF)' }).click();
    expect((await download).suggestedFilename()).toBe(`fault-report-${number}.pdf`);
    await phone.getByRole('button', { name: 'Yes, close the case' }).click();
    await phone.getByRole('heading', { name: 'How did we do?' }).waitFor();
    for (const question of await phone.getByRole('radiogroup').all())
      await question.getByRole('radio', { name: '4' }).check();
    await phone.getByRole('button', { name: 'Send', exact: true }).first().click();
    await phone.getByText('This case is over.').waitFor();
    await phone.goto('/portal?view=closed');
    await phone.getByRole('link', { name: /The fan is loud/ }).waitFor();
    expect((await house.desk.get('manager', `/cases/${number}`)).body).toMatchObject({
      consent: { agreed: true, via: 'portal' },
      survey: { answers: { overall: 4 } },
    });
  });

  it('rejects with what is still wrong, and opens again what was closed too early', async () => {
    const number = await resolved('Solved or not');
    const phone = await page(`/portal/cases/${number}`);
    await phone.getByRole('button', { name: 'No, it is not solved' }).click();
    await phone.getByLabel('What is still wrong?').fill('Still loud');
    await phone.getByRole('button', { name: 'No, it is not solved' }).click();
    await phone.getByText('We are looking for the cause.').waitFor();
    const restoredAt = new Date().toISOString();
    await house.desk.post('engineer1', `/cases/${number}/resolve`, {
      cause: 'Dust',
      treatment: 'Again',
      restoredAt,
    });
    await house.desk.post('customer', `/cases/${number}/consent`, {
      agreed: true,
      by: 'Wang Fang',
      via: 'portal',
    });
    await phone.getByRole('button', { name: 'Open it again' }).click();
    await phone.getByLabel('What is wrong?').fill('And again');
    await phone.getByRole('button', { name: 'Open it again' }).click();
    await phone.getByText('We are looking for the cause.').waitFor();
    await phone.getByRole('listitem').filter({ hasText: 'And again' }).waitFor();
  });

  it('finds cases by words, and keeps what was looked for in the address', async () => {
    await open('Printer on floor seven');
    const phone = await page('/portal');
    await phone.getByRole('searchbox').fill('floor seven');
    await phone.keyboard.press('Enter');
    await phone.waitForURL(/q=floor/);
    await phone.getByRole('link', { name: /Printer on floor seven/ }).waitFor();
    await phone.getByRole('link', { name: /Log wanted/ }).waitFor({ state: 'detached' });
    await phone.getByText('Closed', { exact: true }).click();
    await phone.getByText('No case matches.', { exact: false }).waitFor();
    expect(new URL(phone.url()).searchParams.get('view')).toBe('closed');
  });

  it('searches the FAQ, and leads to a report where it says nothing', async () => {
    const phone = await page('/portal/faq');
    await phone.getByRole('heading', { name: 'Returns and replacements' }).waitFor();
    await phone.getByRole('searchbox').fill('warranty ended');
    await phone.keyboard.press('Enter');
    await phone.getByText('How long is the warranty', { exact: false }).click();
    await phone.getByText('three years from the day of acceptance', { exact: false }).waitFor();
    expect(await phone.getByRole('heading', { name: 'Returns and replacements' }).count()).toBe(0);
    await phone.getByRole('searchbox').fill('zzz');
    await phone.keyboard.press('Enter');
    await phone.getByText('Nothing about that.', { exact: false }).waitFor();
    await phone.getByRole('link', { name: 'Report a problem' }).click();
    await phone.getByRole('button', { name: 'Send the report' }).waitFor();
  });

  it('says what to do about a link that leads nowhere', async () => {
    for (const address of ['/consents/none', '/surveys/none']) {
      const phone = await page(address);
      await phone.getByText('Your case is not affected.', { exact: false }).waitFor();
      await phone.getByRole('link', { name: 'Sign in to the portal' }).waitFor();
    }
  });

  house.staysQuiet();
});
