import { Button, Drawer, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../api/key.ts';
import { ApiProblem } from '../../api/problem.ts';
import { joined } from '../../kit/joined.ts';
import { Refused } from '../../kit/Refused.tsx';
import { useKitWords } from '../../kit/words.ts';
import { useAdministrationWords } from '../words.ts';
import { AtStake } from './AtStake.tsx';
import { DrawingsEditor } from './DrawingsEditor.tsx';
import { FieldInput } from './FieldInput.tsx';
import { merged, type Row, same, textOf, type Value, type Values, valuesOf } from './fields.ts';
import { type RegistryName, registryOf } from './registries.ts';
import { recordQuery, remove, save } from './records.ts';
import { useRegistryWords } from './words.ts';

interface Props {
  name: RegistryName;
  /** The record to change; undefined to add one. */
  id: string | undefined;
  onClose: () => void;
}

/** The form of one record, beside the list that it was opened from. */
export function RecordForm({ name, id, onClose }: Props) {
  const t = useRegistryWords();
  const kit = useKitWords();
  const found = useQuery({
    ...recordQuery(name, id ?? ''),
    enabled: id !== undefined,
    refetchOnWindowFocus: false,
  });
  const { add, title, id: key, fields } = registryOf(name);
  const named = found.data && [
    textOf(found.data[title]),
    // An ID that nobody has chosen says nothing.
    textOf(found.data.username ?? (key in fields ? found.data[key] : found.data[title])),
  ];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={id === undefined ? t(add) : joined([...new Set(named ?? [id])], ' · ')}
      overlayProps={{ backgroundOpacity: 0.35 }}
      closeButtonProps={{ 'aria-label': t('close') }}
      lockScroll={false}
      closeOnClickOutside={false}
      attributes={{ header: { role: 'none' } }}
    >
      <Refused error={found.error} />
      {found.isLoading && <p className="quiet">{kit('loading')}</p>}
      {(id === undefined || found.data) && <Inputs name={name} found={found.data} onClose={onClose} />}
    </Drawer>
  );
}

function Inputs({
  name,
  found,
  onClose,
}: {
  name: RegistryName;
  found: Row | undefined;
  onClose: () => void;
}) {
  const t = useRegistryWords();
  const shared = useAdministrationWords();
  const queries = useQueryClient();
  const { fields, id, title, removable } = registryOf(name);
  const [row, setRow] = useState(found);
  const [values, setValues] = useState<Values>(() => valuesOf(fields, found));
  /** What others have changed while it was typed over here. */
  const [theirs, setTheirs] = useState<Values>({});
  const [key, setKey] = useState(newKey);
  const [removing, setRemoving] = useState(false);
  const label = textOf(values[title]) || textOf(row?.[id]);

  const done = async (word: 'saved' | 'removed') => {
    notifications.show({ message: t(word, { name: label }), color: 'green' });
    onClose();
    await queries.invalidateQueries({ queryKey: [registryOf(name).path.split('/').at(-1)] });
  };
  const failed = async (error: unknown) => {
    if (!(error instanceof ApiProblem)) return;
    if (!error.passing) setKey(newKey());
    if (error.status !== 412 || !row) return;
    const fresh = await queries.fetchQuery(recordQuery(name, textOf(row[id])));
    const [old, now] = [valuesOf(fields, row), valuesOf(fields, fresh)];
    setTheirs(
      Object.fromEntries(
        Object.entries(now).filter(
          ([field, value]) => !same(value, old[field]) && !same(values[field], old[field]),
        ),
      ),
    );
    setValues(merged(values, old, now));
    setRow(fresh);
  };
  const saving = useMutation({
    mutationFn: (confirmed?: string) => save(name, values, row, key, confirmed),
    onSuccess: () => done('saved'),
    onError: failed,
  });
  const removal = useMutation({
    mutationFn: () => (row ? remove(name, row) : Promise.resolve(undefined)),
    onSuccess: () => done('removed'),
    onError: failed,
  });
  const confirm = saving.error instanceof ApiProblem ? saving.error.confirm : undefined;
  const error = inPlace(saving.error, Object.entries(fields).find(([, { fixed }]) => fixed)?.[0] ?? id, !row);
  const asked = Object.entries(fields).filter(([, { fixed }]) => !row || !fixed);
  const stale = [saving.error, removal.error].some(
    (each) => each instanceof ApiProblem && each.status === 412,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(undefined);
      }}
    >
      <Stack pb="md">
        {asked.map(([field, description], index) => (
          <FieldInput
            key={field}
            name={field}
            field={description}
            value={values[field] ?? ''}
            adding={!row}
            first={index === 0}
            error={error}
            notice={theirs[field] === undefined ? undefined : t('now', { value: shown(theirs[field]) })}
            onChange={(value) => {
              // What is confirmed is what was refused.
              if (confirm !== undefined) saving.reset();
              setValues((before) => ({ ...before, [field]: value }));
            }}
          />
        ))}
        {name === 'customers' && row && <DrawingsEditor customerId={textOf(row[id])} />}
      </Stack>
      <div className="footer">
        {stale ? (
          <p role="alert">{shared('stale')}</p>
        ) : confirm !== undefined && row ? (
          <AtStake
            {...{ id: textOf(row[id]), name: label }}
            saving={saving.isPending}
            onConfirm={() => saving.mutate(confirm)}
          />
        ) : (
          <Refused error={error ?? removal.error} fields={Object.keys(fields)} />
        )}
        <Group justify="space-between" mt="xs">
          {row && removable ? (
            <Button
              variant={removing ? 'filled' : 'subtle'}
              color="red"
              loading={removal.isPending}
              onClick={() => (removing ? removal.mutate() : setRemoving(true))}
            >
              {t(removing ? 'reallyRemove' : 'remove')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      </div>
    </form>
  );
}

/** Where a new record's name is taken, the refusal belongs to the field that names it. */
function inPlace(error: unknown, identity: string, adding: boolean): unknown {
  if (!(error instanceof ApiProblem) || error.errors.length) return error;
  const taken = adding && (error.status === 409 || error.status === 412);
  return taken
    ? new ApiProblem(error.status, error.message, [{ path: identity, message: error.message }])
    : error;
}

const shown = (value: Value): string =>
  Array.isArray(value)
    ? value.map((each) => (typeof each === 'string' ? each : each.name)).join(', ')
    : textOf(value);
