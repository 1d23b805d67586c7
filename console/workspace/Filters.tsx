import { ActionIcon, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Parameter, WorkspaceSearch } from './search.ts';
import { useWorkspaceWords } from './words.ts';

const FilterForm = lazy(() => import('./FilterForm.tsx'));

interface Props {
  names?: readonly Parameter[];
  search: WorkspaceSearch;
  onChange: (search: WorkspaceSearch) => void;
}

/** By what else the list can be narrowed, behind a button. */
export function Filters({ names, search, onChange }: Props) {
  const t = useWorkspaceWords();
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t('filters')} title={t('filters')}>
          <IconAdjustmentsHorizontal size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filters')} className="filters">
        <Suspense fallback={null}>
          <FilterForm {...(names && { names })} search={search} onChange={onChange} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
