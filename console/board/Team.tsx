import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { duties } from '../../domain/workload.ts';
import type { Case } from '../api/queries.ts';
import { canTake, type Member } from './board.ts';
import { Load } from './Load.tsx';
import { useBoardWords } from './words.ts';

interface Props {
  people: readonly Member[];
  /** The case that is being dragged, if any. */
  dragged: Case | undefined;
  onDrop: (to: Member) => void;
}

/** Everybody with what they hold, those who are here first. A case that is dropped onto somebody is to become theirs. */
export function Team({ people, dragged, onDrop }: Props) {
  const t = useBoardWords();
  const of = (duty: Member['duty']) =>
    people.filter((member) => member.duty === duty).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section className="team" aria-label={t('team')}>
      <Title order={2} size="h5">
        {t('team')}
      </Title>
      <Text size="xs" c="dimmed">
        {t('dropHint')}
      </Text>
      {duties.map((duty) => {
        const members = of(duty);
        if (!members.length && duty !== 'on_duty') return null;
        return (
          <div key={duty}>
            <Title order={3} size="h6" mt="sm">
              {t(duty)} <span className="tabular count">{members.length}</span>
            </Title>
            {!members.length && <p className="quiet">{t('nobodyHere')}</p>}
            <ul>
              {members.map((member) => (
                <Target
                  key={member.id}
                  member={member}
                  open={dragged !== undefined && canTake(member, dragged)}
                  onDrop={() => onDrop(member)}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Target({ member, open, onDrop }: { member: Member; open: boolean; onDrop: () => void }) {
  const [over, setOver] = useState(false);
  return (
    <li
      className={open ? (over ? 'member open over' : 'member open') : 'member'}
      onDragOver={(event) => {
        if (!open) return;
        // This is how the browser is told that something may be dropped here.
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (open) onDrop();
      }}
    >
      <Load member={member} />
    </li>
  );
}
