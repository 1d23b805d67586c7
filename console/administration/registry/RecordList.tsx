import { Anchor, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { More } from '../../kit/More.tsx';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { Cell } from './Cell.tsx';
import { textOf } from './fields.ts';
import { listQuery } from './records.ts';
import { type Narrowed, type RegistryName, registryOf } from './registries.ts';
import { useRegistryWords } from './words.ts';

/** The records as a table; the name of each opens it. */
export function RecordList({ name, narrowed }: { name: RegistryName; narrowed: Narrowed }) {
  const t = useRegistryWords();
  const kit = useKitWords();
  const { id, title, columns, fields } = registryOf(name);
  const pages = useInfiniteQuery(listQuery(name, narrowed));
  const rows = (pages.data?.pages ?? []).flatMap(({ data }) => data);
  // A telephone has room for two columns; a tablet for four.
  const room = (index: number) => (index === 0 ? undefined : index < 3 ? 'sm' : 'lg');
  return (
    <>
      <Refused error={pages.error} />
      {pages.isPending && <p className="quiet">{kit('loading')}</p>}
      {pages.isSuccess && !rows.length && (
        <p className="quiet">{t(Object.keys(narrowed).length ? 'noMatch' : 'empty')}</p>
      )}
      {rows.length > 0 && (
        <Table highlightOnHover verticalSpacing={8} aria-label={t(fields[title]?.label ?? 'name')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(fields[title]?.label ?? 'name')}</Table.Th>
              {columns.map((column, index) => (
                <Table.Th key={column} visibleFrom={room(index)}>
                  {t(fields[column]?.label ?? 'id')}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={textOf(row[id])}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to="."
                    search={((before: object) => ({ ...before, open: textOf(row[id]) })) as never}
                    fw={500}
                    size="sm"
                  >
                    <bdi>{textOf(row[title])}</bdi>
                  </Anchor>
                </Table.Td>
                {columns.map((column, index) => (
                  <Table.Td key={column} visibleFrom={room(index)}>
                    <Cell field={fields[column]} value={row[column]} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <More pages={pages} />
    </>
  );
}
