import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Presence } from '../api/queries.ts';

interface Change {
  resource: 'cases' | 'rmas' | 'calls';
  number: string;
}

/** Changes that come together are asked for once, in milliseconds. */
const gathering = 150;
/** How long to wait before a refused stream is asked for again, in milliseconds. */
const patience = 5_000;

/** Has what changed asked for anew, and the lists that it may be in. */
function refresh(queries: QueryClient, changes: readonly Change[]): void {
  const resources = new Set(changes.map(({ resource }) => resource));
  const numbers = new Set(changes.map(({ number }) => number));
  void queries.invalidateQueries({
    predicate: ({ queryKey: [resource, of] }) =>
      resource === 'queues'
        ? resources.has('cases')
        : resources.has(resource as Change['resource']) &&
          (typeof of !== 'string' || !/^[CRL]\d/.test(of) || numbers.has(of)),
  });
}

/** Who came to a case, or left it; only where somebody looks at that case. */
function meet(queries: QueryClient, number: string, personId: string, coming?: Presence): void {
  queries.setQueryData<Presence[]>(
    ['presence', number],
    (before) =>
      before && [...before.filter(({ person }) => person.id !== personId), ...(coming ? [coming] : [])],
  );
}

/** Listens until it is told to stop. What may have been missed is asked for anew. */
function listen(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let broken = false;
  let changes: Change[] = [];
  const everything = () => void queries.invalidateQueries();
  const connect = () => {
    source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => {
      if (broken) everything();
      broken = false;
    });
    source.addEventListener('reset', everything);
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      changes.push(JSON.parse(data) as Change);
      soon ??= setTimeout(() => {
        soon = undefined;
        refresh(queries, changes);
        changes = [];
      }, gathering);
    });
    source.addEventListener('present', ({ data }: MessageEvent<string>) => {
      const coming = JSON.parse(data) as Presence;
      meet(queries, coming.number, coming.person.id, coming);
    });
    source.addEventListener('left', ({ data }: MessageEvent<string>) => {
      const { number, personId } = JSON.parse(data) as { number: string; personId: string };
      meet(queries, number, personId);
    });
    source.addEventListener('error', () => {
      broken = true;
      // A connection that was lost comes back by itself; one that was refused does not.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, patience);
    });
  };
  connect();
  return () => {
    source?.close();
    clearTimeout(again);
    clearTimeout(soon);
  };
}

/**
 * Keeps the page up to date by the API's events. Only a page that is looked at listens: a browser has few connections
 * to a server, and forgotten tabs would take them all.
 */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let stop: (() => void) | undefined;
    const look = () => {
      if (document.hidden) {
        stop?.();
        stop = undefined;
      } else stop ??= listen(queries);
    };
    const turn = () => {
      if (!document.hidden) void queries.invalidateQueries();
      look();
    };
    look();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      stop?.();
    };
  }, [queries]);
}
