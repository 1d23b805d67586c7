import { Button, Group, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useCommands } from '../keyboard/commands.ts';
import { CaseList } from './CaseList.tsx';
import { Filters } from './Filters.tsx';
import { useLooked } from './looked.ts';
import { Narrowed } from './Narrowed.tsx';
import { Queues } from './Queues.tsx';
import { isNarrowed, type WorkspaceSearch } from './search.ts';
import { Views } from './Views.tsx';
import { useWorkspaceWords } from './words.ts';

const route = getRouteApi('/staff/cases');
const wholeNumber = /^c\d{8}-\d{4,9}$/i;

/** Queues on the left, the list in the middle, the case on the right. */
export default function WorkspacePage() {
  const t = useWorkspaceWords();
  const navigate = useNavigate();
  const { me } = route.useRouteContext();
  const search = useLooked();
  const { number } = useParams({ strict: false });
  const reading = useRouterState({ select: ({ location }) => location.pathname !== '/cases' });
  const { queue, ...narrowing } = search;
  const isQueue = queue !== undefined && !isNarrowed(narrowing);
  const look = (next: WorkspaceSearch) => void navigate({ to: '.', search: next });
  /** A search goes through everything that is stored, not through the queue alone; a whole number leads to its case. */
  const seek = (q: string) => {
    const next = { ...narrowing, q: q || undefined };
    if (wholeNumber.test(q))
      void navigate({ to: '/cases/$number', params: { number: q.toUpperCase() }, search: next });
    else void navigate({ to: '/cases', search: next });
  };
  const field = useRef<HTMLInputElement>(null);
  const add = () => void navigate({ to: '/cases/new', search });
  useCommands([
    { label: t('search'), shortcut: 'search', run: () => field.current?.focus() },
    { label: t('new'), shortcut: 'newCase', run: add },
  ]);
  return (
    <div className={reading ? 'workspace reading' : 'workspace'}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <Queues me={me} current={isQueue ? queue : undefined}>
        <Views search={search} />
      </Queues>
      <section className="list">
        <Group gap="xs" p="xs" wrap="nowrap">
          <TextInput
            ref={field}
            key={search.q}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            type="search"
            size="xs"
            flex={1}
            maxLength={200}
            leftSection={<IconSearch size={14} aria-hidden />}
            defaultValue={search.q}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') seek(currentTarget.value.trim());
            }}
          />
          <Filters search={search} onChange={look} />
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('new')}
          </Button>
        </Group>
        {(!isQueue || narrowing.sort) && <Narrowed search={search} onChange={look} />}
        <CaseList search={search} chosen={number} />
      </section>
      <div className="detail">
        <Outlet />
      </div>
    </div>
  );
}
