import './portal.css';
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { faqCategories } from '../../domain/vocabulary.ts';
import { PageTitle } from '../kit/PageTitle.tsx';
import { useLabels } from '../kit/labels.ts';
import { Refused } from '../kit/Refused.tsx';
import { useKitWords } from '../kit/words.ts';
import { Answered } from './Answered.tsx';
import { faqQuery } from './queries.ts';
import { SearchInput } from './SearchInput.tsx';
import { usePortalWords } from './words.ts';

const route = getRouteApi('/customer/portal/faq');

/** The questions that customers ask over and over, by category, and a way to look among them. */
export default function FaqPage() {
  const t = usePortalWords();
  const kit = useKitWords();
  const labels = useLabels();
  const navigate = route.useNavigate();
  const { q = '' } = route.useSearch();
  const { data, error, isPending } = useQuery(faqQuery(q));
  const groups = faqCategories
    .map((category) => ({ category, entries: (data ?? []).filter((entry) => entry.category === category) }))
    .filter(({ entries }) => entries.length);
  return (
    <div className="centre">
      <PageTitle mb="md">{t('faq')}</PageTitle>
      <SearchInput
        label={t('searchFaq')}
        value={q}
        onSearch={(words) => void navigate({ search: { q: words || undefined } })}
      />
      <Refused error={error} />
      {isPending && <p className="quiet">{kit('loading')}</p>}
      {data && !groups.length && <p role="status">{t('noAnswer')}</p>}
      {groups.map(({ category, entries }) => (
        <section key={category}>
          <Title order={2} size="h5" mt="lg" mb="xs">
            {labels.faqCategories[category]}
          </Title>
          {entries.map((entry) => (
            <Answered key={entry.id} entry={entry} />
          ))}
        </section>
      ))}
      <div className="still">
        <span>{t('stillOpen')}</span>
        <Button component={Link} to="/portal/new" variant="light">
          {t('new')}
        </Button>
      </div>
    </div>
  );
}
