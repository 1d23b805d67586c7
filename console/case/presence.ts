import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Doing } from '../../domain/vocabulary.ts';
import { api, bodyOf } from '../api/client.ts';
import type { Presence } from '../api/queries.ts';

/** How often one says that one is still there, in milliseconds; the API waits for more than two of them. */
const beat = 8_000;
/** Who has typed nothing for this long is reading again, in milliseconds. */
const pause = 5_000;

/** Who else has the case before them; says that this reader does, and when they `write`. */
export function usePresence(number: string) {
  const queries = useQueryClient();
  const doing = useRef<Doing>('reading');
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data = [], failureCount } = useQuery({
    queryKey: ['presence', number],
    queryFn: async (): Promise<Presence[]> => {
      const body = { doing: doing.current };
      return (
        await bodyOf(api.PUT('/api/v1/cases/{number}/presence', { params: { path: { number } }, body }))
      ).data;
    },
    refetchInterval: beat,
    staleTime: beat,
    gcTime: 0,
  });
  useEffect(() => {
    const leave = () =>
      void api
        .DELETE('/api/v1/cases/{number}/presence', { params: { path: { number } }, keepalive: true })
        .catch(() => undefined);
    const hide = () => document.hidden && leave();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      clearTimeout(rest.current);
      leave();
    };
  }, [number]);
  const turn = (to: Doing) => {
    clearTimeout(rest.current);
    if (to === 'writing') rest.current = setTimeout(() => turn('reading'), pause);
    if (doing.current === to) return;
    doing.current = to;
    void queries.invalidateQueries({ queryKey: ['presence', number] });
  };
  return {
    // What is not known any more is not said.
    others: failureCount ? [] : data,
    /** For the element in which one writes. */
    writing: { onInput: () => turn('writing'), onSubmit: () => turn('reading') },
  };
}
