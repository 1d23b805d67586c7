import { Button, Group, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { CaseList } from './CaseList.tsx';
import { Queues } from './Queues.tsx';
import { queryOf } from './queues.ts';
import { useWorkspaceWords } from './words.ts';

const route = getRouteApi('/staff/cases');

/** Queues on the left, the list in the middle, the case on the right. */
export default function WorkspacePage() {
  const t = useWorkspaceWords();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { me } = route.useRouteContext();
  const { number } = useParams({ strict: false });
  const reading = useRouterState({ select: ({ location }) => location.pathname !== '/cases' });
  const isEngineer = me.roles.some((role) => role === 'engineer' || role === 'expert');
  const queue = search.queue ?? (isEngineer ? 'mine' : 'open');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  // A search goes through everything that is stored, not through the queue alone.
  const query = search.q ? { q: search.q } : queryOf(queue);
  return (
    <div className={reading ? 'workspace reading' : 'workspace'}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <Queues me={me.id} current={queue} />
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
            leftSection={<IconSearch size={14} aria-hidden />}
            defaultValue={search.q}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter')
                void navigate({
                  to: '/cases',
                  search: { ...search, q: currentTarget.value.trim() || undefined },
                });
            }}
          />
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => void navigate({ to: '/cases/new', search })}
          >
            {t('new')}
          </Button>
        </Group>
        <CaseList query={query} search={search} chosen={number} />
      </section>
      <div className="detail">
        <Outlet />
      </div>
    </div>
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
