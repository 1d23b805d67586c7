import { describe, expect, it } from '@jest/globals';
import { sweep } from '../../worker/outbox.ts';

/** Temporal as far as it hears signals; what waits for `gone` is over. */
function temporal(gone: string[] = []) {
  const heard: string[] = [];
  const getHandle = (workflowId: string) => ({
    signal: (name: string) => {
      if (gone.includes(workflowId)) return Promise.reject(new Error('over'));
      heard.push(`${workflowId} ${name}`);
      return Promise.resolve();
    },
  });
  return { heard, client: { workflow: { getHandle } } as never };
}
const sweeping = (...numbers: string[]) => ({ sweep: () => Promise.resolve(numbers) });

describe('The sweep of the outbox', () => {
  it('lets the case, the RMA or the call know whose messages went out or were refused', async () => {
    const { heard, client } = temporal();
    const swept = sweeping('C20260101-0001', 'R20260101-0001', 'L20260101-0001', 'CE-FAN-6800');
    await sweep(swept, client, () => undefined);
    expect(heard).toEqual([
      'case/C20260101-0001 outboxChanged',
      'rma/R20260101-0001 outboxChanged',
      'call/L20260101-0001 outboxChanged',
    ]);
  });

  it('goes on where one of them is over', async () => {
    const { heard, client } = temporal(['case/C20260101-0001']);
    const missed: string[] = [];
    await sweep(
      sweeping('C20260101-0001', 'C20260101-0002'),
      client,
      (_, number) => void missed.push(number),
    );
    expect([heard, missed]).toEqual([['case/C20260101-0002 outboxChanged'], ['C20260101-0001']]);
  });
});
