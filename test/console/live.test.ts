import { describe, expect, it } from '@jest/globals';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe('Pages that are looked at', () => {
  const house = House.forTests();

  async function openCase(title: string): Promise<string> {
    const { body } = await house.desk.post<{ number: string }>('agent', '/cases', {
      ...{ customerId: 'acme', channel: 'hotline', title, priority: 'P2', assigneeId: 'engineer1' },
      contact: { name: 'Zhang San', email: 'zhang@customer.example' },
    });
    return body.number;
  }
  const note = (number: string, text: string) =>
    house.desk.post('engineer1', `/cases/${number}/notes`, { text, visibility: 'internal' });

  it('show what others do as it happens, and lose nothing of what their reader is writing', async () => {
    const number = await openCase('Seen by two');
    const [first, second] = [await house.visitor('agent'), await house.visitor('engineer1')];
    for (const { page } of [first, second]) {
      await page.goto(`/cases/${number}`);
      await page.getByRole('textbox', { name: 'Note' }).fill('half a sentence');
    }
    await note(number, 'The fan is loud');
    // Within a third of the time after which the page would ask by itself.
    for (const { page } of [first, second]) {
      await page.getByText('The fan is loud').waitFor({ timeout: 5_000 });
      expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('half a sentence');
    }
    await openCase('Another in the list');
    await first.page.goto('/cases?queue=open');
    await first.settled();
    await openCase('New in the list');
    await first.page.getByText('New in the list').waitFor({ timeout: 5_000 });
  }, 120_000);

  it('say that the connection is lost, and catch up when it is back, without a reload', async () => {
    const number = await openCase('Off and on');
    const agent = await house.visitor('agent');
    await agent.page.goto(`/cases/${number}`);
    await agent.settled();
    await agent.setOffline(true);
    await agent.page.getByText('Caseline does not answer').waitFor();
    await note(number, 'Written meanwhile');
    await agent.setOffline(false);
    await agent.page.getByText('Written meanwhile').waitFor();
    await agent.page.getByText('Caseline does not answer').waitFor({ state: 'hidden' });
    await note(number, 'Written after');
    await agent.page.getByText('Written after').waitFor();
  }, 120_000);

  it('say who else is writing, within a second, and for how long they do', async () => {
    const number = await openCase('Two at once');
    const [agent, engineer] = [await house.visitor('agent'), await house.visitor('engineer1')];
    for (const { page } of [agent, engineer]) await page.goto(`/cases/${number}`);
    const line = agent.page.getByRole('status').filter({ hasText: 'looking at this case' });
    await line.waitFor();
    const composer = agent.page.getByRole('form', { name: 'Write' });
    const place = await composer.boundingBox();
    await engineer.page.getByRole('textbox', { name: 'Note' }).pressSequentially('The fan');
    const since = Date.now();
    const writing = agent.page.getByText('is writing …');
    await writing.waitFor();
    // Two would be a long time on a machine with nothing else to do.
    expect(Date.now() - since).toBeLessThan(2_000);
    expect(await composer.boundingBox()).toEqual(place);
    expect(await agent.barriers()).toEqual([]);
    await engineer.page.getByRole('button', { name: 'Send', exact: true }).click();
    await writing.waitFor({ state: 'hidden' });
    // A form in a dialog counts as well.
    await engineer.page.getByRole('button', { name: 'Put on hold' }).click();
    await engineer.page.getByRole('dialog').getByLabel('Until').fill('2030-01-01T10:00');
    await writing.waitFor();
    await engineer.page.goto('/cases');
    await agent.page.getByText('1 other here').waitFor({ state: 'hidden' });
  }, 120_000);

  it('forget whom nothing is heard of, and meet them again when they are back', async () => {
    const number = await openCase('One goes through a tunnel');
    const [agent, engineer] = [await house.visitor('agent'), await house.visitor('engineer1')];
    for (const { page } of [agent, engineer]) await page.goto(`/cases/${number}`);
    const mark = agent.page.getByText('1 other here');
    await mark.waitFor();
    await engineer.setOffline(true);
    await mark.waitFor({ state: 'hidden', timeout: 60_000 });
    await engineer.setOffline(false);
    await mark.waitFor();
    await engineer.page.getByText('1 other here').waitFor();
  }, 120_000);

  it('ask to sign in again when the session ends, and go on with what was being done', async () => {
    const number = await openCase('A long note');
    const agent = await house.visitor('agent');
    await agent.page.goto(`/cases/${number}`);
    const note = agent.page.getByRole('textbox', { name: 'Note' });
    await note.fill('written before the end');
    await agent.page.getByRole('button', { name: 'Put on hold' }).click();
    await agent.page.getByRole('dialog').getByLabel('Until').fill('2030-01-01T10:00');
    // The work has prolonged the session: that must be answered, or it comes back.
    await agent.settled();
    await agent.signOut();
    await agent.page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click();
    const again = agent.page.getByRole('dialog', { name: 'Your session has ended' });
    await again.waitFor();
    expect(await agent.barriers()).toEqual([]);
    await agent.page.keyboard.press('Escape');
    await again.getByLabel('Password of').fill('wrong');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.getByText('The name or the password is wrong').waitFor();
    await again.getByLabel('Password of').fill('caseline-demo');
    await again.getByRole('button', { name: 'Sign in' }).click();
    // What was sent before goes through, and nobody sent it twice.
    await again.waitFor({ state: 'hidden' });
    await agent.page.getByRole('dialog', { name: 'Put on hold' }).waitFor({ state: 'hidden' });
    const status = async () =>
      (await house.desk.get<{ status: string }>('agent', `/cases/${number}`)).body.status;
    expect(await eventually(status, (now) => now !== 'open')).toBe('on_hold');
    expect(await note.inputValue()).toBe('written before the end');
    await agent.settled();
    await agent.signOut();
    await agent.page.reload();
    await agent.page.getByLabel('User name').fill('agent');
    await agent.page.getByLabel('Password', { exact: true }).fill('caseline-demo');
    await agent.page.getByRole('button', { name: 'Sign in' }).click();
    expect(await note.inputValue()).toBe('written before the end');
  }, 120_000);

  house.staysQuiet();
});
