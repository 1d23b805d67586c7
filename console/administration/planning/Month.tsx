import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import { wholeSpan } from '../../kit/time.ts';
import { weekdayName, weekdays } from './calendar.ts';
import { usePlanningWords } from './words.ts';

const day = 86_400_000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A month of a calendar, day by day, as deadlines count it. */
export function Month({ id, timezone, revision }: { id: string; timezone: string; revision: number }) {
  const t = usePlanningWords();
  const { i18n } = useTranslation();
  const [first, setFirst] = useState(() => {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), 1);
  });
  const [year, month] = [new Date(first).getUTCFullYear(), new Date(first).getUTCMonth()];
  const last = Date.UTC(year, month + 1, 0);
  const { data, error } = useQuery({
    queryKey: ['calendars', id, 'hours', revision, first],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/calendars/{id}/hours', {
          params: { path: { id }, query: { from: dateOf(first), until: dateOf(last + day) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const open = new Map(data?.days.map(({ date, windows }) => [date, windows]));
  const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: timezone });
  const cells = Array.from({ length: (last - first) / day + 1 }, (_, i) => first + i * day);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const title = new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <section aria-label={t('month')}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={2} size="h4">
            {t('month')}
          </Title>
          <Text size="xs" c="dimmed">
            {t('monthHint')}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t('before')}
            onClick={() => setFirst(Date.UTC(year, month - 1, 1))}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Text size="sm" fw={500} ta="center" miw={120} aria-live="polite">
            {title.format(first)}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('next')}
            onClick={() => setFirst(Date.UTC(year, month + 1, 1))}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Refused error={error} />
      <ol className="month">
        {weekdays.map((each) => (
          <li key={each} className="name" aria-hidden>
            {weekdayName(each, i18n.language)}
          </li>
        ))}
        {cells.map((at, i) => {
          const windows = open.get(dateOf(at));
          const length = (windows ?? []).reduce(
            (sum, { opensAt, closesAt }) => sum + Date.parse(closesAt) - Date.parse(opensAt),
            0,
          );
          const works = windows || data?.alwaysOpen;
          return (
            <li
              key={at}
              className={works ? 'open' : undefined}
              style={i === 0 ? { gridColumnStart: lead + 1 } : undefined}
              title={windows
                ?.map(
                  (each) =>
                    `${local.format(new Date(each.opensAt))}–${local.format(new Date(each.closesAt))}`,
                )
                .join(', ')}
            >
              <time dateTime={dateOf(at)} className="tabular">
                {new Date(at).getUTCDate()}
              </time>
              <small>{data && (works ? wholeSpan(length || day, i18n.language) : t('closed'))}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
