import type { Received } from '../test/product/listeners.ts';
import mongoose from 'mongoose';
import { Lateness } from './lateness.ts';

interface Reminder {
  _id: string;
  number: string;
  kind: string;
  at: Date;
  data: { dueAt: string };
}

/** `C20990101-00007/4`, the reminder that a mail to the engineer carries, by its stable Message-ID. */
const reminderOf = ({ mail }: Received): string =>
  (/^<(C[\d-]+)\.(\d+)\.engineer1\.email@/.exec(mail.messageId ?? '')?.slice(1) ?? []).join('/');

/** One reminder: when it was due, and when it was decided, written and first handed over; epoch milliseconds. */
export interface Kept {
  id: string;
  dueAt: number;
  decided: number;
  written?: number;
  handed?: number;
}

/** Watches a series of cases: when their reminders were decided, written and handed over. */
export class Observed {
  private readonly written = new Map<string, number>();
  private readonly timeline = mongoose.connection.collection<Reminder>('timeline');
  private readonly changes = this.timeline.watch<Reminder>([
    { $match: { operationType: 'insert', 'fullDocument.kind': 'response_reminder' } },
  ]);

  constructor(
    private readonly series: string,
    private readonly received: Received[],
  ) {
    this.changes.on('change', (change) => {
      if (change.operationType === 'insert') this.written.set(change.fullDocument._id, Date.now());
    });
  }

  /** Every reminder's mail as it came, those that came twice included. */
  mails(): { reminder: string; at: number }[] {
    return this.received
      .map((each) => ({ reminder: reminderOf(each), at: each.at }))
      .filter(({ reminder }) => reminder.startsWith(`C${this.series}-`) && reminder.endsWith('/4'));
  }

  /** What became of every reminder that was decided. */
  async result(): Promise<Kept[]> {
    await this.changes.close();
    const rows = await this.timeline
      .find({ number: { $regex: `^C${this.series}-` }, kind: 'response_reminder' })
      .toArray();
    // Of several mails the first counts here.
    const handed = new Map(
      this.mails()
        .toReversed()
        .map(({ reminder, at }) => [reminder, at]),
    );
    return rows.map(({ _id: id, at, data }) => ({
      ...{ id, dueAt: Date.parse(data.dueAt), decided: at.getTime() },
      ...{ written: this.written.get(id), handed: handed.get(id) },
    }));
  }
}

/** How late each of the three came. */
export function latenessOf(reminders: Kept[]): Record<'decided' | 'written' | 'handed', Lateness> {
  const by = { decided: new Lateness(), written: new Lateness(), handed: new Lateness() };
  for (const { dueAt, ...stamps } of reminders)
    for (const step of ['decided', 'written', 'handed'] as const) {
      const at = stamps[step];
      if (at !== undefined) by[step].add(at - dueAt);
    }
  return by;
}
