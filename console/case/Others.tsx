import { Badge, Text, VisuallyHidden } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Presence } from '../api/queries.ts';
import { joined } from '../kit/joined.ts';
import { useCaseWords } from './words.ts';

const writes = ({ doing }: Presence) => doing === 'writing';

/** How many others have the case before them: a mark whose place is kept while there is nobody. */
export function OthersMark({ others }: { others: Presence[] }) {
  const t = useCaseWords();
  const Icon = others.some(writes) ? IconPencil : IconEye;
  const names = joined(
    others.map(({ person }) => person.name),
    t('and'),
  );
  return (
    <Badge
      variant="light"
      color="teal"
      radius="sm"
      tt="none"
      leftSection={<Icon size={12} aria-hidden />}
      title={`${t('others', { count: others.length })}: ${names}`}
      className={others.length ? 'mark' : 'mark absent'}
    >
      <span aria-hidden>{others.length}</span>
      <VisuallyHidden>{t('others', { count: others.length })}</VisuallyHidden>
    </Badge>
  );
}

/** Who else is writing, or else reading: said politely, on a line that is always there. */
export function OthersLine({ others }: { others: Presence[] }) {
  const t = useCaseWords();
  const busy = others.some(writes);
  const shown = others.filter((one) => !busy || writes(one));
  const Icon = busy ? IconPencil : IconEye;
  return (
    <Text size="xs" c="dimmed" role="status" className="others">
      {shown.length > 0 && (
        <>
          <Icon size={14} aria-hidden />
          <span>
            {shown.map(({ person }, index) => (
              <Fragment key={person.id}>
                {index > 0 && t('and')}
                <bdi>{person.name}</bdi>
              </Fragment>
            ))}{' '}
            {t(busy ? 'areWriting' : 'areReading', { count: shown.length })}
          </span>
        </>
      )}
    </Text>
  );
}
