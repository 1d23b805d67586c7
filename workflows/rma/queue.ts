import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import type { Recorded, RmaChange } from '../../activities/contract.ts';
import { recording } from '../activities.ts';
import { rmaWorkflowId, stockArrivedSignal } from '../contract.ts';

/** Records a change; where it put a part back into the stock, the RMAs that it went to hear of it. */
export async function recordAndTell(change: RmaChange): Promise<Recorded> {
  const recorded = await recording.recordRma(change);
  for (const number of recorded.fulfilled ?? [])
    await getExternalWorkflowHandle(rmaWorkflowId(number))
      .signal(stockArrivedSignal)
      .catch(() => log.info('The RMA that the part went to is over', { number }));
  return recorded;
}
