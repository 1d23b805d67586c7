import {
  type ActivityInterfaceFor,
  type ActivityOptions,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities, DeliveryActivities, EngineActivities, Heard } from '../activities/contract.ts';
import type { MessageChannel } from '../domain/notices.ts';
import { deliveryQueue } from './contract.ts';

/** Recording waits for the database for as long as it takes: the case goes on meanwhile and nothing is lost. */
export const recording = proxyActivities<
  Pick<Activities, 'recordCase' | 'recordRma' | 'recordCall' | 'tellShortage'>
>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '250ms', backoffCoefficient: 2, maximumInterval: '10s' },
  summary: 'Record what happened',
});

/** What has to do with messages has a task queue of its own (`worker/delivery.ts`). */
const deliveries = <A>(options: Omit<ActivityOptions, 'taskQueue'>): ActivityInterfaceFor<A> =>
  proxyActivities<A>({ ...options, taskQueue: deliveryQueue(workflowInfo().taskQueue) });

/** Messages are tried for a day, then marked as failed (`messages/courier.ts`). */
export const deliver = (number: string): Promise<Heard> =>
  deliveries<Pick<DeliveryActivities, 'deliver'>>({
    startToCloseTimeout: '1m',
    scheduleToCloseTimeout: '25h',
    retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '5m' },
    summary: 'Wait until the last messages are settled',
  }).deliver(number);

/** A channel that is away costs one activity that is tried again, however many messages wait. */
export const drain = (channel: MessageChannel): Promise<void> =>
  deliveries<Pick<DeliveryActivities, 'drain'>>({
    startToCloseTimeout: '30m',
    heartbeatTimeout: '12s',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '10s' },
    summary: 'Deliver what is in the outbox',
  }).drain(channel);

/** A repair that was begun is gone through with, for as long as somebody may wait for it. */
export const repair = proxyActivities<Pick<EngineActivities, 'restart'>>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '15m',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
  summary: 'Begin anew from what is stored',
});

/** A look that cannot be had is given up for the next one. */
export const watchman = proxyActivities<Pick<EngineActivities, 'watch'>>({
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '2m',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '20s' },
  summary: 'Look for what is stuck',
});

/** What is carried over is read when the database answers. */
export const carrying = proxyActivities<Pick<Activities, 'carriedFrom'>>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  summary: 'Read what is carried over',
});

/** The depot answers when its database does: nothing is lost, and nothing taken twice, by asking again. */
export const depot = proxyActivities<Pick<Activities, 'reservePart' | 'depotHours'>>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
  summary: 'Ask the depot',
});

/** Questions to the directory change nothing, so they run inside the workflow task; where that fails, patiently. */
type Questions = Pick<
  Activities,
  'findCandidates' | 'findPerson' | 'findExpert' | 'rmaExists' | 'workingHours'
>;
const local = proxyLocalActivities<Questions>({
  startToCloseTimeout: '3s',
  retry: { maximumAttempts: 1 },
  summary: 'Ask the directory',
});
const patient = proxyActivities<Questions>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
  summary: 'Ask the directory',
});

export const directory: Omit<Questions, 'workingHours'> = {
  findCandidates: (question) => local.findCandidates(question).catch(() => patient.findCandidates(question)),
  findPerson: (id) => local.findPerson(id).catch(() => patient.findPerson(id)),
  rmaExists: (number) => local.rmaExists(number).catch(() => patient.rmaExists(number)),
  findExpert: (areas) => local.findExpert(areas).catch(() => patient.findExpert(areas)),
};

/** The hours of a calendar: at once, where a case is about to begin; patiently, while it waits. */
export const calendar = { atOnce: local.workingHours, patiently: patient.workingHours };
