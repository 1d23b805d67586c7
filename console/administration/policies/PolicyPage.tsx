import { Anchor, Select } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { PageTitle } from '../../kit/PageTitle.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useMoments } from '../../kit/time.ts';
import { useKitWords } from '../../kit/words.ts';
import { type Policy, textOf } from './document.ts';
import { PolicyEditor } from './PolicyEditor.tsx';
import { usePolicyWords } from './words.ts';

/** What somebody who writes their first policy begins with. */
const sample = `clock: calendar
response:
  P1: PT30M
  P2: PT1H
  P3: PT4H
  P4: PT8H
  remind: [0.5, 0.75]
  takeover: 0.8333
`;

/** One policy: its versions, the editor and what it means; without an ID, a new one. */
export function PolicyPage({ id }: { id: string | undefined }) {
  const t = usePolicyWords();
  const kit = useKitWords();
  const moment = useMoments();
  const [chosen, setChosen] = useState<number>();
  /** The editor begins anew when a version is chosen or stored, never because somebody else stored one. */
  const [stored, setStored] = useState(0);
  const found = useQuery({
    queryKey: ['policies', 'versions', id],
    queryFn: () => bodyOf(api.GET('/api/v1/policies/{id}/versions', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
  const versions: Policy[] = found.data?.data ?? [];
  const newest = versions[0]?.version ?? 0;
  const shown = versions.find(({ version }) => version === chosen) ?? versions[0];
  return (
    <>
      <Anchor component={Link} to="/administration/policies" search={{} as never} size="sm" className="up">
        <IconArrowLeft size={14} aria-hidden />
        {t('back')}
      </Anchor>
      <div className="heading">
        <PageTitle>{id ?? t('newTitle')}</PageTitle>
        {versions.length > 0 && (
          <Select
            size="xs"
            aria-label={t('version')}
            allowDeselect={false}
            w={340}
            maw="100%"
            data={versions.map(({ version, changedAt, changedBy }) => ({
              value: String(version),
              label: `${t('version')} ${version} · ${t('by', { when: moment(changedAt), who: changedBy ?? t('shipped') })}`,
            }))}
            value={String(shown?.version ?? newest)}
            onChange={(version) => setChosen(Number(version))}
          />
        )}
      </div>
      <Refused error={found.error} />
      {found.isLoading && <p className="quiet">{kit('loading')}</p>}
      {(id === undefined || shown) && (
        <PolicyEditor
          key={`${chosen ?? ''} ${stored}`}
          id={id}
          text={shown ? textOf(shown) : sample}
          old={shown && shown.version !== newest ? shown.version : undefined}
          newest={newest}
          onSaved={() => {
            setChosen(undefined);
            setStored(stored + 1);
          }}
        />
      )}
    </>
  );
}
