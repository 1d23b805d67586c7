import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { joined } from '../kit/joined.ts';
import { queueNames } from '../workspace/queues.ts';
import { useWorkspaceWords, wordOf } from '../workspace/words.ts';
import { commandsNow } from './commands.ts';
import { useFound } from './found.ts';
import { KeyCaps } from './KeyCaps.tsx';
import type { ShortcutName } from './shortcuts.ts';
import { useKeyboardWords } from './words.ts';

interface Entry {
  id: string;
  label: string;
  more?: string | undefined;
  shortcut?: ShortcutName | undefined;
  run: () => unknown;
}

interface Props {
  /** Opens whenever this changes. */
  asked: number;
  places: readonly { to: string; label: string }[];
  onHelp: () => void;
}

/** When the palette has given the focus back, in milliseconds. */
const afterwards = 100;
const listId = 'palette';
const [store, spotlight] = createSpotlight();

/** Everything one can go to or do, found by a few letters. */
export default function Palette({ asked, places, onHelp }: Props) {
  const t = useKeyboardWords();
  const workspace = useWorkspaceWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  // What was possible when it was opened: nothing changes under the fingers.
  const [here, setHere] = useState(commandsNow);
  const found = useFound(typed);
  useEffect(() => spotlight.open(), [asked]);
  const groups: [string, Entry[]][] = [
    [
      t('cases'),
      found.cases.map(({ number, title, customer }) => ({
        ...{ id: number, label: joined([number, title], ' · '), more: customer.name },
        run: () => navigate({ to: '/cases/$number', params: { number } }),
      })),
    ],
    [
      t('customers'),
      found.customers.map(({ id, name }) => ({
        ...{ id: `customer-${id}`, label: name ?? id, more: id },
        run: () => navigate({ to: '/cases', search: { customer: id } }),
      })),
    ],
    [
      t('people'),
      found.people.map(({ id, name, skills }) => ({
        ...{ id: `person-${id}`, label: name, more: joined(skills) },
        run: () => navigate({ to: '/cases', search: { assignee: id } }),
      })),
    ],
    [
      t('here'),
      [
        ...here.flatMap(({ label, shortcut, run }, index) =>
          label === undefined
            ? []
            : [{ id: `here-${index}`, label, shortcut, run: () => setTimeout(run, afterwards) }],
        ),
        {
          id: 'help',
          label: t('help'),
          shortcut: 'help' as const,
          run: () => setTimeout(onHelp, afterwards),
        },
      ].filter(({ label }) => matches(label, typed)),
    ],
    [
      t('queues'),
      queueNames
        .map((queue) => ({
          ...{ id: `queue-${queue}`, label: workspace(wordOf.queue(queue)) },
          run: () => navigate({ to: '/cases', search: { queue } }),
        }))
        .filter(({ label }) => matches(label, typed)),
    ],
    [
      t('places'),
      places
        .map(({ to, label }) => ({ id: to, label, run: () => navigate({ to }) }))
        .filter(({ label }) => matches(label, typed)),
    ],
    [
      t('search'),
      found.q
        ? [
            {
              ...{ id: 'everywhere', label: t('everywhere', { q: found.q }) },
              run: () => navigate({ to: '/cases', search: { q: found.q } }),
            },
          ]
        : [],
    ],
  ];
  const some = groups.filter(([, entries]) => entries.length);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setHere(commandsNow())}
      lockScroll={false}
      scrollable
      maxHeight={440}
      attributes={{ content: { 'aria-label': t('palette') } }}
    >
      <Spotlight.Search
        aria-label={t('palette')}
        placeholder={t('hint')}
        maxLength={200}
        onKeyDown={takeFirst}
      />
      <Spotlight.ActionsList id={listId}>
        {some.map(([label, entries]) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map(({ id, label, more, shortcut, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                {...(more && { description: more })}
                {...(shortcut && { rightSection: <KeyCaps of={shortcut} /> })}
                onClick={() => void run()}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {!some.length && <Spotlight.Empty>{t('nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What was found after the typing ended is not selected yet: Enter means the first of it. */
function takeFirst({ key }: KeyboardEvent): void {
  if (key !== 'Enter') return;
  const list = document.getElementById(listId);
  if (!list?.querySelector('[data-selected]')) list?.querySelector<HTMLElement>('[data-action]')?.click();
}

/** Whether every word that is typed is somewhere in the label. */
const matches = (label: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word));
