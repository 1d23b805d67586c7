import mongoose, { Schema } from 'mongoose';
import type { MessageChannel } from '../domain/notices.ts';
import type { Person } from '../domain/people.ts';
import type { Known } from '../domain/schema/people.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import { isDuplicate, trusted } from './connection.ts';
import { page, type Page, type Position } from './paging.ts';
import { recent } from './recent.ts';

/** A user: staff, or a customer's contact bound to their organisation. */
export interface UserRecord {
  _id: string;
  username: string;
  name: string;
  email: string | null;
  phone: string | null;
  roles: Role[];
  /** Lower-case areas and vendors that engineers and experts know. */
  skills: string[];
  /** 1, 2 or 3 [S3]. */
  supportLine: number | null;
  /** The regional support centre they belong to [S3]. */
  centre: string | null;
  language: Language;
  /** They chose it themselves; until then it is what somebody took for theirs. Older records do not say. */
  languageChosen?: boolean;
  /** By whose clocks they read; null for their customer's, or the centre's. */
  timeZone: string | null;
  customerId: string | null;
  /** May sign in, and be told things. */
  active: boolean;
  /** May be assigned cases by the rule. */
  onDuty: boolean;
  /** Who stands in while they are on leave or gone. */
  deputyId: string | null;
  /** The channels on which their address was refused for good; a new address is free of it. */
  refused: MessageChannel[];
  revision: number;
}
type StoredUser = UserRecord & {
  passwordHash: string;
  /** The user name as it is compared; null for the second of two who were added when capitals told them apart. */
  login: string | null;
};
/** Not everybody belongs to a line and a centre, or has a zone of their own. */
type Tier = 'supportLine' | 'centre' | 'timeZone' | 'deputyId' | 'refused';
type NewUser = Omit<StoredUser, 'revision' | 'login' | Tier> & Partial<Pick<StoredUser, Tier>>;

const text = { type: String, default: null };
const schema = new Schema<StoredUser>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    name: { type: String, required: true },
    email: text,
    phone: text,
    roles: { type: [String], required: true } as never,
    skills: { type: [String], default: [] },
    supportLine: { type: Number, default: null },
    centre: text,
    language: { type: String, default: 'en' } as never,
    languageChosen: Boolean,
    timeZone: text,
    passwordHash: { type: String, required: true, select: false },
    login: { type: String, default: null, select: false } as never,
    customerId: text,
    active: { type: Boolean, default: true },
    onDuty: { type: Boolean, default: true },
    deputyId: text,
    refused: { type: [String], default: [] } as never,
    revision: { type: Number, default: 1 },
  },
  { versionKey: false, strict: 'throw' },
);
schema.index({ username: 1 }, { unique: true });
schema.index({ login: 1 }, { unique: true, partialFilterExpression: { login: { $type: 'string' } } });
schema.index({ roles: 1, active: 1 });
schema.index({ customerId: 1 });

const UserModel = mongoose.model<StoredUser>('User', schema, 'users');
const person = ({ _id, name }: { _id: string; name: string }): Person => ({ id: _id, name });

/** The user with this ID, active or not, or null. */
export async function findUser(id: string): Promise<UserRecord | null> {
  return UserModel.findById(id).lean<UserRecord>();
}

/** A user name as it is compared: without capitals. */
const loginOf = (username: string): string => username.normalize('NFKC').trim().toLowerCase();

/** The user who signs in by this name, with the hash to compare, or null. */
export async function findLogin(username: string): Promise<StoredUser | null> {
  const found = (key: { username: string } | { login: string }) =>
    UserModel.findOne(key).select('+passwordHash').lean<StoredUser>();
  // Two who were told apart by capitals alone still are.
  return (await found({ username })) ?? found({ login: loginOf(username) });
}

/** Gives those whom an earlier version added the name by which they are compared: the first of two alike keeps it. */
export async function deriveLogins(): Promise<void> {
  const old = UserModel.find({ login: null }, { username: 1 }).sort({ username: -1 }).lean<UserRecord>();
  for await (const { _id, username } of old.cursor())
    await UserModel.updateOne({ _id }, { $set: { login: loginOf(username) } }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
}

/** The hash of somebody's password, or null. */
export async function findPasswordHash(id: string): Promise<string | null> {
  const found = await UserModel.findById(id).select('+passwordHash').lean<StoredUser>();
  return found?.passwordHash ?? null;
}

/** The active person as cases name them, with their roles, or null. */
export async function findPerson(id: string): Promise<Known | null> {
  const user = await findUser(id);
  return user?.active ? { ...person(user), roles: user.roles } : null;
}

/** Remembers that somebody's address was refused for good, while it is theirs. */
export async function refuseAddress(id: string, channel: MessageChannel, address: string): Promise<void> {
  const field = channel === 'email' ? 'email' : 'phone';
  const { modifiedCount } = await UserModel.updateOne(
    { _id: id, [field]: address },
    { $addToSet: { refused: channel } },
  );
  if (modifiedCount) forgetPeople();
}

/** Their address on the channel gets another chance. */
export async function forgiveAddress(id: string, channel: MessageChannel): Promise<void> {
  const { modifiedCount } = await UserModel.updateOne({ _id: id }, { $pull: { refused: channel } });
  if (modifiedCount) forgetPeople();
}

/** What is known of somebody of a customer's who has an account. */
export type Account = Pick<UserRecord, 'email' | 'phone' | 'language' | 'timeZone'>;
const accountsOf = async (customerId: string): Promise<Account[]> =>
  UserModel.find({ customerId }, { email: 1, phone: 1, language: 1, timeZone: 1 })
    .sort({ active: -1, _id: 1 })
    .lean<Account[]>();

/** How long people are remembered, in milliseconds: a change made in another process takes effect this much later. */
const memory = 2_000;
const usersById = recent(memory, findUser);
const accounts = recent(memory, accountsOf);
const peopleByRole = recent(memory, (role) => findPeopleInRole(role as Role));

/** As `findUser`, from memory where they were asked for a moment ago: every request and message names somebody. */
export const recallUser = (id: string): Promise<UserRecord | null> => usersById.get(id);
/** Everybody of the customer's who has an account, those who may sign in first; from memory likewise. */
export const recallAccounts = (customerId: string): Promise<Account[]> => accounts.get(customerId);
/** As `findPeopleInRole`, from memory likewise. */
export const recallPeopleInRole = (role: Role): Promise<UserRecord[]> => peopleByRole.get(role);

const closedAccounts = recent(memory, async () => {
  const closed = await UserModel.find({ roles: 'customer', active: false }, { email: 1 }).lean();
  const addresses = new Set(closed.flatMap(({ email }) => email?.toLowerCase() ?? []));
  if (!addresses.size) return addresses;
  const open = await UserModel.find(
    { active: true, email: mongoose.trusted({ $ne: null }) },
    { email: 1 },
  ).lean();
  for (const { email } of open) if (email) addresses.delete(email.toLowerCase());
  return addresses;
});

/** Whether a customer's account with this mail address was closed, and no other one has it. */
export const isClosedAccount = async (email: string): Promise<boolean> =>
  (await closedAccounts.get('all')).has(email.toLowerCase());

function forgetPeople(): void {
  closedAccounts.forget();
  usersById.forget();
  peopleByRole.forget();
  accounts.forget();
}

/** Active users among `ids`, for telling them something. */
export async function findPeople(ids: string[]): Promise<UserRecord[]> {
  return UserModel.find({ _id: mongoose.trusted({ $in: ids }), active: true }).lean<UserRecord[]>();
}

/** Everybody's name, whether active or not. */
export async function namesOfPeople(ids: string[]): Promise<Map<string, string>> {
  const found = await UserModel.find({ _id: mongoose.trusted({ $in: ids }) }, { name: 1 }).lean();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** The centre of everybody who belongs to one, active or not, by their ID [S3]. */
export async function centresOfPeople(): Promise<Map<string, string>> {
  const found = await UserModel.find({ centre: mongoose.trusted({ $ne: null }) }, { centre: 1 }).lean();
  return new Map(found.map(({ _id, centre }) => [_id, centre as string]));
}

/** Every active user in the role, by ID. */
export async function findPeopleInRole(role: Role): Promise<UserRecord[]> {
  return UserModel.find({ roles: role, active: true }).sort({ _id: 1 }).lean<UserRecord[]>();
}

export interface UserFilter {
  /** A part of the name or of the user name. */
  q?: string;
  role?: Role;
  skill?: string;
  customerId?: string;
  active?: boolean;
}

/** Text that a pattern takes as it stands. */
const literally = (text: string) => ({ $regex: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' });

const conditions = ({ q, role, skill, customerId, active }: UserFilter) => ({
  ...(q && { $or: [{ name: literally(q) }, { username: literally(q) }] }),
  ...(role && { roles: { $eq: role } }),
  ...(skill && { skills: { $eq: skill.toLowerCase() } }),
  ...(customerId && { customerId: { $eq: customerId } }),
  ...(active !== undefined && { active: { $eq: active } }),
});

/** Users by username. */
export async function listUsers(
  filter: UserFilter,
  descending: boolean,
  position: Position | null,
  limit: number,
): Promise<Page<UserRecord>> {
  return page<StoredUser>(UserModel, conditions(filter), { field: 'username', descending }, position, limit);
}

export async function countUsers(filter: UserFilter): Promise<number> {
  return UserModel.countDocuments(trusted(conditions(filter)));
}

/** Adds a user; throws a duplicate error (`isDuplicate`) when the ID or the username is taken. */
export async function addUser(user: NewUser): Promise<UserRecord> {
  const skills = user.skills.map((skill) => skill.toLowerCase());
  await UserModel.create([{ ...user, skills, login: loginOf(user.username) }]);
  forgetPeople();
  const added = await findUser(user._id);
  if (!added) throw new Error('the user is gone again');
  return added;
}

/** Changes a user who still has `revision` (any, where it is undefined); null when there is none. */
export async function changeUser(
  id: string,
  change: Partial<Omit<StoredUser, '_id' | 'revision'>>,
  revision?: number,
): Promise<UserRecord | null> {
  const skills = change.skills && { skills: change.skills.map((skill) => skill.toLowerCase()) };
  const mended = [
    ...('email' in change ? ['email' as const] : []),
    ...('phone' in change ? ['sms' as const] : []),
  ];
  const changed = await UserModel.findOneAndUpdate(
    { _id: id, ...(revision !== undefined && { revision }) },
    {
      $set: { ...change, ...skills },
      $inc: { revision: 1 },
      ...(mended.length && { $pull: { refused: mongoose.trusted({ $in: mended }) } }),
    },
    { returnDocument: 'after', projection: { passwordHash: 0 } },
  ).lean<UserRecord>();
  forgetPeople();
  return changed;
}
