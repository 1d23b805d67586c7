import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Case } from '../api/queries.ts';
import { Fact } from '../kit/Fact.tsx';
import { joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { useCaseWords } from './words.ts';

/** How a case stands to people and to other cases, beside who has it. */
export function Standing({ item }: { item: Case }) {
  const t = useCaseWords();
  const { linkNames } = useLabels();
  const { assistants, watchers, movedTo, links, duplicates, cancellation } = item;
  const names = (people: readonly { name: string }[]) =>
    people.length > 0 && joined(people.map(({ name }) => name));
  const places = movedTo && [
    movedTo.supportLine && t('toLine', { line: movedTo.supportLine }),
    movedTo.centre && t('toCentre', { centre: movedTo.centre }),
  ];
  const facts: [string, ReactNode][] = [
    [t('assisted'), names(assistants)],
    [t('watched'), names(watchers)],
    [t('movedTo'), places && joined(places.map((place) => place || null))],
    [t('goesOn'), cancellation?.duplicateOf && <Other number={cancellation.duplicateOf} />],
    [
      t('duplicates'),
      duplicates.length > 0 && duplicates.map((number) => <Other key={number} number={number} />),
    ],
    [
      t('links'),
      links.length > 0 &&
        links.map(({ number, as }) => <Other key={number} number={number} as={linkNames[as]} />),
    ],
  ];
  return facts.map(
    ([name, told]) =>
      told && (
        <Fact key={name} name={name}>
          {told}
        </Fact>
      ),
  );
}

function Other({ number, as }: { number: string; as?: string }) {
  return (
    <span className="line">
      {as && `${as} `}
      <Link to="/cases/$number" params={{ number }} className="link tabular">
        {number}
      </Link>
    </span>
  );
}
