import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { useEdited } from '../edited.ts';
import { Footer, Heading } from '../Section.tsx';
import { type Calendar, documentOf, valuesOf } from './calendar.ts';
import { CalendarFields } from './CalendarFields.tsx';
import { Month } from './Month.tsx';
import { usePlanningWords } from './words.ts';

const read = (id: string) => bodyOf(api.GET('/api/v1/calendars/{id}', { params: { path: { id } } }));
const storedAs = (calendar?: Calendar) => ({ values: valuesOf(calendar), revision: calendar?.revision ?? 0 });

/** One calendar: when it opens, and what that comes to; without an ID, a new one. */
export function CalendarPage({ id }: { id: string | undefined }) {
  const t = usePlanningWords();
  const kit = useKitWords();
  const found = useQuery({
    queryKey: ['calendars', 'one', id],
    queryFn: () => read(id ?? ''),
    enabled: id !== undefined,
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <Heading title={id ?? t('newCalendar')} up={t('calendars')} />
      <Refused error={found.error} />
      {found.isLoading && <p className="quiet">{kit('loading')}</p>}
      {(id === undefined || found.data) && <Editor calendar={found.data} />}
    </>
  );
}

function Editor({ calendar }: { calendar: Calendar | undefined }) {
  const t = usePlanningWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id, setId] = useState(calendar?.id ?? '');
  const [removing, setRemoving] = useState(false);
  const params = { path: { id: id.trim() } };
  const form = useEdited(storedAs(calendar), {
    put: (values, revision) =>
      bodyOf(
        api.PUT('/api/v1/calendars/{id}', {
          params,
          headers: { 'If-Match': `"${revision}"` },
          body: documentOf(values),
        }),
      ),
    read: async () => storedAs(await read(id.trim())),
    onSaved: async () => {
      notifications.show({ message: t('saved', { name: id }), color: 'green' });
      await queries.invalidateQueries({ queryKey: ['calendars'] });
      if (!calendar) await navigate({ to: '/administration/calendars', search: { open: id.trim() } });
    },
  });
  const removal = useMutation({
    mutationFn: () => bodyOf(api.DELETE('/api/v1/calendars/{id}', { params })),
    onSuccess: async () => {
      notifications.show({ message: t('removed', { name: id }), color: 'green' });
      await navigate({ to: '/administration/calendars', search: {} });
      await queries.invalidateQueries({ queryKey: ['calendars'] });
    },
  });
  return (
    <div className="policy">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <CalendarFields
          values={form.values}
          onChange={form.set}
          error={form.error}
          id={id}
          onId={calendar ? undefined : setId}
        />
        <Footer
          {...form}
          error={form.error ?? removal.error}
          fields={['name', 'timezone', 'hours', 'holidays', 'closures', 'workingDays', 'exceptions']}
        >
          {calendar && (
            <Button
              variant={removing ? 'filled' : 'subtle'}
              color="red"
              loading={removal.isPending}
              onClick={() => (removing ? removal.mutate() : setRemoving(true))}
            >
              {t(removing ? 'reallyRemove' : 'remove')}
            </Button>
          )}
        </Footer>
      </form>
      {calendar && (
        <Month id={calendar.id} timezone={calendar.timezone ?? 'UTC'} revision={calendar.revision} />
      )}
    </div>
  );
}
