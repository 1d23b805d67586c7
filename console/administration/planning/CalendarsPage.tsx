import { Anchor, Button, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { type Calendar, valuesOf, weekdayName, weekdays } from './calendar.ts';
import { CalendarPage } from './CalendarPage.tsx';
import { usePlanningWords } from './words.ts';

/** Every calendar, or the one that the address names. */
export default function CalendarsPage() {
  const { open, add }: { open?: string; add?: true } = useSearch({ strict: false });
  return open !== undefined || add ? <CalendarPage key={open ?? ''} id={open} /> : <Calendars />;
}

function Calendars() {
  const places = useAdministrationWords();
  const t = usePlanningWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const found = useQuery({ queryKey: ['calendars'], queryFn: () => bodyOf(api.GET('/api/v1/calendars')) });
  return (
    <>
      <Heading title={places('calendars')}>
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => void navigate({ to: '/administration/calendars', search: { add: true } })}
        >
          {t('addCalendar')}
        </Button>
      </Heading>
      <Refused error={found.error} />
      {found.isPending && <p className="quiet">{kit('loading')}</p>}
      <Table highlightOnHover verticalSpacing={8} aria-label={places('calendars')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('id')}</Table.Th>
            <Table.Th>{t('open')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('zone')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('holidays')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(found.data?.data ?? []).map((calendar) => (
            <Row key={calendar.id} calendar={calendar} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function Row({ calendar }: { calendar: Calendar }) {
  const t = usePlanningWords();
  const { i18n } = useTranslation();
  const { id, timezone, holidays } = calendar;
  const { always, hours } = valuesOf(calendar);
  const open = weekdays.filter((day) => hours[day]);
  const [first] = open;
  // Alike on every day it opens: said once.
  const alike = first !== undefined && open.every((day) => hours[day] === hours[first]);
  const days = open.map((day) => weekdayName(day, i18n.language) + (alike ? '' : ` ${hours[day]}`));
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to="." search={{ open: id } as never} fw={500} size="sm">
          {id}
        </Anchor>
      </Table.Td>
      <Table.Td className="tabular">
        {always ? t('always') : [days.join(' '), alike ? hours[first] : ''].filter(Boolean).join(' · ')}
      </Table.Td>
      <Table.Td visibleFrom="sm">{timezone}</Table.Td>
      <Table.Td visibleFrom="sm">{holidays ?? t('noHolidays')}</Table.Td>
    </Table.Tr>
  );
}
