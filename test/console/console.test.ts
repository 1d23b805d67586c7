import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { House, titled } from './house.ts';

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const contact = { name: 'Zhang San', email: 'zhang@customer.example' };
/** Presses a key while a word is being composed in the field that has the focus, as an input method does. */
async function composedEnter(page: Page, key = 'Enter'): Promise<void> {
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: '机', selectionStart: 1, selectionEnd: 1 });
  await page.keyboard.press(key);
  // What a press leads to, it leads to at once.
  await page.evaluate('new Promise((done) => setTimeout(done, 100))');
  await input.send('Input.insertText', { text: '' });
  await input.detach();
}

describe('The console in a browser', () => {
  const house = House.forTests();

  async function openCase(title: string, assignee = 'engineer1'): Promise<string> {
    const { status, body } = await house.desk.post<{ number: string }>('agent', '/cases', {
      ...{ customerId: 'acme', channel: 'hotline', title, priority: 'P2', contact },
      assigneeId: await house.desk.id(assignee),
    });
    expect(status).toBe(201);
    return body.number;
  }

  const stageOf = async (number: string) =>
    (await house.desk.get<{ stage: string }>('manager', `/cases/${number}`)).body.stage;

  const linkTo = async (kind: 'consents' | 'surveys', number: string) => {
    const pattern = new RegExp(`${number}[^]*/${kind}/|/${kind}/[^]*${number}`);
    const mail = await eventually(
      () => house.mailbox.to(contact.email, pattern),
      (mails) => mails.length > 0,
    );
    return new RegExp(`/${kind}/[\\w.-]+`).exec(mail[0]?.mail.text ?? '')?.[0] ?? '';
  };

  it('sends a stranger to the login, and after it to where they wanted to go', async () => {
    const { page } = await house.visitor(null);
    await page.goto('/cases?queue=overdue');
    await page.getByLabel('User name').fill('agent');
    await page.getByLabel('Password', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The name or the password is wrong.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('caseline-demo');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /^Overdue/, includeHidden: false }).waitFor();
    expect(new URL(page.url()).search).toBe('?queue=overdue');
  });

  it('takes a case from the call to the survey: agent, engineer, and the customer on a phone', async () => {
    const agent = (await house.visitor('agent')).page;
    await agent.goto('/cases/new');
    await agent.getByRole('combobox', { name: 'Customer' }).fill('ACME');
    await agent.getByRole('option', { name: /ACME/ }).click();
    await agent.getByLabel('What is wrong').fill('Core switch is down');
    await agent.getByRole('combobox', { name: 'Contact', exact: true }).fill(contact.name);
    await agent.getByLabel('E-mail of the contact').fill(contact.email);
    await agent.getByRole('button', { name: 'Open the case' }).click();
    await agent.waitForURL(/\/cases\/C\d+/);
    const number = /C\d{8}-\d+/.exec(agent.url())?.[0] ?? '';

    const engineer = (await house.visitor('engineer2')).page;
    await engineer.goto(`/cases/${number}`);
    const act = async (name: string) => {
      await engineer
        .getByRole('group', { name: 'Actions' })
        .getByRole('button', { name, exact: true })
        .click();
      return engineer.getByRole('dialog', { name });
    };
    await engineer.getByRole('group', { name: 'Actions' }).waitFor();
    const takeOver = engineer.getByRole('button', { name: 'Take over', exact: true });
    if (await takeOver.isVisible()) {
      const form = await act('Take over');
      await form.getByRole('button', { name: 'Take over' }).click();
      await form.waitFor({ state: 'hidden' });
    }
    let form = await act('Respond');
    await form.getByLabel('What was said').fill('Called back: power supply suspected');
    await form.getByRole('button', { name: 'Respond' }).click();
    await form.waitFor({ state: 'hidden' });
    // The agent's page, still open, hears of it by itself.
    await agent.getByText('Responded by phone: Called back: power supply suspected').waitFor();

    form = await act('Resolve');
    await form.getByLabel('Cause').fill('Power supply');
    await form.getByLabel('Treatment').fill('Replaced');
    await form.getByRole('button', { name: 'Resolve' }).click();
    await form.waitFor({ state: 'hidden' });

    const phone = await house.visitor(null, { width: 390, height: 800 });
    await phone.go(await linkTo('consents', number));
    await phone.page.getByRole('button', { name: 'Yes, close the case' }).click();
    await phone.page.getByText('Thank you: you agreed').waitFor();
    expect(await phone.barriers()).toEqual([]);
    await phone.go(await linkTo('surveys', number));
    await phone.page.getByRole('button', { name: 'Send' }).waitFor();
    for (const question of await phone.page.getByRole('radiogroup').all())
      await question.getByRole('radio', { name: '5' }).check();
    expect(await phone.barriers()).toEqual([]);
    await phone.page.getByRole('button', { name: 'Send' }).click();
    await phone.page.getByText('Thank you for your answers.').waitFor();
    expect(await stageOf(number)).toBe('ended');
  }, 120_000);

  it('tells who was quicker, and keeps what was typed', async () => {
    const number = await openCase('Two at once');
    const { page } = await house.visitor('engineer1');
    await page.goto(`/cases/${number}`);
    await page.getByRole('button', { name: 'Respond' }).click();
    const form = page.getByRole('dialog', { name: 'Respond' });
    await form.getByLabel('What was said').fill('I have just called');
    await house.desk.post('engineer2', `/cases/${number}/take-over`, { reason: 'I know it' });
    await form.getByRole('button', { name: 'Respond' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('What was said').inputValue()).toBe('I have just called');
  });

  it('keeps a half-written note over a reload', async () => {
    const number = await openCase('A long note');
    const { page } = await house.visitor('engineer1');
    await page.goto(`/cases/${number}`);
    await page.getByRole('textbox', { name: 'Internal note' }).fill('Half a thought');
    await page.reload();
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await note.waitFor();
    expect(await note.inputValue()).toBe('Half a thought');
    await page.keyboard.press('Tab');
    await note.press('Control+Enter');
    await page.getByRole('listitem').filter({ hasText: 'Half a thought' }).waitFor();
    expect(await note.inputValue()).toBe('');
  });

  it('carries files both ways: what is internal stays inside, and a file that is not what it says is refused', async () => {
    const number = await openCase('See the log');
    const buffer = Buffer.from('10:30 link down');
    const { page } = await house.visitor('engineer1');
    await page.goto(`/cases/${number}`);
    const attach = (name: string, content = buffer, mimeType = 'text/plain') =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: content });
    const send = () => page.getByRole('button', { name: 'Send', exact: true }).click();
    await attach('<img src=x>.log');
    await page.getByRole('button', { name: 'Remove <img src=x>.log' }).waitFor();
    await page.getByText('the customer does not read it').waitFor();
    await send();
    await page.getByRole('listitem').filter({ hasText: 'Internal' }).getByText('<img src=x>.log').waitFor();
    await page.getByText('Tell the customer').first().click();
    await page.getByText('The customer reads this, and the files that go with it.').waitFor();
    await attach('core.log');
    await attach('wrong-customer.log');
    await page.getByRole('button', { name: 'Remove wrong-customer.log' }).click();
    await page.getByRole('textbox', { name: 'Tell the customer' }).fill('The log as promised');
    // What was chosen waits for its note, also over a look at another page.
    await page.getByRole('link', { name: 'Hotline', exact: true }).click();
    await page.goBack();
    await page.getByText('Tell the customer').first().click();
    await page.getByRole('button', { name: 'Remove core.log' }).waitFor();
    const written = () => house.desk.timeline(number).then((entries) => JSON.stringify(entries));
    expect(await written()).not.toContain('core.log');
    await send();
    await page.getByRole('link', { name: 'core.log' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'The log as promised' }).waitFor();
    expect(await written()).not.toContain('wrong-customer.log');
    await attach('photo.png', picture, 'image/png');
    await page.locator('canvas.preview:visible').waitFor();
    await attach('fake.png');
    await send();
    await page.getByRole('link', { name: 'photo.png' }).waitFor();
    await page.getByRole('alert').filter({ hasText: "'fake.png' does not contain" }).waitFor();

    const customer = await house.visitor('customer', { width: 390 });
    await customer.go(`/portal/cases/${number}`);
    const download = customer.page.waitForEvent('download');
    await customer.page.getByRole('link', { name: 'core.log' }).click();
    expect((await download).suggestedFilename()).toBe('core.log');
    expect(await customer.page.getByText('<img src=x>.log').count()).toBe(0);
    await customer.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'ours.log', mimeType: 'text/plain', buffer });
    await customer.page.getByRole('button', { name: 'Send', exact: true }).click();
    await customer.page.getByRole('link', { name: 'ours.log' }).waitFor();
    expect([await customer.barriers(), await customer.overflow()]).toEqual([[], 0]);
    await page.getByRole('link', { name: 'ours.log' }).waitFor();
  });

  it('asks for 250 kB of JavaScript at most, compressed, to show the first list', async () => {
    await openCase('Seen first');
    const agent = await house.visitor('agent');
    await agent.page.goto('/cases?queue=open');
    await agent.page.locator('a.row').first().waitFor();
    await agent.settled();
    const bytes = await agent.scripts();
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(250_000);
  });

  it.each([
    ['Temporal', 'Temporal is away'],
    ['MongoDB', 'MongoDB is away'],
    ['API', 'Caseline does not answer'],
  ])(
    'says that %s is away, loses nothing of what is being written, and recovers by itself',
    async (child, said) => {
      const number = await openCase('Nobody answers');
      const { page } = await house.visitor('engineer1');
      await page.goto(`/cases/${number}`);
      const note = page.getByRole('textbox', { name: 'Internal note' });
      const text = `A thought without ${child}`;
      await note.fill(text);
      const pid = house.caseline.pids()[child] as number;
      // It hangs: that is worse than to be gone, which is noticed at once and mended by a new start.
      process.kill(pid, 'SIGSTOP');
      try {
        await page.getByRole('status').filter({ hasText: said }).waitFor();
        await note.press('Control+Enter');
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      await page.getByRole('status').filter({ hasText: said }).waitFor({ state: 'hidden' });
      // It has arrived, or is there to be sent again; whichever it is, it arrives once.
      const told = async () =>
        (await house.desk.timeline(number)).filter((entry) => entry.text.includes(text)).length;
      await eventually(
        async () => (await told()) > 0 || (await note.inputValue()) === text,
        (settled) => settled,
      );
      if ((await note.inputValue()) === text) await note.press('Control+Enter');
      await page.getByRole('listitem').filter({ hasText: text }).waitFor();
      expect(await eventually(told, (count) => count > 0)).toBe(1);
    },
    120_000,
  );

  it('keeps customers to their own cases, and shows staff pages to nobody else', async () => {
    const number = await openCase('Internal affairs');
    const { page } = await house.visitor('customer2');
    await page.goto(`/cases/${number}`);
    // A mailed link leads to their own page of the case, which is not theirs.
    await page.waitForURL(`**/portal/cases/${number}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByText('Internal affairs').count()).toBe(0);
  });

  it('leads everybody from a mailed link to their own page of the case, through the login, and names it in the tab', async () => {
    const number = await openCase('Linked by mail');
    const { page } = await house.visitor(null);
    await page.goto(`/cases/${number}`);
    await titled(page, 'Sign in – Caseline');
    await page.getByLabel('User name').fill('customer');
    await page.getByLabel('Password', { exact: true }).fill('caseline-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/portal/cases/${number}`);
    await page.getByRole('heading', { name: 'Linked by mail' }).waitFor();
    await titled(page, `${number} Linked by mail – Caseline`);
    const engineer = (await house.visitor('engineer1', { language: 'zh-CN' })).page;
    await engineer.goto(`/portal/cases/${number}`);
    await engineer.waitForURL(`**/cases/${number}`);
    await engineer.getByRole('heading', { name: 'Linked by mail' }).waitFor();
    await titled(engineer, `${number} Linked by mail – Caseline`);
    await engineer.goto('/cases?queue=overdue');
    await titled(engineer, '已超时 – 工单 – Caseline');
  });

  it('speaks the language of the browser until somebody has chosen one, on this device or another', async () => {
    // Whoever made the account took Chinese for their language.
    const agent = (await house.visitor('agent', { fresh: true })).page;
    await agent.goto('/cases');
    await agent.getByRole('link', { name: /^All open/ }).waitFor();
    await agent.getByRole('button', { name: '中文' }).click();
    await agent.getByRole('link', { name: /^全部未结/ }).waitFor();
    const elsewhere = (await house.visitor('agent', { fresh: true })).page;
    await elsewhere.goto('/cases');
    await elsewhere.getByRole('link', { name: /^全部未结/ }).waitFor();
  });

  it('shows first what was reported, and what the customer answered until they have been answered', async () => {
    const number = await house.desk.open({
      ...{ title: 'Slow since Monday', assigneeId: await house.desk.id('engineer1'), category: 'network' },
      ...{ description: 'Every page takes a minute.\nNothing was changed.', serialNumber: 'FOC2231X0AB' },
      contact: { ...contact, phone: '010-5550 0101' },
    });
    await house.desk.post('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    await house.desk.post('engineer1', `/cases/${number}/hold`, { reason: 'waiting_customer' });
    const engineer = await house.visitor('engineer1');
    const { page } = engineer;
    await page.goto(`/cases/${number}?queue=mine`);
    const reported = page.getByRole('region', { name: 'What was reported' });
    await reported.getByText('Every page takes a minute.').waitFor();
    for (const href of ['tel:', `mailto:${contact.email}`])
      await reported.locator(`a[href^="${href}"]`).waitFor();
    for (const fact of [contact.name, 'FOC2231X0AB', 'warranty until', 'network', 'hotline', 'Chen Jie'])
      await reported.getByText(fact).first().waitFor();
    await page.getByText('On hold: waiting for the customer').waitFor();

    await house.desk.post('customer', `/cases/${number}/notes`, {
      text: 'It is the proxy',
      visibility: 'public',
    });
    const row = page.getByRole('link', { name: new RegExp(number) }).first();
    await row.getByRole('img', { name: 'Answered by the customer' }).waitFor();
    await page.locator('header').getByText('Answered by the customer').waitFor();
    await page.getByText('On hold: waiting for the customer').waitFor({ state: 'detached' });
    expect(await engineer.barriers()).toEqual([]);

    // The line breaks: what is the case is said, and nothing is lost.
    await page.getByText('Tell the customer').first().click();
    const note = page.getByRole('textbox', { name: 'Tell the customer' });
    await page.route('**/updates', (route) => route.abort());
    await note.fill('We look at the proxy');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'is not sent again by itself' }).waitFor();
    expect(await note.inputValue()).toBe('We look at the proxy');
    await page.unroute('**/updates');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('listitem').filter({ hasText: 'We look at the proxy' }).waitFor();
    await page.locator('header').getByText('Answered by the customer').waitFor({ state: 'detached' });
  }, 60_000);

  it('fills the button of what is awaited, never of what cannot be taken back, and says who reads', async () => {
    const number = await openCase('Buttons');
    const lookOf = (page: Page, name: string, where = 'group') =>
      page
        .getByRole(where as 'group')
        .getByRole('button', { name, exact: true })
        .last()
        .getAttribute('data-variant');
    const engineer = (await house.visitor('engineer1')).page;
    await engineer.goto(`/cases/${number}`);
    expect(await lookOf(engineer, 'Respond')).toBe('filled');
    expect(await lookOf(engineer, 'Put on hold')).toBe('default');
    await engineer.getByRole('button', { name: 'Respond', exact: true }).click();
    await engineer.getByRole('dialog').getByText('The customer reads this.').waitFor();
    await engineer.keyboard.press('Escape');
    await engineer.getByRole('button', { name: 'Escalate to an expert' }).click();
    await engineer.getByRole('dialog').getByText('Internal: the customer does not read this.').waitFor();

    const agent = await house.visitor('agent');
    await agent.go(`/cases/${number}`);
    expect(await lookOf(agent.page, 'Cancel the case')).toBe('outline');
    await agent.page.getByRole('button', { name: 'Cancel the case' }).click();
    const form = agent.page.getByRole('dialog', { name: 'Cancel the case' });
    await form.getByText('This cannot be taken back.').waitFor();
    expect(await lookOf(agent.page, 'Cancel the case', 'dialog')).toBe('outline');
    expect(await agent.barriers()).toEqual([]);
    await form.getByLabel('Who agreed to that').fill('');
    await form.getByRole('button', { name: 'Close', exact: true }).last().click();
    expect(await stageOf(number)).toBe('awaiting_response');
  }, 60_000);

  it('leaves the keys of whoever composes a word to the word, in every field', async () => {
    const stranger = (await house.visitor(null)).page;
    await stranger.goto('/login');
    await stranger.getByLabel('User name').fill('agent');
    await stranger.getByLabel('Password', { exact: true }).fill('caseline-demo');
    await composedEnter(stranger);
    expect(new URL(stranger.url()).pathname).toBe('/login');

    await openCase('核心交换机');
    const { page } = await house.visitor('agent');
    await page.goto('/cases?queue=open');
    const search = page.getByRole('searchbox', { name: 'Search cases' });
    await search.fill('核心交换');
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      await search.evaluate((field, more) => {
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
        );
      }, init);
      expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    }
    await composedEnter(page);
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('textbox', { name: 'Search and commands' });
    await palette.fill('hotline');
    await composedEnter(page, 'Escape');
    await composedEnter(page);
    await palette.waitFor();
    expect(new URL(page.url()).pathname).toBe('/cases');
    await page.keyboard.press('Escape');
    await search.press('Enter');
    await page.waitForURL(/q=/);
    await page.goto('/hotline');
    await page.getByRole('searchbox').first().fill('ACME');
    await composedEnter(page);
    expect(new URL(page.url()).search).toBe('');
  }, 60_000);

  house.staysQuiet();
});
