import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Settled } from '../domain/settled.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { processOf, settledSignal } from '../workflows/contract.ts';

/** A message that the recipient's side refused, as it is told; each try once. */
export const refusal = ({ _id, attempts, recipient, channel, template }: OutboxRow) => ({
  ...{ key: `${_id}/${attempts}`, notice: template, channel },
  to: { name: recipient.name, ...(recipient.id === 'contact' && { contact: true }) },
});

/** What shortages are told under is no number of a process. */
const isProcess = (number: string): boolean => /^[CRL]\d{8}-/.test(number);

/** Tells a case, an RMA or a call what became of a message; what has ended waits for nothing. */
export async function tellSettled(client: Client, row: OutboxRow): Promise<void> {
  const { number, seq, state } = row;
  if (!isProcess(number)) return;
  const settled: Settled = state === 'sent' ? { sent: [seq] } : { refused: [refusal(row)] };
  try {
    await client.workflow.getHandle(processOf(number).idOf(number)).signal(settledSignal, settled);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
