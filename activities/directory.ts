import { dateAt } from '../calendars/zone.ts';
import { absenceOf, onCall, type Rota } from '../domain/rota.ts';
import type { Directory, Entry } from '../messages/addressees.ts';
import { isClosedAccount, recallPeopleInRole, recallUser, type UserRecord } from '../store/people.ts';
import { recallRota } from '../store/rota.ts';
import { zoneOfContact, zoneOfCustomer } from '../store/zones.ts';

/** The people of the store, as messages are addressed to them; `timeZone` is the centre's. */
export function createDirectory({ timeZone: centre }: { timeZone: string }): Directory {
  const today = () => dateAt(centre, Date.now());

  async function entry(user: UserRecord, rota: Rota): Promise<Entry> {
    const { _id: id, name, email, phone, language, roles, active, deputyId = null, refused = [] } = user;
    const away = absenceOf(rota, id, Date.now()) !== undefined;
    const { customerId } = user;
    const timeZone =
      user.timeZone ?? (customerId === null ? null : await zoneOfCustomer(customerId, today()));
    return { id, name, email, phone, language, timeZone, roles, active, deputyId, refused, away };
  }

  return {
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
      const told = people.filter(({ _id }) => there.includes(_id));
      return Promise.all(told.map((user) => entry(user, rota)));
    },
    isClosed: isClosedAccount,
    contactZone: (customerId, contact) => zoneOfContact(customerId, contact, today()),
  };
}
