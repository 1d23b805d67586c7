import { ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import type { components } from '../api/schema';
import { joined } from '../kit/joined.ts';
import { useLabels } from '../kit/labels.ts';
import { lookOf } from './looks.ts';
import { useForecastWords } from './words.ts';
import './forecast.css';

export type Foreseen = components['schemas']['ForecastEntry'];

interface Props {
  entries: readonly Foreseen[];
  /** When an entry is, in the words of the place that shows it. */
  when: (entry: Foreseen, index: number) => ReactNode;
}

/** What will happen, drawn as a line of time: the list in its order, each with its time, and who is told how. */
export function Course({ entries, when }: Props) {
  return (
    <ol className="course">
      {entries.map((entry, index) => {
        const { color, Icon } = lookOf(entry.kind);
        return (
          <li key={index}>
            <div className="when tabular">{when(entry, index)}</div>
            <ThemeIcon className="dot" size={22} radius="xl" variant="light" color={color} aria-hidden>
              <Icon size={13} />
            </ThemeIcon>
            <div>
              <div dir="auto">{entry.text}</div>
              <Told notices={entry.notices} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Told({ notices }: Pick<Foreseen, 'notices'>) {
  const t = useForecastWords();
  const labels = useLabels();
  const who = notices.map(({ to, channels }) => {
    const name = 'role' in to ? labels.roles[to.role] : to.name;
    return channels.length ? t('by', { name, channels: channels.map((one) => t(one)).join(', ') }) : name;
  });
  if (!who.length) return null;
  return <div className="told">{t('told', { who: joined([...new Set(who)]) })}</div>;
}
