import { z } from 'zod';
import type { Foreseen } from '../domain/case/forecast.ts';
import { recounted } from '../domain/disclosure.ts';
import { messageChannels, type Recipient } from '../domain/notices.ts';
import { roles } from '../domain/vocabulary.ts';
import { type Reader, tell } from '../domain/words/index.ts';

const person = z.strictObject({ id: z.string(), name: z.string() });
const recipient = z.union([person, z.strictObject({ role: z.enum(roles) })]);
export const foreseen = z
  .strictObject({
    at: z.iso.datetime(),
    kind: z.string(),
    text: z.string().meta({ description: "in the reader's language" }),
    data: z.record(z.string(), z.unknown()),
    notices: z.array(
      z.strictObject({ to: recipient, channels: z.array(z.enum(messageChannels)), template: z.string() }),
    ),
  })
  .meta({ id: 'ForecastEntry' });

/** What will happen, as the reader is told; `nameOf` knows the people of the case. */
export async function viewForeseen(
  { event, notices }: Foreseen,
  reader: Reader,
  nameOf: (to: Exclude<Recipient, { role: unknown }>) => Promise<z.infer<typeof person>>,
): Promise<z.infer<typeof foreseen>> {
  const data = recounted(event.kind, event.data);
  return {
    at: new Date(event.at).toISOString(),
    kind: event.kind,
    text: tell({ kind: event.kind, data }, reader),
    data,
    notices: await Promise.all(
      notices.map(async ({ to, channels, template }) => ({
        to: 'role' in to ? { role: to.role } : await nameOf(to),
        channels: [...channels],
        template,
      })),
    ),
  };
}
