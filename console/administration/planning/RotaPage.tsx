import { Button, Checkbox, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { complaintAt, ownComplaint } from '../../kit/complaints.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { useEdited } from '../edited.ts';
import { Footer, Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { AbsenceInput } from './AbsenceInput.tsx';
import { Duty } from './Duty.tsx';
import { documentOf, newAbsence, newShift, type Rota, valuesOf } from './rota.ts';
import { useRotaWords } from './rotaWords.ts';
import { ShiftInput } from './ShiftInput.tsx';
import { zones } from '../../kit/zones.ts';

const read = () => bodyOf(api.GET('/api/v1/rota'));
const storedAs = (rota: Rota) => ({ values: valuesOf(rota), revision: rota.revision });

/** Shifts and absences, and who is on duty by them. */
export default function RotaPage() {
  const places = useAdministrationWords();
  const kit = useKitWords();
  const found = useQuery({ queryKey: ['rota'], queryFn: read, refetchOnWindowFocus: false });
  return (
    <>
      <Heading title={places('rota')} />
      <Refused error={found.error} />
      {found.isPending && <p className="quiet">{kit('loading')}</p>}
      {found.data && (
        <div className="policy">
          <Editor rota={found.data} />
          <Duty revision={found.data.revision} />
        </div>
      )}
    </>
  );
}

const complaintsIn = (error: unknown, path: string) => (field?: string) =>
  field === undefined ? ownComplaint(error, path) : complaintAt(error, `${path}.${field}`);

/** Whoever is on leave from now on holds cases, which the refusal names. */
const isHeld = (error: unknown): boolean => error instanceof ApiProblem && error.status === 409;

const replaced = <T,>(list: T[], index: number, change: Partial<T>): T[] =>
  list.map((each, at) => (at === index ? { ...each, ...change } : each));

function Editor({ rota }: { rota: Rota }) {
  const t = useRotaWords();
  const queries = useQueryClient();
  const [confirmed, setConfirmed] = useState(false);
  const form = useEdited(storedAs(rota), {
    put: (values, revision) =>
      bodyOf(
        api.PUT('/api/v1/rota', {
          params: { query: confirmed ? { confirm: 'true' } : {} },
          headers: { 'If-Match': `"${revision}"` },
          body: documentOf(values),
        }),
      ),
    read: async () => storedAs(await read()),
    onSaved: async () => {
      setConfirmed(false);
      notifications.show({ message: t('saved'), color: 'green' });
      await queries.invalidateQueries({ queryKey: ['rota'] });
    },
  });
  const { timezone, shifts, absences } = form.values;
  const plus = <IconPlus size={14} aria-hidden />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <Stack pb="md">
        <Select
          label={t('zone')}
          searchable
          allowDeselect={false}
          data={zones(timezone)}
          value={timezone}
          error={complaintAt(form.error, 'timezone')}
          onChange={(zone) => form.set({ timezone: zone ?? '' })}
        />
        <fieldset className="plain">
          <legend>{t('shifts')}</legend>
          {!shifts.length && <p className="quiet">{t('none')}</p>}
          {shifts.map((shift, index) => (
            <ShiftInput
              key={index}
              n={index + 1}
              value={shift}
              complaint={complaintsIn(form.error, `shifts.${index}`)}
              onChange={(change) => form.set({ shifts: replaced(shifts, index, change) })}
              onTake={() => form.set({ shifts: shifts.filter((_, at) => at !== index) })}
            />
          ))}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={plus}
            onClick={() => form.set({ shifts: [...shifts, newShift] })}
          >
            {t('addShift')}
          </Button>
        </fieldset>
        <fieldset className="plain">
          <legend>{t('absences')}</legend>
          {!absences.length && <p className="quiet">{t('nobodyAway')}</p>}
          {absences.map((absence, index) => (
            <AbsenceInput
              key={index}
              n={index + 1}
              value={absence}
              complaint={complaintsIn(form.error, `absences.${index}`)}
              onChange={(change) => form.set({ absences: replaced(absences, index, change) })}
              onTake={() => form.set({ absences: absences.filter((_, at) => at !== index) })}
            />
          ))}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={plus}
            onClick={() => form.set({ absences: [...absences, newAbsence] })}
          >
            {t('addAbsence')}
          </Button>
        </fieldset>
      </Stack>
      <Footer {...form} fields={['timezone', 'shifts', 'absences']}>
        {(confirmed || isHeld(form.error)) && (
          <Checkbox
            label={t('handBack')}
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
        )}
      </Footer>
    </form>
  );
}
