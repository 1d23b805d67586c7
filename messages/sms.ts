import { FinalDeliveryError, RetryableDeliveryError, type Transport } from './delivery.ts';

export interface SmsSettings {
  /** Takes `POST {id, to, text}`: 2xx accepted, 4xx final, anything else tried again (api.md). */
  smsGatewayUrl: string;
  /** Milliseconds for one request; 10 seconds unless given. */
  timeoutMs?: number;
}

/** Text messages through an HTTP gateway; `id` is the outbox key, so the gateway can tell a second try. */
export function createSms({ smsGatewayUrl, timeoutMs = 10_000 }: SmsSettings): Transport {
  return {
    async send({ _id, address, text }, signal) {
      const status = await post(
        smsGatewayUrl,
        { id: _id, to: address, text },
        AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      );
      if (status >= 200 && status < 300) return;
      if (status >= 400 && status < 500) throw new FinalDeliveryError(`the gateway answered ${status}`);
      throw new RetryableDeliveryError(`the gateway answered ${status}`);
    },
    close: () => undefined,
  };
}

async function post(url: string, body: object, signal: AbortSignal): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A gateway that moved is set up anew; following it could carry messages to anywhere.
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const why =
      name === 'TimeoutError' || name === 'AbortError' ? 'no answer in time' : (cause?.code ?? name);
    throw new RetryableDeliveryError(`the gateway cannot be reached: ${why}`);
  }
}
