import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe('Administration in a browser', () => {
  const house = House.forTests();

  async function page(username: string, address: string): Promise<Page> {
    return (await (await house.visitor(username)).go(address)).page;
  }

  it('adds a person, with each complaint at its field and nothing lost, who can then sign in', async () => {
    const admin = await page('admin', '/administration/people');
    await admin.getByRole('button', { name: 'Add a person' }).click();
    const form = admin.getByRole('dialog', { name: 'Add a person' });
    await form.getByLabel('User name').fill('engineer1');
    await form.getByLabel('Name', { exact: true }).fill('Mei Lin');
    await form.getByRole('combobox', { name: 'Roles' }).press('ArrowDown');
    await admin.getByRole('option', { name: 'support engineer' }).click();
    await admin.keyboard.press('Escape');
    await form.getByLabel('Skills').fill('storage');
    await form.getByLabel('Skills').press('Enter');
    await form.getByRole('textbox', { name: 'Password' }).fill('too short');
    await form.getByRole('button', { name: 'Save' }).click();
    await form
      .getByText(/must have at least 12 characters/)
      .first()
      .waitFor();
    await form.getByRole('textbox', { name: 'Password' }).fill('caseline-demo');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText("The username 'engineer1' is taken").first().waitFor();
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Mei Lin');
    await form.getByLabel('User name').fill('engineer9');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await admin.getByRole('searchbox', { name: 'Search' }).fill('mei');
    await admin.keyboard.press('Enter');
    await admin.getByRole('link', { name: 'Chen Jie' }).waitFor({ state: 'detached' });
    await admin.getByRole('link', { name: 'Mei Lin' }).waitFor();
    expect(new URL(admin.url()).search).toBe('?q=mei');
    expect((await house.desk.get('engineer9', '/me')).body).toMatchObject({
      name: 'Mei Lin',
      roles: ['engineer'],
      skills: ['storage'],
    });
  });

  it('writes an answer in both languages, which customers read once it is published', async () => {
    const quality = await page('quality', '/administration/faq');
    await quality.getByRole('button', { name: 'Add a question' }).click();
    const form = quality.getByRole('dialog', { name: 'Add a question' });
    for (const [label, text] of [
      ['Question: English', 'Why does the fan howl?'],
      ['Question: 简体中文', '风扇为什么啸叫？'],
      ['Answer: English', 'Dust.'],
    ] as const)
      await form.getByLabel(label).fill(text);
    await form.getByLabel('Answer: 简体中文').fill(' ');
    await form.getByRole('button', { name: 'Save' }).click();
    await form
      .getByText(/must not be empty/)
      .first()
      .waitFor();
    await form.getByLabel('Answer: 简体中文').fill('积灰。');
    await form.getByRole('switch', { name: 'Published' }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await quality.getByRole('link', { name: 'Why does the fan howl?' }).waitFor();
    const { body } = await house.desk.get<{ data: object[] }>('customer', '/faq?q=howl');
    expect(body.data).toMatchObject([{ answer: { en: 'Dust.', 'zh-CN': '积灰。' }, published: true }]);
  });

  it('loses nobody’s change: what two people typed at once is both there in the end', async () => {
    const agent = await page('agent', '/administration/customers?open=globex');
    const form = agent.getByRole('dialog', { name: /Globex/ });
    await form.getByLabel('Support centre').fill('south');
    const { revision } = (await house.desk.get('agent', '/customers/globex')).body as { revision: number };
    await house.desk.call('PATCH', 'manager', '/api/v1/customers/globex', { name: 'Globex Corporation' });
    expect(revision).toBeGreaterThan(0);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Somebody changed this while you were typing', { exact: false }).waitFor();
    expect(await form.getByLabel('Support centre').inputValue()).toBe('south');
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Globex Corporation');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    expect((await house.desk.get('agent', '/customers/globex')).body).toMatchObject({
      name: 'Globex Corporation',
      centre: 'south',
    });
  });

  it('edits a calendar: a closure is a day off at once, and a slip stays at its field', async () => {
    const admin = await page('admin', '/administration/calendars?open=office-cn');
    await admin.getByLabel('Hours on Sat').fill('09:00-25:00');
    await admin.getByLabel('Closed on: Date').fill('2027-03-15');
    await admin.getByRole('button', { name: 'Add to: Closed on' }).click();
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('must be a window such as 09:00-12:00').first().waitFor();
    await admin.getByLabel('Hours on Sat').fill('');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('Saved: office-cn').waitFor();
    const { body } = await house.desk.get(
      'admin',
      '/calendars/office-cn/hours?from=2027-03-15&until=2027-03-16',
    );
    expect((body as { days: { date: string }[] }).days.map(({ date }) => date)).toEqual(['2027-03-16']);
  });

  it('edits the holidays of a year, and goes back to them as they were', async () => {
    const admin = await page('admin', '/administration/holidays?open=CN-2026');
    await admin.getByText('announced by the State Council').waitFor();
    await admin.getByRole('button', { name: 'Add a holiday' }).click();
    await admin
      .getByLabel(/^Holiday \d+: Date$/)
      .last()
      .fill('2026-12-24');
    await admin
      .getByLabel(/^Holiday \d+: Name$/)
      .last()
      .fill('Company day');
    await admin.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('edited here').waitFor();
    await admin.getByRole('button', { name: 'Undo all edits' }).click();
    await admin.getByText('announced by the State Council').waitFor();
  });

  it('puts people on shifts and notes who is away; the duty follows, and a slip stays at its shift', async () => {
    const manager = await page('manager', '/administration/rota');
    await manager.getByRole('button', { name: 'Add a shift' }).click();
    const shift = manager.getByRole('group', { name: 'Shift 1' });
    await shift.getByRole('textbox', { name: 'Hours' }).fill('nine to five');
    await manager.getByRole('button', { name: 'Save' }).click();
    await shift.getByText('must be hours such as 22:00-06:00').first().waitFor();
    for (const day of ['Sat', 'Sun']) await shift.getByRole('checkbox', { name: day }).check();
    await shift.getByRole('textbox', { name: 'Hours' }).fill('00:00-24:00');
    await manager.getByRole('button', { name: 'Add an absence' }).click();
    const absence = manager.getByRole('group', { name: 'Absence 1' });
    await absence.getByRole('combobox', { name: 'Person' }).fill('Tom');
    await manager.getByRole('option', { name: 'Tom Baker' }).click();
    await absence.getByLabel('From').fill('2020-01-01T00:00');
    await absence.getByLabel('Until').fill('2090-01-01T00:00');
    await manager.getByRole('button', { name: 'Save' }).click();
    const duty = manager.getByRole('region', { name: 'Who is on duty' });
    await duty.getByText('Tom Baker').waitFor({ state: 'detached' });
    await duty.getByText('Zhang Min').waitFor();
    const { body } = await house.desk.get('manager', '/rota');
    expect(body).toMatchObject({ shifts: [{ hours: ['00:00-24:00'] }], absences: [{ person: 'engineer3' }] });
  });

  it('shows a bad policy’s line and path while it is written, then what the good one means, and stores it', async () => {
    const manager = await page('manager', '/administration/policies?open=response-centre');
    const text = manager.getByRole('textbox', { name: 'The policy, as YAML or JSON' });
    const shipped = await text.inputValue();
    await text.fill(shipped.replace('P1: PT1H', 'P1: 1 hour'));
    const problems = manager.getByRole('region', { name: 'What is wrong' });
    await problems.getByText('line 3 response.P1 not an ISO 8601 duration such as PT1H').waitFor();
    const save = manager.getByRole('button', { name: 'Save as version 2' });
    expect(await save.isDisabled()).toBe(true);
    await problems.getByRole('button', { name: 'line 3' }).click();
    expect(await manager.evaluate<string>('getSelection().toString()')).toBe('  P1: 1 hour');

    await text.fill(shipped.replace('P1: PT1H', 'P1: PT2H'));
    const preview = manager.getByRole('region', { name: 'What a case will experience' });
    await preview.getByRole('listitem').filter({ hasText: 'after 1 hr 40 min' }).waitFor();
    await save.click();
    await manager.getByText('version 2 is stored', { exact: false }).waitFor();
    expect((await house.desk.get('manager', '/policies/response-centre')).body).toMatchObject({
      version: 2,
      response: { P1: 'PT2H' },
    });

    await text.fill(shipped.replace('P1: PT1H', 'P1: PT3H'));
    await house.desk.put('admin', '/policies/response-centre', {
      ...{ clock: 'calendar', response: { P1: 'PT4H', P2: 'PT4H', P3: 'PT4H', P4: 'PT4H' } },
    });
    await manager.getByRole('button', { name: 'Save as version 3' }).click();
    await manager.getByText('Somebody has stored version 3 meanwhile', { exact: false }).waitFor();
    expect(await text.inputValue()).toContain('P1: PT3H');
    await manager.getByRole('button', { name: 'Save as version 4' }).click();
    await manager.getByText('version 4 is stored', { exact: false }).waitFor();
    expect((await house.desk.get('manager', '/policies/response-centre')).body).toMatchObject({
      version: 4,
      response: { P1: 'PT3H' },
    });
  });

  it('words a message anew beside what it will be, names a placeholder that is not there, and goes back', async () => {
    const manager = await page('manager', '/administration/templates?by=en');
    await manager.getByRole('link', { name: 'We have received your request' }).click();
    const subject = manager.getByRole('textbox', { name: 'Subject' });
    await subject.fill('We are on it: {{ caseTitle }}');
    await manager.getByText("there is no placeholder 'caseTitle'").waitFor();
    expect(await manager.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await subject.fill('We are on it: {{ title }}');
    const preview = manager.getByRole('region', { name: 'As it would be sent' });
    await preview.getByText('We are on it: Core switch reboots every few minutes').waitFor();
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.getByRole('button', { name: 'Send as shipped again' }).waitFor();
    const number = await house.desk.open();
    const sent = await eventually(
      () => house.desk.get<{ data: { subject: string }[] }>('manager', `/notifications?case=${number}`),
      ({ body }) => body.data.some(({ subject: line }) => line === 'We are on it: Core switch is down'),
    );
    expect(sent.body.data.map(({ subject: line }) => line)).toContain('We are on it: Core switch is down');
    await manager.getByRole('button', { name: 'Send as shipped again' }).click();
    await manager.getByRole('button', { name: 'Send as shipped again' }).waitFor({ state: 'detached' });
    expect((await house.desk.get('manager', '/templates/en/acknowledged')).body).toMatchObject({
      version: 2,
      edited: false,
    });
  });

  it('warns beside a policy of roles that it reports to and nobody holds', async () => {
    const manager = await page('manager', '/administration/policies?open=response-centre');
    const preview = manager.getByRole('region', { name: 'What a case will experience' });
    await preview.getByText('Nobody is integration general manager', { exact: false }).waitFor();
  });

  it('adds a type of case in both languages, which new cases can have until it is retired', async () => {
    const admin = await page('admin', '/administration/types');
    await admin.getByRole('button', { name: 'Add a type' }).click();
    const form = admin.getByRole('dialog');
    await form.getByLabel('ID').fill('fault');
    await form.getByLabel('Name: English').fill('Relocation');
    await form.getByLabel('Name: 简体中文').fill('搬迁');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText(/fault/).first().waitFor();
    await form.getByLabel('ID').fill('relocation');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    const offered = async () =>
      (
        await house.desk.post('agent', '/cases', {
          ...{ customerId: 'acme', channel: 'hotline', title: 'To the new hall', type: 'relocation' },
          contact: { name: 'Zhang San', email: 'zhang@customer.example' },
        })
      ).status;
    expect(await offered()).toBe(201);
    await admin.getByRole('link', { name: 'Relocation' }).click();
    await form.getByRole('switch', { name: 'Retired' }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    expect(await offered()).toBe(422);
  });

  it('shows what somebody holds before they go, hands it back once that is confirmed, and names their deputy', async () => {
    const { body } = await house.desk.post<{ id: string }>('admin', '/users', {
      ...{ username: 'leaver', name: 'Leo Aver', roles: ['engineer'], password: 'caseline-demo' },
    });
    const number = await house.desk.open({ title: 'Held to the last day', assigneeId: body.id });
    const admin = await page('admin', `/administration/people?open=${body.id}`);
    const form = admin.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Deputy' }).fill('Zhang');
    await admin.getByRole('option', { name: 'Zhang Min' }).click();
    await form.getByRole('switch', { name: 'Active' }).uncheck();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    const stake = form.getByRole('alert');
    await stake.getByText('Leo Aver still holds 1 case', { exact: false }).waitFor();
    await stake.getByRole('link', { name: number }).waitFor();
    await stake.getByText('Held to the last day').waitFor();
    expect((await house.desk.get('admin', `/users/${body.id}`)).body).toMatchObject({ active: true });
    await stake.getByRole('button', { name: 'Save, and hand the cases back' }).click();
    await form.waitFor({ state: 'hidden' });
    expect((await house.desk.get('admin', `/users/${body.id}`)).body).toMatchObject({
      active: false,
      deputyId: 'engineer2',
    });
    const holder = await eventually(
      async () =>
        (await house.desk.get<{ assignee: { id: string } | null }>('manager', `/cases/${number}`)).body
          .assignee,
      (now) => now?.id !== body.id,
    );
    expect(holder?.id).not.toBe(body.id);
  });

  it('shows who did what and who was refused, by person, day and subject, and where it leads', async () => {
    const number = await house.desk.open();
    await house.desk.post(null, '/auth/token', { username: 'mallory', password: 'guessed' });
    await house.desk.post('engineer2', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
    const quality = await page('quality', '/administration/audit');
    const records = quality.getByRole('table', { name: 'What was done' });
    const guess = records.getByRole('row').filter({ hasText: 'mallory' });
    await guess.getByText('Sign-in').waitFor();
    await guess.getByText('refused').filter({ visible: true }).waitFor();
    await quality.getByRole('combobox', { name: 'Who' }).fill('engineer2');
    await quality.getByRole('option', { name: /Zhang Min/ }).click();
    await quality.waitForURL(/user=engineer2/);
    await guess.waitFor({ state: 'detached' });
    await quality
      .getByRole('textbox', { name: 'About' })
      .or(quality.getByRole('searchbox', { name: 'About' }))
      .fill(number);
    await quality.keyboard.press('Enter');
    await quality.waitForURL(new RegExp(`subject=${number}`));
    await records.getByText('Case: Respond').waitFor();
    await records.getByRole('link', { name: number }).filter({ visible: true }).click();
    await quality.waitForURL(new RegExp(`/cases/${number}`));
    const empty = await page('quality', '/administration/audit?to=2020-01-01T00:00:00Z');
    await empty.getByText('Nothing was recorded that matches.').waitFor();
  });

  it('says how the services and the channels stand', async () => {
    const agent = await page('agent', '/administration/services');
    const row = (name: string) => agent.getByRole('row').filter({ hasText: name });
    for (const name of ['Temporal', 'MongoDB', 'Worker', 'E-mail'])
      await row(name).getByText('works', { exact: true }).waitFor();
    await row('SMS').getByText('kept here').waitFor();
  });

  it('sends what was refused again, one message or all that are looked at, and says what cannot be sent and why', async () => {
    const email = 'gone@customer.example';
    house.mailbox.unknown.add(email);
    const contact = { name: 'Gone Away', email };
    const [one, other] = [await house.desk.open({ contact }), await house.desk.open({ contact })];
    const failed = (number: string) => async () =>
      (await house.desk.get<{ data: unknown[] }>('agent', `/notifications?state=failed&case=${number}`)).body
        .data.length;
    for (const number of [one, other]) expect(await eventually(failed(number), (count) => count > 0)).toBe(1);
    house.mailbox.unknown.delete(email);
    const agent = await page('agent', `/administration/outbox?of=${one}`);
    const messages = agent.getByRole('table', { name: 'Messages' });
    await messages.getByText('No such user here', { exact: false }).waitFor();
    await messages.getByRole('button', { name: 'Send again' }).click();
    await agent.getByText('None such.').waitFor();
    expect(
      await eventually(
        () => house.mailbox.to(email, new RegExp(one)).length,
        (count) => count > 0,
      ),
    ).toBe(1);

    await agent.goto('/administration/outbox?channel=email');
    await agent.getByRole('button', { name: 'Send 1 failed message again' }).click();
    await agent.getByText('1 message goes out again.').waitFor();
    expect(
      await eventually(
        () => house.mailbox.to(email, new RegExp(other)).length,
        (count) => count > 0,
      ),
    ).toBe(1);

    await agent.getByText('kept here', { exact: true }).click();
    await agent.waitForURL(/state=held/);
    await agent.getByRole('combobox', { name: 'Channel' }).click();
    await agent.getByRole('option', { name: 'SMS' }).click();
    await agent.getByRole('button', { name: /^Send \d+ kept messages?$/ }).click();
    await agent.getByText('Nothing leaves by SMS here', { exact: false }).waitFor();
    await agent.getByText('nobody carries such messages here.', { exact: false }).first().waitFor();
  });

  it('offers each person what they may edit, and nothing else', async () => {
    const sections = async (username: string) => {
      const one = await page(username, '/administration');
      const menu = one.getByRole('navigation', { name: 'What is administered' });
      await menu.getByRole('link').first().waitFor();
      return menu.getByRole('link').allInnerTexts();
    };
    expect(await sections('depot')).toEqual(['Spare parts']);
    expect(await sections('agent')).toEqual(['Customers', 'Contracts', 'Equipment', 'Outbox', 'Services']);
    expect(await sections('quality')).toContain('Audit');
    expect(await sections('manager')).toContain('Policies');
    const engineer = await page('engineer1', '/administration/people');
    await engineer.waitForURL(/\/cases/);
    expect(await engineer.getByRole('link', { name: 'Administration' }).count()).toBe(0);
  });

  house.staysQuiet();
});
