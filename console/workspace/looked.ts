import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { isNarrowed, queryOf, type WorkspaceSearch } from './search.ts';

const route = getRouteApi('/staff/cases');

/** What is looked at: an address that names no cases means the queue in which one's work is. */
export function useLooked(): WorkspaceSearch {
  const asked = route.useSearch();
  const { me } = route.useRouteContext();
  if (isNarrowed(asked)) return asked;
  const isEngineer = me.roles.some((role) => role === 'engineer' || role === 'expert');
  return { ...asked, queue: isEngineer ? 'mine' : 'open' };
}

/** The case that comes after `number` in a list; at its end the one before, alone none. */
export function caseAfter(numbers: readonly string[], number: string): string | undefined {
  const index = numbers.indexOf(number);
  return index < 0 ? numbers[0] : (numbers[index + 1] ?? numbers[index - 1]);
}

/**
 * Goes on to the next case of the list. It is chosen when the work on this one is handed in, because the list may have
 * lost the case by the time that is done: what is returned goes there.
 */
export function useNextCase(number: string): () => () => void {
  const search = useLooked();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return () => {
    const list = queries.getQueryData<{ pages: { data: { number: string }[] }[] }>(listKey(search));
    const numbers = (list?.pages ?? []).flatMap(({ data }) => data.map((each) => each.number));
    const next = caseAfter(numbers, number);
    return () =>
      void (next === undefined
        ? navigate({ to: '/cases', search })
        : navigate({ to: '/cases/$number', params: { number: next }, search }));
  };
}

/** Under which key the list of what is looked at is kept. */
export const listKey = (search: WorkspaceSearch) => ['cases', 'list', queryOf(search)] as const;
