import { correctable } from '../../domain/case/actions.ts';
import type { Channel, Language, Priority } from '../../domain/vocabulary.ts';
import type { Case, User } from '../api/queries.ts';
import type { Values } from '../kit/FormInput.tsx';

/** Whether `me` may still correct the priority; the engine has the last word. */
export const mayCorrectPriority = ({ agent, openedAt }: Case, me: User, now: number): boolean =>
  agent?.id === me.id && now - Date.parse(openedAt) <= correctable;

/** What was taken down, as the form holds it, by the API's own paths. */
export const taken = (item: Case): Record<string, string> => ({
  title: item.title,
  description: item.description,
  'contact.name': item.contact.name,
  'contact.phone': item.contact.phone ?? '',
  'contact.email': item.contact.email ?? '',
  'contact.language': item.contact.language ?? 'en',
  serialNumber: item.serialNumber ?? '',
  vendor: item.vendor ?? '',
  category: item.category ?? '',
  customerId: item.customer.id,
  type: item.type,
  channel: item.channel,
  priority: item.priority,
});

/** What the API is told: the reason, and what is otherwise than it was; a contact goes whole. */
export function correctionOf(item: Case, values: Values) {
  const before = taken(item);
  const text = (name: string) => String((values[name] as string | undefined) ?? before[name] ?? '').trim();
  const changed = (name: string) => text(name) !== before[name];
  const part = <N extends string>(name: N) => (changed(name) ? { [name]: text(name) } : {});
  const [name, phone, email] = [text('contact.name'), text('contact.phone'), text('contact.email')];
  const contact = {
    ...{ name, ...(phone && { phone }), ...(email && { email }) },
    language: text('contact.language') as Language,
  };
  return {
    ...(part('title') as { title?: string }),
    ...(part('description') as { description?: string }),
    ...(part('serialNumber') as { serialNumber?: string }),
    ...(part('vendor') as { vendor?: string }),
    ...(part('category') as { category?: string }),
    ...(part('customerId') as { customerId?: string }),
    ...(part('type') as { type?: string }),
    ...(part('channel') as { channel?: Channel }),
    ...(part('priority') as { priority?: Priority }),
    ...(Object.keys(before).some((path) => path.startsWith('contact.') && changed(path)) && { contact }),
    reason: text('reason'),
  };
}
