import { type NativeConnection, Worker } from '@temporalio/worker';
import { createDelivery } from '../activities/delivery.ts';
import { dataConverter } from '../config/codec.ts';
import type { Settings } from '../config/settings.ts';
import type { Courier } from '../messages/courier.ts';
import { deliveryQueue } from '../workflows/contract.ts';

/**
 * A second worker for messages alone: a mail server that hangs takes nothing from those who record. It runs no workflows,
 * so it costs no heap of its own.
 */
export const deliveryWorker = (
  connection: NativeConnection,
  settings: Settings,
  courier: Courier,
): Promise<Worker> =>
  Worker.create({
    connection,
    namespace: settings.temporal.namespace,
    taskQueue: deliveryQueue(settings.temporal.taskQueue),
    dataConverter: dataConverter(settings),
    activities: { ...createDelivery(courier) },
    maxConcurrentActivityTaskExecutions: 20,
    // A drain ends when it is told to; what it has on its way then gets as long as that takes.
    shutdownGraceTime: 0,
    shutdownForceTime: '10s',
  });
