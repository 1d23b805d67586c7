import '../customer/customer.css';
import { Skeleton } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.ts';
import type { Case } from '../api/queries.ts';
import { Around } from '../customer/Around.tsx';
import { customerQuery } from '../customer/queries.ts';
import { Section } from '../customer/Section.tsx';
import { Refused } from '../kit/Refused.tsx';
import { SimilarCases } from './SimilarCases.tsx';
import { useCaseWords } from './words.ts';

const similarQuery = (number: string) =>
  queryOptions({
    // Not with the case's own: what was solved elsewhere does not change with every note.
    queryKey: ['similar', number],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/v1/cases/{number}/similar', { params: { path: { number } } }))).data,
    staleTime: 60_000,
  });

/**
 * What is around a case: how others like it were solved, and the customer. It is asked for beside the case and shown
 * all at once, so that nothing moves that is being read.
 */
export function Surroundings({ item }: { item: Case }) {
  const t = useCaseWords();
  const similar = useQuery(similarQuery(item.number));
  const customer = useQuery(customerQuery(item.customer.id));
  if (similar.isPending || customer.isPending) return <Skeleton h={360} mt="lg" animate={false} />;
  return (
    <div className="around">
      <Refused error={similar.error ?? customer.error} />
      <Section title={t('similar')} empty={!similar.data?.length && t('noSimilar')}>
        <SimilarCases cases={similar.data ?? []} />
      </Section>
      {customer.data && <Around customer={customer.data} of={item} />}
    </div>
  );
}
