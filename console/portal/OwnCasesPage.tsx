import './portal.css';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { More } from '../kit/More.tsx';
import { PageTitle } from '../kit/PageTitle.tsx';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { Soonest } from './Outlook.tsx';
import { casesQuery, type OwnCase, type View, views, waitingQuery } from './queries.ts';
import { SearchInput } from './SearchInput.tsx';
import { StateBadge } from './StateBadge.tsx';
import { usePortalWords } from './words.ts';

const route = getRouteApi('/customer/portal');

/** The customer's own cases: narrowed and looked among, as the address says. */
export default function OwnCasesPage() {
  const t = usePortalWords();
  const navigate = route.useNavigate();
  const { view = 'open', q = '' } = route.useSearch();
  const { data: waiting = 0 } = useQuery(waitingQuery);
  return (
    <div className="centre">
      <Group justify="space-between" mb="md">
        <PageTitle>{t('title')}</PageTitle>
        <Button component={Link} to="/portal/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('new')}
        </Button>
      </Group>
      <div className="narrow">
        <SegmentedControl
          aria-label={t('which')}
          size="sm"
          value={view}
          onChange={(chosen) =>
            void navigate({
              search: (before) => ({ ...before, view: chosen === 'open' ? undefined : (chosen as View) }),
            })
          }
          data={views.map((each) => ({
            value: each,
            label: each === 'yours' && waiting ? `${t('yours')} (${waiting})` : t(each),
          }))}
        />
        <SearchInput
          label={t('search')}
          value={q}
          onSearch={(words) => void navigate({ search: (before) => ({ ...before, q: words || undefined }) })}
        />
      </div>
      <Cases view={view} q={q} />
    </div>
  );
}

function Cases({ view, q }: { view: View; q: string }) {
  const t = usePortalWords();
  const kit = useKitWords();
  const pages = useInfiniteQuery(casesQuery(view, q));
  const cases = (pages.data?.pages ?? []).flatMap(({ data }) => data as OwnCase[]);
  const none = q ? t('noMatch') : t(view === 'open' ? 'empty' : 'noneHere');
  return (
    <>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !cases.length && (
        <p className="quiet" role="status">
          {none}
        </p>
      )}
      <ul className="own-cases">
        {cases.map((item) => (
          <li key={item.number}>
            <Link to="/portal/cases/$number" params={{ number: item.number }} className="own-case">
              <Group gap="xs">
                <Text span size="sm" c="dimmed" className="tabular">
                  {item.number}
                </Text>
                <StateBadge item={item} />
              </Group>
              <Text fw={600}>
                <bdi>{item.title}</bdi>
              </Text>
              <Text size="sm">
                <Soonest item={item} />
              </Text>
            </Link>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}
