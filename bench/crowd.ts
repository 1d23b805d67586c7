import { MongoClient, type Document } from 'mongodb';
import { termsOf } from '../store/words.ts';

const hour = 3_600_000;
const batch = 1000;

interface Row extends Document {
  _id: string;
  state: Document;
  openedAt: Date;
  storedAt: Date;
  dueAt: Date | null;
  dueOrder: Date;
  lateAt: Date;
  closedAt: Date | null;
}

/** The `n`th copy of `row` among `count`: of another day, by another number, with words of its own. */
function copy(row: Row, n: number, count: number): Row {
  const back = Math.floor((n / count) * 14 * 30 * 24) * hour;
  const earlier = <T extends Date | null>(date: T) =>
    date === null ? date : new Date(date.getTime() - back);
  const openedAt = new Date(row.openedAt.getTime() - back);
  const number = `C${openedAt.toISOString().slice(0, 10).replaceAll('-', '')}-${100_000 + n}`;
  const title = `Link ${n} down at rack ${n % 977}`;
  const dueAt = earlier(row.dueAt);
  return {
    ...row,
    ...{
      _id: number,
      openedAt,
      storedAt: openedAt,
      dueAt,
      dueOrder: dueAt ?? row.dueOrder,
      lateAt: dueAt ?? row.lateAt,
    },
    closedAt: earlier(row.closedAt),
    state: { ...row.state, number, title },
    words: termsOf(number, title),
  };
}

/**
 * Fills the store with `count` copies of the cases that are in it, spread over 14 months, past the workflows: for
 * measuring lists only. Nineteen in twenty are copies of cases that have ended, as in a centre of some age. A store that
 * has so many is left alone.
 */
export async function crowd(uri: string, count: number): Promise<void> {
  const client = await MongoClient.connect(uri);
  try {
    const cases = client.db().collection<Row>('cases');
    if ((await cases.estimatedDocumentCount()) >= count) return;
    const rows = await cases.find().toArray();
    const ended = rows.filter(({ status }) => status === 'closed');
    const open = rows.filter(({ status }) => status !== 'closed');
    if (!ended.length || !open.length) throw new Error('There are no cases to copy');
    for (let from = 0; from < count; from += batch) {
      const copies = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
        const n = from + index;
        const models = n % 20 ? ended : open;
        return copy(models[n % models.length] as Row, n, count);
      });
      await cases.insertMany(copies, { ordered: false });
    }
  } finally {
    await client.close();
  }
}
