import mongoose, { Schema } from 'mongoose';
import type { Day } from '../domain/entitlement.ts';
import { upserted } from './connection.ts';

interface Counter {
  _id: string;
  value: number;
}

const schema = new Schema<Counter>(
  { _id: { type: String, required: true }, value: { type: Number, required: true } },
  { versionKey: false, strict: 'throw' },
);
const CounterModel = mongoose.model<Counter>('Counter', schema, 'counters');

/** The next number of a day at the centre, e.g. `C20261123-0042`; none is given twice. */
export async function nextNumber(prefix: 'C' | 'R' | 'L', day: Day): Promise<string> {
  const series = `${prefix}${day.replaceAll('-', '')}`;
  const count = () =>
    CounterModel.findOneAndUpdate(
      { _id: series },
      { $inc: { value: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  const counter = await upserted<Counter>(count);
  return `${series}-${String(counter.value).padStart(4, '0')}`;
}

/** Makes sure that `number` is not given again, where the counters were lost. */
export async function reached(number: string): Promise<void> {
  const [series = '', count = ''] = number.split('-');
  await CounterModel.updateOne({ _id: series }, { $max: { value: Number(count) } }, { upsert: true });
}
