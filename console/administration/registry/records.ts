import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import { bodyFrom, type Row, textOf, type Values, valuesOf } from './fields.ts';
import { type Narrowed, type RegistryName, registryOf } from './registries.ts';

// The registries are served alike; the compiler is shown one of them.
type List = '/api/v1/customers';
type One = '/api/v1/customers/{id}';
interface PageOfRows {
  data: Row[];
  page: { next: string | null };
}

const resource = (name: RegistryName) => registryOf(name).path.split('/').at(-1) ?? name;
const onePath = (name: RegistryName) => `${registryOf(name).path}/{${registryOf(name).id}}` as One;
const idParams = (name: RegistryName, id: string) => ({
  path: { [registryOf(name).id]: id } as { id: string },
});

/** One list of a registry, page by page, narrowed by what its API narrows by. */
export const listQuery = (name: RegistryName, narrowed: Narrowed) =>
  infiniteQueryOptions({
    queryKey: [resource(name), 'list', narrowed],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET(registryOf(name).path as List, {
          params: {
            query: {
              ...(registryOf(name).whole ? {} : { limit: 50 }),
              ...narrowed,
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }) as Promise<{ data?: unknown }>,
      ) as Promise<PageOfRows>,
    initialPageParam: '',
    getNextPageParam: ({ page }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One record as it is now. */
export const recordQuery = (name: RegistryName, id: string) =>
  queryOptions({
    queryKey: [resource(name), 'one', id],
    queryFn: async () =>
      (await bodyOf(api.GET(onePath(name), { params: idParams(name, id) }))) as unknown as Row,
    // A form begins with what is there now, not with what a list knew.
    staleTime: 0,
    gcTime: 0,
  });

/**
 * Adds a record, or changes the one that was read; what the API refuses is thrown. `confirmed` is what to send as true where
 * somebody means it in spite of a refusal.
 */
export async function save(
  name: RegistryName,
  values: Values,
  before: Row | undefined,
  key: string,
  confirmed?: string,
) {
  const { path, id, fields, put } = registryOf(name);
  const headers = { 'If-Match': `"${before?.revision ?? 0}"` };
  const params = idParams(name, textOf(before?.[id] ?? values[id]));
  if (put) {
    // Written as a whole: an emptied field is null.
    const empty = Object.fromEntries(Object.keys(fields).map((field) => [field, null]));
    const whole = Object.entries({ ...empty, ...bodyFrom(fields, values) });
    const body = Object.fromEntries(whole.filter(([field]) => field !== id));
    return bodyOf(api.PUT(onePath(name) as never, { params, headers, body } as never));
  }
  if (before) {
    const body = bodyFrom(fields, values, valuesOf(fields, before));
    const query = confirmed === undefined ? {} : { [confirmed]: 'true' };
    return bodyOf(api.PATCH(onePath(name), { params: { ...params, query } as never, headers, body }));
  }
  const body = bodyFrom(fields, values) as { id: string; name: string };
  return bodyOf(api.POST(path as List, { headers: { 'Idempotency-Key': key }, body }));
}

/** Removes the record as it was read. */
export const remove = (name: RegistryName, row: Row) =>
  bodyOf(
    api.DELETE(onePath(name) as '/api/v1/contracts/{id}', {
      params: idParams(name, textOf(row[registryOf(name).id])),
      headers: { 'If-Match': `"${row.revision}"` },
    }),
  );
