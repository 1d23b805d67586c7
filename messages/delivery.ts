import type { OutboxRow } from '../store/outbox.ts';

/** Carries messages of one channel out of the process. */
export interface Transport {
  /**
   * Resolves once the other side has accepted the message; gives up when `signal` aborts.
   * @throws FinalDeliveryError, RetryableDeliveryError
   */
  send(row: OutboxRow, signal: AbortSignal): Promise<void>;
  /** Ends its connections. */
  close(): void;
}

/** The other side refuses this message for good: another try would end the same. */
export class FinalDeliveryError extends Error {
  override name = 'FinalDeliveryError';
}

/** Not now. `channel`: the whole channel is away, so other messages need not try either. */
export class RetryableDeliveryError extends Error {
  override name = 'RetryableDeliveryError';
  readonly scope: 'message' | 'channel';

  constructor(message: string, scope: RetryableDeliveryError['scope'] = 'channel') {
    super(message);
    this.scope = scope;
  }
}

/** What the other side said, for the outbox and for logs: one short line, without anybody's address or number. */
export const withoutAddresses = (reply: string): string =>
  reply
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .replace(/<?[^\s<>]+@[^\s<>]+>?/g, '<address>')
    .replace(/\+?\d[\d ()-]{5,}\d/g, '<number>');
