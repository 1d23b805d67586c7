import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { usualType } from '../../domain/case/types.ts';
import { api, bodyOf } from '../api/client.ts';
import { currentLanguage } from '../words/define.ts';
import { useCaseWords } from './words.ts';

interface Props {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** What the case is for, of the administered list; a fault until something else is chosen. */
export function TypeInput({ value, error, onChange }: Props) {
  const t = useCaseWords();
  const { data } = useQuery({
    queryKey: ['case-types'],
    queryFn: () => bodyOf(api.GET('/api/v1/case-types')),
    staleTime: 60_000,
  });
  const offered = (data?.data ?? []).filter(({ retired }) => !retired);
  return (
    <Select
      label={t('type')}
      allowDeselect={false}
      data={offered.map(({ id, name }) => ({ value: id, label: name[currentLanguage()] }))}
      value={value || usualType}
      error={error}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
