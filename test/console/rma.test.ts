import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../product/desk.ts';
import { House } from './house.ts';

describe('The RMA desk in a browser', () => {
  let caseNumber: string;
  const house = House.forTests(async () => {
    caseNumber = await house.desk.open({ assigneeId: await house.desk.id('engineer1') });
    await house.desk.post('engineer1', `/cases/${caseNumber}/respond`, { note: 'Called', via: 'phone' });
  });

  let serial = 0;
  /** An RMA as an engineer asks for it, for a device of its own. */
  async function ask(change: object = {}): Promise<string> {
    serial += 1;
    const { status, body } = await house.desk.post<{ number: string }>(
      'engineer1',
      `/cases/${caseNumber}/rmas`,
      {
        ...{ kind: 'advance_replacement', partNumber: 'CE-FAN-6800', reason: 'dead' },
        serialNumber: `SN-OLD-${serial}`,
        ...change,
      },
    );
    expect(status).toBe(201);
    return body.number;
  }

  const rma = async (number: string) =>
    (await house.desk.get<{ state: string; clocks: { name: string }[] }>('rma', `/rmas/${number}`)).body;
  const become = (number: string, state: string) =>
    eventually(
      () => rma(number),
      (is) => is.state === state,
    );

  /** Does an action by its button and its form. */
  async function act(page: Page, name: string, answers: Record<string, string> = {}) {
    await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name, exact: true }).click();
    const form = page.getByRole('dialog', { name });
    for (const [label, answer] of Object.entries(answers)) await form.getByLabel(label).fill(answer);
    await form.getByRole('button', { name, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  }

  it('takes a part from the approval to the outcome: the administrator and the depot, each with their own queue', async () => {
    const number = await ask({ serialNumber: 'SN-OLD' });
    const admin = (await house.visitor('rma')).page;
    await admin.goto('/rmas');
    await admin.getByRole('link', { name: new RegExp(number) }).click();
    await act(admin, 'Approve');
    await admin.getByText('part reserved').first().waitFor();

    const depot = (await house.visitor('depot')).page;
    await depot.goto('/rmas');
    await depot.getByRole('link', { name: new RegExp(`${number}.*due in`) }).click();
    expect(await depot.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await act(depot, 'Ship', { Carrier: 'SF', 'Tracking number': 'SF-1', 'Serial number': 'SN-NEW' });
    await act(depot, 'Delivered');
    await act(depot, 'Receive', { 'Serial number': 'SN-OLD', Condition: 'burnt' });

    // The administrator's page, still open, hears of it by itself.
    await act(admin, 'Complete', { Outcome: 'Repaired and put on the shelf' });
    expect((await become(number, 'completed')).state).toBe('completed');
    await admin.getByText('Repaired and put on the shelf').first().waitFor();
  }, 60_000);

  it('keeps what was typed when the wrong part comes back, and says which one is expected', async () => {
    const number = await ask({ serialNumber: 'SN-OLD' });
    await house.desk.post('rma', `/rmas/${number}/approve`, {});
    await become(number, 'reserved');
    const shipment = { carrier: 'SF', trackingNumber: '1', serialNumber: 'SN-2' };
    await house.desk.post('depot', `/rmas/${number}/ship`, shipment);
    const depot = await house.visitor('depot', { width: 390 });
    const { page } = depot;
    await page.goto(`/rmas/${number}`);
    await page.getByRole('button', { name: 'Receive' }).click();
    const form = page.getByRole('dialog', { name: 'Receive' });
    await form.getByText('Expected: SN-OLD').waitFor();
    await form.getByLabel('Serial number').fill('SN-OTHER');
    await form.getByLabel('Condition').fill('wet');
    await form.getByRole('button', { name: 'Receive' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('Condition').inputValue()).toBe('wet');
    expect([await depot.barriers(), await depot.overflow()]).toEqual([[], 0]);
  });

  it('receives stock by hand, which goes to who waits for it, and shows the movement with who and why', async () => {
    const number = await ask({ partNumber: 'SUP-2T' });
    await house.desk.post('rma', `/rmas/${number}/approve`, {});
    await become(number, 'backordered');
    const { page } = await house.visitor('depot');
    await page.goto('/rmas?queue=backorder');
    await page.getByRole('link', { name: new RegExp(`${number}.*due in`) }).waitFor();
    await page.goto('/stock?q=SUP-2T');
    const line = page.getByRole('row', { name: /SUP-2T/ });
    await line.getByRole('button', { name: 'Adjust' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Pieces').fill('1');
    await form.getByLabel('Reason').fill('PO 4711');
    await form.getByRole('button', { name: 'Adjust' }).click();
    await page.getByText(`Reserved at once for ${number}`).waitFor();
    await line.getByText('0 free of 1').waitFor();
    await line.getByText('low').waitFor();
    await line.getByRole('link', { name: 'Ledger' }).click();
    const receipt = page.getByRole('row', { name: /receipt/ });
    expect(await receipt.innerText()).toMatch(/Sun Hao[^]*PO 4711/);
    await page
      .getByRole('row', { name: /reservation/ })
      .getByRole('link', { name: number })
      .click();
    await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Ship' }).waitFor();
  });

  it('has a place in the navigation for those who work there, and no action for others', async () => {
    const number = await ask();
    const places = async (username: string) => {
      const { page } = await house.visitor(username);
      await page.goto(`/rmas/${number}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const names = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts();
      const actions = await page.getByRole('group', { name: 'Actions' }).getByRole('button').allInnerTexts();
      return { names: names.filter((name) => name === 'RMAs' || name === 'Stock'), actions };
    };
    expect(await places('rma')).toEqual({
      names: ['RMAs', 'Stock'],
      actions: ['Approve', 'Reject', 'Cancel the RMA'],
    });
    expect(await places('engineer1')).toEqual({ names: ['RMAs'], actions: [] });
    expect(await places('agent')).toEqual({ names: [], actions: [] });
  });

  house.staysQuiet();
});
