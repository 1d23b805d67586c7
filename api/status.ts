import { z } from 'zod';
import { messageChannels } from '../domain/notices.ts';
import { listChannels } from '../store/channels.ts';
import { answersReads } from '../store/connection.ts';
import { countMessages } from '../store/outbox.ts';
import { staff } from './roles.ts';
import { ok, route, type Route } from './route.ts';

const channelView = z.strictObject({
  channel: z.enum(messageChannels),
  carried: z.boolean().meta({ description: 'false: messages are held here, and none leaves' }),
  error: z
    .string()
    .nullable()
    .meta({ description: 'why messages wait, where the channel itself is at fault; null while they go' }),
  since: z.iso.datetime().meta({ description: 'since when it has been so' }),
  waiting: z.int().meta({ description: 'messages that are still to go out' }),
});
const status = z
  .strictObject({
    ...{ temporal: z.boolean(), mongodb: z.boolean(), worker: z.boolean() },
    channels: z.array(channelView).meta({ description: 'empty before a worker has started' }),
  })
  .meta({ id: 'Status' });

export const statusRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/v1/status',
    tag: 'Health',
    summary: 'How the services and the channels stand',
    roles: staff,
    answer: { status: 200, description: 'The status', schema: status },
    handler: async ({ deps }) => {
      const [mongodb, engine, channels] = await Promise.all([
        answersReads(),
        deps.engine.ready(),
        listChannels(),
      ]);
      const shown = channels.map(async ({ _id: channel, carried, error, since }) => ({
        ...{ channel, carried, error, since: since.toISOString() },
        waiting: await countMessages({ channel, state: 'pending' }),
      }));
      return ok({ ...engine, mongodb, channels: await Promise.all(shown) });
    },
  }),
];
