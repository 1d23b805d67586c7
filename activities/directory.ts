import type { Directory, Entry } from '../messages/notice.ts';
import { recallPeopleInRole, recallUser, type UserRecord } from '../store/people.ts';

const entry = ({ _id: id, name, email, phone, language, roles }: UserRecord): Entry => ({
  id,
  name,
  email,
  phone,
  language,
  roles,
});

/** The people of the store, as messages are addressed to them. */
export const directory: Directory = {
  async person(id) {
    const user = await recallUser(id);
    return user?.active ? entry(user) : null;
  },
  inRole: async (role) => (await recallPeopleInRole(role)).map(entry),
};
