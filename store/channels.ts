import mongoose, { Schema } from 'mongoose';
import type { MessageChannel } from '../domain/notices.ts';
import { recent } from './recent.ts';

/** How a channel stands, as the worker that carries it saw it last. */
export interface ChannelRecord {
  _id: MessageChannel;
  /** Whether messages of it leave this house; those of one that do not are held. */
  carried: boolean;
  /** Why they wait, where that is the channel's own fault; null while they go. */
  error: string | null;
  /** Since when it has been so. */
  since: Date;
}

const schema = new Schema<ChannelRecord>(
  {
    _id: { type: String, required: true } as never,
    carried: { type: Boolean, required: true },
    error: { type: String, default: null },
    since: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
const ChannelModel = mongoose.model<ChannelRecord>('Channel', schema, 'channels');

/** Says how a channel stands; who said the same before leaves `since` as it was. */
export async function reportChannel(
  _id: MessageChannel,
  { carried, error }: Pick<ChannelRecord, 'carried' | 'error'>,
): Promise<void> {
  const before = await ChannelModel.findById(_id).lean<ChannelRecord>();
  if (before && before.carried === carried && before.error === error) return;
  await ChannelModel.updateOne({ _id }, { $set: { carried, error, since: new Date() } }, { upsert: true });
  known.forget();
}

export const listChannels = (): Promise<ChannelRecord[]> =>
  ChannelModel.find().sort({ _id: 1 }).lean<ChannelRecord[]>().exec();

/** How long it is remembered, in milliseconds: every opening asks. */
const memory = 5_000;
const known = recent(memory, listChannels);

/** Whether messages of the channel leave this house; undefined before a worker has said so. */
export async function isCarried(channel: MessageChannel): Promise<boolean | undefined> {
  return (await known.get('all')).find(({ _id }) => _id === channel)?.carried;
}
