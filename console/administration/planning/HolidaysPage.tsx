import { NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, bodyOf } from '../../api/client.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { Heading } from '../Section.tsx';
import { useAdministrationWords } from '../words.ts';
import { HolidayYear } from './HolidayYear.tsx';
import { usePlanningWords } from './words.ts';

/** The public holidays of a country or region in a year, `CN-2027`, which the address names. */
export default function HolidaysPage() {
  const places = useAdministrationWords();
  const t = usePlanningWords();
  const kit = useKitWords();
  const navigate = useNavigate();
  const { open }: { open?: string } = useSearch({ strict: false });
  const id = open ?? `CN-${new Date().getFullYear()}`;
  const [, country = 'CN', year = ''] = /^(.+)-(\d+)$/.exec(id) ?? [];
  const show = (where: string, when: string | number) =>
    void navigate({ to: '/administration/holidays', search: { open: `${where}-${when}` } });
  const found = useQuery({
    queryKey: ['holidays', id],
    queryFn: () => bodyOf(api.GET('/api/v1/holidays/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <Heading title={places('holidays')}>
        <div className="choice">
          <TextInput
            key={country}
            size="xs"
            w={130}
            aria-label={t('country')}
            defaultValue={country}
            onBlur={({ currentTarget }) => show(currentTarget.value.trim().toUpperCase() || country, year)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') currentTarget.blur();
            }}
          />
          <NumberInput
            size="xs"
            w={90}
            aria-label={t('year')}
            min={2000}
            max={2099}
            clampBehavior="strict"
            value={Number(year)}
            onChange={(chosen) => {
              if (Number(chosen) >= 2000) show(country, chosen);
            }}
          />
        </div>
      </Heading>
      <Refused error={found.error} />
      {found.isLoading && <p className="quiet">{kit('loading')}</p>}
      {found.data && <HolidayYear key={id} year={found.data} />}
    </>
  );
}
