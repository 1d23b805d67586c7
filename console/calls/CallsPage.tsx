import './calls.css';
import { Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callActionRules } from '../../domain/call/decide.ts';
import { managerRoles } from '../../domain/vocabulary.ts';
import { api } from '../api/client.ts';
import type { User } from '../api/queries.ts';
import { FormDialog } from '../kit/FormDialog.tsx';
import { More } from '../kit/More.tsx';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { CallRow } from './CallRow.tsx';
import { type Call, type CallList, callsQuery } from './calls.ts';
import { LogCallButton } from './LogCall.tsx';
import { useCallWords } from './words.ts';

const route = getRouteApi('/staff/calls');

/** What `me` can do with a call as it stands; the engine has the last word. */
function possible({ state, agent }: Call, { id, roles }: User) {
  const theirs =
    !agent || agent.id === id || roles.some((role) => managerRoles.some((each) => each === role));
  const can = (action: keyof typeof callActionRules) =>
    theirs &&
    callActionRules[action].states.includes(state) &&
    roles.some((role) => callActionRules[action].roles.includes(role));
  return { accept: can('accept'), open: can('open'), close: can('close') };
}

/** Calls that employees took for the centre, and what has become of them (S1). */
export default function CallsPage() {
  const t = useCallWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { list = 'open' }: { list?: CallList } = route.useSearch();
  const { me } = route.useRouteContext();
  const [closing, setClosing] = useState<string>();
  const pages = useInfiniteQuery(callsQuery(list));
  const calls = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  const renew = () => queries.invalidateQueries({ queryKey: ['calls'] });
  const taking = useMutation({
    mutationFn: (number: string) =>
      api.POST('/api/v1/calls/{number}/accept', { params: { path: { number } }, body: {} }),
    onSuccess: (_, number) => navigate({ to: '/hotline', search: { call: number } }),
    onSettled: renew,
  });
  return (
    <div className="calls">
      <Group justify="space-between" mb="md">
        <PageTitle>{t('title')}</PageTitle>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('lists')}
            value={list}
            onChange={(chosen) =>
              void navigate({ to: '/calls', search: chosen === 'ended' ? { list: 'ended' } : {} })
            }
            data={[
              { value: 'open', label: t('open') },
              { value: 'ended', label: t('ended') },
            ]}
          />
          <LogCallButton />
        </Group>
      </Group>
      <Refused error={pages.error ?? taking.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !calls.length && (
        <p className="quiet">{t(list === 'open' ? 'none' : 'noneEnded')}</p>
      )}
      <ul aria-label={t('list')}>
        {calls.map((call) => (
          <CallRow
            key={call.number}
            call={call}
            can={possible(call, me)}
            busy={taking.isPending && taking.variables === call.number}
            onAccept={() => taking.mutate(call.number)}
            onClose={() => setClosing(call.number)}
          />
        ))}
      </ul>
      <More pages={pages} />
      {closing !== undefined && (
        <FormDialog
          title={t('close')}
          questions={{ reason: { label: t('reason'), kind: 'text' } }}
          initial={{}}
          send={({ reason }, key) =>
            api.POST('/api/v1/calls/{number}/close', {
              ...{ params: { path: { number: closing } }, headers: { 'Idempotency-Key': key } },
              body: { reason: reason as string },
            })
          }
          onSettled={renew}
          onClose={() => setClosing(undefined)}
        />
      )}
    </div>
  );
}
