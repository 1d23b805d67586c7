import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common';
import { log } from '@temporalio/workflow';
import { messageOf } from './failure.ts';

const encodingOf = ({ metadata }: Payload): string => new TextDecoder().decode(metadata?.['encoding']);

/**
 * Reads what comes to a workflow. By itself Temporal takes one payload that cannot be read, which anybody can send as a
 * signal, for a fault of the workflow's task, and tries that again for ever. Here it is nothing, and said in the log;
 * whoever wanted something refuses nothing. What was encrypted by a key that this worker lacks still waits for the key.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value) => defaultPayloadConverter.toPayload(value),
  fromPayload: <T>(payload: Payload): T => {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload);
    } catch (error) {
      if (encodingOf(payload) === 'binary/encrypted') throw error;
      log.warn('What was sent cannot be read', { reason: messageOf(error) });
      return undefined as T;
    }
  },
};
