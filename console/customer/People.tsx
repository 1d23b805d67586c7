import { Anchor } from '@mantine/core';
import type { Person } from './queries.ts';

/** People, and how to reach them. */
export function People({ people }: { people: readonly Person[] }) {
  return (
    <ul className="plainlist">
      {people.map(({ name, role, phone, email }) => (
        <li key={`${name}/${phone}/${email}`}>
          <bdi>{name}</bdi>
          {role && (
            <span className="quiet">
              {' · '}
              <bdi>{role}</bdi>
            </span>
          )}
          {phone && (
            <div>
              <Anchor href={`tel:${phone}`} size="sm" className="tabular">
                {phone}
              </Anchor>
            </div>
          )}
          {email && (
            <div>
              <Anchor href={`mailto:${email}`} size="sm">
                {email}
              </Anchor>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
