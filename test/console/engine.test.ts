import { describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe('A case that is stuck, in a browser', () => {
  const house = House.forTests();

  it('says so, is found on the page Engine, and goes on when an administrator begins it anew', async () => {
    const { desk, caseline, mailbox } = house;
    const number = await desk.open({ title: 'A switch that nobody watches' });
    const connection = await Connection.connect({ address: caseline.temporalAddress });
    await new Client({ connection }).workflow.getHandle(`case/${number}`).terminate('by mistake');
    await connection.close();
    const stuck = () => desk.get<{ data: { id: string }[] }>('admin', '/engine/stuck');
    const found = await eventually(stuck, ({ body }) => body.data.length > 0, 60_000);
    expect(found.body).toMatchObject({ data: [{ id: number, reason: 'gone' }] });

    const engineer = await house.page('manager', `/cases/${number}`);
    const banner = engineer.getByRole('alert', { name: 'This case keeps no promise now' });
    await banner.getByText('The administrators have been told').waitFor();

    const admin = await house.page('admin', `/cases/${number}`);
    await admin.getByRole('link', { name: 'Begin it anew' }).click();
    await admin.getByRole('heading', { name: 'Engine' }).waitFor();
    await admin.getByText('A switch that nobody watches').first().waitFor();
    await admin.getByRole('button', { name: `Begin ${number} anew` }).click();
    const form = admin.getByRole('dialog', { name: `Begin ${number} anew` });
    await form.getByRole('textbox', { name: 'Reason' }).fill('Terminated by mistake');
    await form.getByRole('button', { name: 'Begin anew' }).click();
    await admin.getByText('None. Everything that was promised is being kept.').waitFor();

    await banner.waitFor({ state: 'detached', timeout: 30_000 });
    await engineer.getByText('Begun anew from what is stored: Terminated by mistake').waitFor();
    const [mail] = await eventually(
      () => mailbox.received.filter(({ mail: { text } }) => text?.includes(`${number}: no workflow runs`)),
      (list) => list.length > 0,
    );
    expect(mail?.mail.subject).toMatch(/1 stuck: promises may not be kept$/);
    expect(
      (await desk.post('agent', `/cases/${number}/notes`, { text: 'Goes on', visibility: 'internal' }))
        .status,
    ).toBe(200);
  }, 180_000);

  house.staysQuiet();
});
