import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { operators } from '../../domain/administration.ts';
import { api, bodyOf } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { useKitWords } from './words.ts';

/** Leads operators to the workflow behind a case or an RMA, at the address that the API knows. */
export function WorkflowLink({ of = 'cases', number }: { of?: 'cases' | 'rmas'; number: string }) {
  const t = useKitWords();
  const { data: me } = useQuery(meQuery);
  const { data: workflow } = useQuery({
    queryKey: [of, number, 'workflow'],
    queryFn: () =>
      bodyOf(
        api.GET(`/api/v1/${of}/{number}/workflow` as '/api/v1/cases/{number}/workflow', {
          params: { path: { number } },
        }),
      ),
    enabled: me?.roles.some((role) => operators.includes(role)) ?? false,
    staleTime: Infinity,
  });
  if (!workflow) return null;
  return (
    <Anchor href={workflow.url} target="_blank" rel="noreferrer" size="sm" mt="md" display="inline-block">
      {t('workflow')} <IconExternalLink size={13} aria-hidden />
    </Anchor>
  );
}
