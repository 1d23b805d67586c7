import type { Client } from '@temporalio/client';
import type { Courier } from '../messages/courier.ts';
import { callWorkflowId, caseWorkflowId, outboxChangedSignal, rmaWorkflowId } from '../workflows/contract.ts';

/** By the first letter of a number, the workflow that waits for what becomes of its messages; those of shortages wait for nothing. */
const workflowIds: Record<string, (number: string) => string> = {
  ...{ C: caseWorkflowId, R: rmaWorkflowId, L: callWorkflowId },
};

/** Carries what nobody else does, and lets those know whose messages they were; one that is over does not need to hear. */
export async function sweep(
  courier: Pick<Courier, 'sweep'>,
  client: { workflow: Pick<Client['workflow'], 'getHandle'> },
  missed: (error: unknown, number: string) => void,
): Promise<void> {
  for (const number of await courier.sweep()) {
    const workflowId = /^[CRL]\d{8}-/.test(number) ? workflowIds[number.charAt(0)]?.(number) : undefined;
    if (workflowId === undefined) continue;
    await client.workflow
      .getHandle(workflowId)
      .signal(outboxChangedSignal)
      .catch((error: unknown) => missed(error, number));
  }
}
