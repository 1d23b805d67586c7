import { setTimeout as pause } from 'node:timers/promises';
import { Launched } from '../../embedded/launch.ts';
import { Desk, eventually } from './desk.ts';
import { Front, Gateway, Mailbox } from './listeners.ts';

export interface Silence {
  /** How long a note on a case took, in milliseconds, while all spoke and while nobody did. */
  before: number[];
  during: number[];
  /** How many actions were answered with anything but success. */
  failed: number;
  /** Messages that had to go out, those that arrived, and those that arrived twice. */
  written: number;
  arrived: number;
  twice: number;
}

/**
 * Opens `cases` cases, each told to its contact by mail and SMS, while mail server and gateway accept whoever comes and
 * say nothing for `ms` milliseconds; writes notes on them all the while, and sees what goes out when the two speak again.
 */
export async function keepSilent(cases: number, ms: number): Promise<Silence> {
  const mailbox = new Mailbox();
  const gateway = new Gateway();
  const [mailUrl, smsUrl] = await Promise.all([mailbox.open(), gateway.open()]);
  const fronts = [new Front(mailUrl), new Front(smsUrl)] as const;
  const [smtpPort, smsPort] = await Promise.all([fronts[0].open(), fronts[1].open()]);
  const caseline = await Launched.launch({
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    SMS_GATEWAY_URL: `http://127.0.0.1:${smsPort}/sms`,
  });
  try {
    const desk = new Desk(caseline.url);
    const contact = { name: 'Zhang San', email: 'zhang@customer.example', phone: '+86 138 0013 8000' };
    const numbers: string[] = [];
    let failed = 0;
    const note = async (number: string | undefined): Promise<number> => {
      const began = performance.now();
      const body = { text: 'Still looking', visibility: 'internal' };
      const { status } = await desk.post('agent', `/cases/${number}/notes`, body);
      if (status !== 200) failed += 1;
      return performance.now() - began;
    };
    for (let n = 0; n < 5; n += 1) numbers.push(await desk.open({ contact }));
    const before: number[] = [];
    for (let n = 0; n < 40; n += 1) before.push(await note(numbers[n % 5]));

    for (const front of fronts) front.fallSilent();
    const speaking = Date.now() + ms;
    const during: number[] = [];
    while (numbers.length < cases) {
      numbers.push(await desk.open({ contact, priority: 'P2' }));
      during.push(await note(numbers.at(-1)));
    }
    for (let n = 0; Date.now() < speaking; n += 1) {
      during.push(await note(numbers[n % numbers.length]));
      await pause(100);
    }
    for (const front of fronts) front.speak();

    const messages = await eventually(
      () => outbox(desk),
      (all) => all.every((state) => state === 'sent'),
      120_000,
    );
    const ids = [
      ...mailbox.received.map(({ mail }) => mail.messageId ?? ''),
      ...gateway.received.map(({ id }) => id),
    ];
    return {
      before,
      during,
      failed,
      written: messages.length,
      arrived: new Set(ids).size,
      twice: ids.length - new Set(ids).size,
    };
  } finally {
    await caseline.stop();
    await Promise.all([...fronts.map((front) => front.close()), mailbox.close(), gateway.close()]);
  }
}

/** The state of every message. */
async function outbox(desk: Desk): Promise<string[]> {
  const states: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await desk.get<{ data: { state: string }[]; page: { next: string | null } }>(
      'agent',
      `/notifications?limit=100${cursor}`,
    );
    states.push(...body.data.map(({ state }) => state));
    if (body.page.next === null) return states;
    cursor = `&cursor=${encodeURIComponent(body.page.next)}`;
  }
}

/** The value below which half of them lie. */
export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
