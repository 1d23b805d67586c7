import { People } from './People.tsx';
import type { Caller } from './queries.ts';

/** The projects of a customer with those who take part in them. */
export function Projects({ projects }: Pick<Caller, 'projects'>) {
  return (
    <ul className="plainlist">
      {projects.map(({ id, name, members }) => (
        <li key={id}>
          <bdi>{name}</bdi>
          <div className="quiet">
            <bdi>{id}</bdi>
          </div>
          <People people={members} />
        </li>
      ))}
    </ul>
  );
}
