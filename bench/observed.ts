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

/** Watches one series of cases: when their reminders were decided, written and handed over. */
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

  /** When each reminder was due, in epoch milliseconds, and what became of it. */
  async result() {
    await this.changes.close();
    const rows = await this.timeline
      .find({ number: { $regex: `^C${this.series}-` }, kind: 'response_reminder' })
      .toArray();
    const due = new Map(rows.map(({ _id, data }) => [_id, Date.parse(data.dueAt)]));
    const [decided, written, handed] = [new Lateness(), new Lateness(), new Lateness()];
    for (const { _id, at, data } of rows) {
      const dueAt = Date.parse(data.dueAt);
      decided.add(at.getTime() - dueAt);
      const stamp = this.written.get(_id);
      if (stamp !== undefined) written.add(stamp - dueAt);
    }
    for (const { reminder, at } of this.mails()) handed.add(at - (due.get(reminder) ?? NaN));
    return { due, decided, written, handed };
  }
}
