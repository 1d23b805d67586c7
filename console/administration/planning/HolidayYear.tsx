import { ActionIcon, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { complaintAt } from '../../kit/complaints.ts';
import { useEdited } from '../edited.ts';
import { Footer } from '../Section.tsx';
import { DaysInput } from './DaysInput.tsx';
import { usePlanningWords } from './words.ts';

type Year = components['schemas']['HolidayYear'];
type Values = Pick<Year, 'days' | 'workingDays'>;

const storedAs = ({ days, workingDays, revision }: Year) => ({ values: { days, workingDays }, revision });

/** The days off of one year, and the weekends worked instead; edits count for every calendar of the country. */
export function HolidayYear({ year }: { year: Year }) {
  const t = usePlanningWords();
  const queries = useQueryClient();
  const { id, revision, source } = year;
  const params = { path: { id } };
  const done = async () => {
    notifications.show({ message: t('saved', { name: id }), color: 'green' });
    await queries.invalidateQueries({ queryKey: ['holidays'] });
    await queries.invalidateQueries({ queryKey: ['calendars'] });
  };
  const form = useEdited<Values>(storedAs(year), {
    put: (body, expected) =>
      bodyOf(api.PUT('/api/v1/holidays/{id}', { params, headers: { 'If-Match': `"${expected}"` }, body })),
    read: async () => storedAs(await bodyOf(api.GET('/api/v1/holidays/{id}', { params }))),
    onSaved: done,
  });
  const forgetting = useMutation({
    mutationFn: () => bodyOf(api.DELETE('/api/v1/holidays/{id}', { params })),
    onSuccess: async () => {
      await form.renew();
      await done();
    },
  });
  const { days, workingDays } = form.values;
  const put = (index: number, change: Partial<Values['days'][number]>) =>
    form.set({ days: days.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  return (
    <form
      className="narrow"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <Stack pb="md">
        <Group gap="xs">
          <Text size="sm">{t('source')}</Text>
          <Badge
            variant="light"
            color={source === 'computed' ? 'yellow' : 'gray'}
            radius="sm"
            tt="none"
            fw={500}
          >
            {t(source)}
          </Badge>
        </Group>
        <fieldset className="plain">
          <legend>{t('days')}</legend>
          {days.map(({ date, name }, index) => (
            <Group key={index} gap="xs" wrap="nowrap" align="flex-start" mt={6}>
              <TextInput
                size="xs"
                type="date"
                required
                aria-label={`${t('holiday', { n: index + 1 })}: ${t('date')}`}
                value={date}
                error={complaintAt(form.error, `days.${index}.date`)}
                onChange={(event) => put(index, { date: event.currentTarget.value })}
              />
              <TextInput
                size="xs"
                flex={1}
                required
                aria-label={`${t('holiday', { n: index + 1 })}: ${t('name')}`}
                value={name}
                error={complaintAt(form.error, `days.${index}.name`)}
                onChange={(event) => put(index, { name: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                c="inherit"
                aria-label={t('takeHoliday', { name: `${date} ${name}` })}
                onClick={() => form.set({ days: days.filter((_, at) => at !== index) })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            mt={6}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => form.set({ days: [...days, { date: '', name: '' }] })}
          >
            {t('addHoliday')}
          </Button>
        </fieldset>
        <DaysInput
          label={t('workingDays')}
          hint={t('workingDaysHint')}
          value={workingDays}
          error={complaintAt(form.error, 'workingDays')}
          onChange={(chosen) => form.set({ workingDays: chosen })}
        />
      </Stack>
      <Footer {...form} error={form.error ?? forgetting.error} fields={['days', 'workingDays']}>
        {revision > 0 && (
          <Button
            variant="subtle"
            color="red"
            loading={forgetting.isPending}
            onClick={() => forgetting.mutate()}
          >
            {t('forget')}
          </Button>
        )}
      </Footer>
    </form>
  );
}
