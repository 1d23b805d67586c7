import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { Message } from '../api/queries.ts';

/** No event tells that a message went out, so those that wait are asked about, in milliseconds. */
const lookEvery = 4_000;
const waits = ({ state }: Message) => state === 'pending' || state === 'sending';

const pageOf = (number: string, cursor?: string) =>
  bodyOf(
    api.GET('/api/v1/notifications', {
      params: { query: { case: number, limit: 100, ...(cursor && { cursor }) } },
    }),
  );

async function all(number: string): Promise<Message[]> {
  let page = await pageOf(number);
  const found = [...page.data];
  while (page.page.next !== null) {
    page = await pageOf(number, page.page.next);
    found.push(...page.data);
  }
  return found;
}

/** What was sent of a case or an RMA, by the entry of its history that caused it; nothing for those who may not know. */
export function useMessages(of: string, number: string, allowed: boolean): Map<number, Message[]> {
  const { data = [] } = useQuery({
    queryKey: [of, number, 'messages'],
    queryFn: () => all(number),
    enabled: allowed,
    refetchInterval: ({ state }) => (state.data?.some(waits) ? lookEvery : false),
  });
  const bySeq = new Map<number, Message[]>();
  for (const message of data) bySeq.set(message.seq, [...(bySeq.get(message.seq) ?? []), message]);
  return bySeq;
}
