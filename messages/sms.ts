import { dialled } from '../store/telephones.ts';
import { FinalDeliveryError, RetryableDeliveryError, withoutAddresses, type Transport } from './delivery.ts';
import { gatewayFault } from './fault.ts';

export interface SmsSettings {
  /** Takes `POST {id, to, text}` (api.md); a user and a password in it go as basic authentication. */
  smsGatewayUrl: string;
  /** Milliseconds for one request; 10 seconds unless given. */
  timeoutMs?: number;
}

/** Text messages through an HTTP gateway; `id` is the outbox key, so the gateway can tell a second try. */
export function createSms({ smsGatewayUrl, timeoutMs = 10_000 }: SmsSettings): Transport {
  const gateway = gatewayOf(smsGatewayUrl);
  return {
    async send({ _id, address, text }, signal) {
      const reply = await post(
        gateway,
        { id: _id, to: dialled(address), text },
        AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      );
      if (reply.status >= 200 && reply.status < 300) return;
      const answered = `the gateway answered ${reply.status}`;
      if (gatewayFault(reply) === 'recipient')
        throw new FinalDeliveryError(withoutAddresses(`${answered} ${reply.text}`).trim());
      throw new RetryableDeliveryError(answered);
    },
    close: () => undefined,
  };
}

interface Gateway {
  /** Without user and password, which `fetch` refuses in a URL, and which no log may show. */
  url: string;
  headers: Record<string, string>;
}

function gatewayOf(given: string): Gateway {
  const url = new URL(given);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    url: url.href,
    headers: {
      'content-type': 'application/json',
      ...(username && { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
    },
  };
}

/** How much of an answer is looked at, in characters: whether it is about the number. */
const enough = 2_000;

async function post({ url, headers }: Gateway, body: object, signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      // A gateway that moved is set up anew; following it could carry messages to anywhere.
      redirect: 'error',
      signal,
    });
    return { status: response.status, text: response.ok ? await ignored(response) : await said(response) };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const why =
      name === 'TimeoutError' || name === 'AbortError' ? 'no answer in time' : (cause?.code ?? name);
    throw new RetryableDeliveryError(`the gateway cannot be reached: ${why}`);
  }
}

async function ignored(response: Response): Promise<string> {
  await response.body?.cancel();
  return '';
}

/** The beginning of an answer; whatever more it has is not waited for. */
async function said({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (reader && text.length < enough) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader?.cancel();
  return text.slice(0, enough);
}
