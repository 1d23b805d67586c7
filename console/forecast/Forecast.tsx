import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client.ts';
import { Refused } from '../kit/Refused.tsx';
import { spanOf, useClock, useNow } from '../kit/time.ts';
import { useKitWords } from '../kit/words.ts';
import { Course } from './Course.tsx';
import { useForecastWords } from './words.ts';

interface Props {
  number: string;
  revision: number;
}

/** So many are shown at first, and so many the API works out at most. */
const first = 10;
const most = 200;

/** What will happen to a case if nobody acts: the API's forecast as a line of time. */
export function Forecast({ number, revision }: Props) {
  const t = useForecastWords();
  const kit = useKitWords();
  const [whole, setWhole] = useState(false);
  const { data, error, isPending } = useQuery({
    queryKey: ['cases', number, 'forecast', revision],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{number}/forecast', { params: { path: { number } } })),
    placeholderData: keepPreviousData,
  });
  const entries = data?.data ?? [];
  const shown = whole ? entries : entries.slice(0, first);
  return (
    <>
      <Refused error={error} />
      {isPending && <p className="quiet">{kit('loading')}</p>}
      {data && !entries.length && <p className="quiet">{t('nothing')}</p>}
      <Course entries={shown} when={({ at }, index) => <When at={at} before={shown[index - 1]?.at} />} />
      {shown.length < entries.length && (
        <Button size="xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('all', { count: entries.length })}
        </Button>
      )}
      {whole && entries.length === most && <p className="quiet">{t('many', { count: most })}</p>}
    </>
  );
}

/** The time of day, with the day where it is another one than before, and how long it is until then. */
function When({ at, before }: { at: string; before: string | undefined }) {
  const t = useForecastWords();
  const { i18n } = useTranslation();
  const clock = useClock();
  const now = useNow(15_000);
  const left = Date.parse(at) - now;
  const day = (of: string | number) => clock(of, { dateStyle: 'short' });
  const isSameDay = day(at) === day(before ?? now);
  return (
    <>
      <time dateTime={at}>
        {!isSameDay && `${clock(at, { weekday: 'short', month: 'short', day: 'numeric' })} `}
        {clock(at, { timeStyle: 'short' })}
      </time>
      <span className="quiet">{left > 0 ? t('in', { span: spanOf(left, i18n.language) }) : t('now')}</span>
    </>
  );
}
