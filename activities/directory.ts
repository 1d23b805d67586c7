import { absenceOf, onCall, type Rota } from '../domain/rota.ts';
import type { Directory, Entry } from '../messages/addressees.ts';
import { isClosedAccount, recallPeopleInRole, recallUser, type UserRecord } from '../store/people.ts';
import { recallRota } from '../store/rota.ts';

const entry = (user: UserRecord, rota: Rota): Entry => {
  const { _id: id, name, email, phone, language, roles, active, deputyId = null, refused = [] } = user;
  const away = absenceOf(rota, id, Date.now()) !== undefined;
  return { id, name, email, phone, language, roles, active, deputyId, refused, away };
};

/** The people of the store, as messages are addressed to them. */
export const directory: Directory = {
  async person(id) {
    const [user, rota] = await Promise.all([recallUser(id), recallRota()]);
    return user && entry(user, rota);
  },
  async inRole(role) {
    const [people, rota] = await Promise.all([recallPeopleInRole(role), recallRota()]);
    const there = onCall(
      rota,
      role,
      people.map(({ _id }) => _id),
      Date.now(),
    );
    return people.filter(({ _id }) => there.includes(_id)).map((user) => entry(user, rota));
  },
  isClosed: isClosedAccount,
};
