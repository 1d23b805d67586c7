import type { Directory, Entry } from '../messages/notice.ts';
import { findPeopleInRole, findUser, type UserRecord } from '../store/people.ts';

const entry = ({ _id: id, name, email, phone, language, roles }: UserRecord): Entry => ({
  id,
  name,
  email,
  phone,
  language,
  roles,
});

/** Looks people up for one change, each question once: several notices often go to the same people. */
export function createDirectory(): Directory {
  const people = new Map<string, Promise<Entry | null>>();
  const roles = new Map<string, Promise<Entry[]>>();
  const once = <T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
    const answer = known.get(key) ?? ask();
    known.set(key, answer);
    return answer;
  };
  return {
    person: (id) =>
      once(people, id, async () => {
        const user = await findUser(id);
        return user?.active ? entry(user) : null;
      }),
    inRole: (role) => once(roles, role, async () => (await findPeopleInRole(role)).map(entry)),
  };
}
