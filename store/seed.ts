import type { Language, Role } from '../domain/vocabulary.ts';
import { shippedPolicies } from '../policies/shipped.ts';
import { seedCalendars } from './calendars.ts';
import { seedCaseTypes } from './caseTypes.ts';
import { isDuplicate } from './connection.ts';
import { addCustomer } from './customers.ts';
import { deriveKeys } from './derived.ts';
import { hashPassword } from './passwords.ts';
import { addUser, countUsers, findUser } from './people.ts';
import { seedPolicies } from './policies.ts';
import { seedContracts } from './seedContracts.ts';
import { seedDrawing } from './seedDrawing.ts';
import { seedFaq } from './seedFaq.ts';
import { seedStock } from './seedStock.ts';

export const demonstrationPassword = 'caseline-demo';

interface DemoPerson {
  username: string;
  name: string;
  roles: Role[];
  language: Language;
  skills?: string[];
  supportLine?: number;
  centre?: string;
  customerId?: string;
  email?: string;
}

const people: DemoPerson[] = [
  { username: 'agent', name: 'Chen Jie', roles: ['agent'], language: 'zh-CN' },
  {
    username: 'engineer1',
    name: 'Li Wei',
    roles: ['engineer'],
    language: 'zh-CN',
    skills: ['network', 'routing', 'cisco'],
    supportLine: 1,
    centre: 'north',
  },
  {
    username: 'engineer2',
    name: 'Zhang Min',
    roles: ['engineer'],
    language: 'en',
    skills: ['network', 'huawei', 'storage'],
    supportLine: 1,
    centre: 'east',
  },
  {
    username: 'engineer3',
    name: 'Tom Baker',
    roles: ['engineer'],
    language: 'en',
    skills: ['server', 'storage'],
    supportLine: 2,
    centre: 'north',
  },
  {
    username: 'expert',
    name: 'Zhao Lei',
    roles: ['expert'],
    language: 'zh-CN',
    skills: ['cisco', 'huawei', 'network', 'routing', 'server', 'storage'],
    supportLine: 3,
    centre: 'national',
  },
  { username: 'rma', name: 'Rosa Martin', roles: ['rma_admin'], language: 'en' },
  { username: 'depot', name: 'Sun Hao', roles: ['depot'], language: 'zh-CN' },
  { username: 'manager', name: 'Liu Yang', roles: ['response_center_manager'], language: 'zh-CN' },
  { username: 'techmanager', name: 'Emma Clark', roles: ['technical_manager'], language: 'en' },
  { username: 'quality', name: 'Wu Qian', roles: ['quality_manager'], language: 'zh-CN' },
  { username: 'admin', name: 'Alex Admin', roles: ['admin'], language: 'en' },
  {
    username: 'customer',
    name: 'Wang Fang',
    roles: ['customer'],
    language: 'zh-CN',
    customerId: 'acme',
    email: 'wang.fang@acme.example',
  },
  {
    username: 'customer2',
    name: 'Gina Globe',
    roles: ['customer'],
    language: 'en',
    customerId: 'globex',
    email: 'gina@globex.example',
  },
];

const customers = [
  {
    id: 'acme',
    name: 'ACME',
    contacts: [
      { name: 'Wang Fang', email: 'wang.fang@acme.example', phone: '+86 138 0013 8000' },
      { name: 'Zhou Tao', email: 'zhou.tao@acme.example', phone: '+86 139 0013 9000' },
    ],
    projects: [
      {
        id: 'ACME-2025-DC',
        name: 'Data centre network, Beijing',
        members: [
          {
            ...{ name: 'Ma Ling', role: 'project manager' },
            ...{ email: 'ma.ling@acme.example', phone: '+86 137 0013 7000' },
          },
          {
            ...{ name: 'Gao Peng', role: 'network operations' },
            ...{ email: 'gao.peng@acme.example', phone: '+86 136 0013 6000' },
          },
        ],
      },
    ],
    phones: ['+86 10 5550 0100'],
    emails: ['it@acme.example'],
    engineerIds: ['engineer1'],
    centre: 'north',
    address: '8 Jianguo Road, Chaoyang District, Beijing',
  },
  {
    id: 'globex',
    name: 'Globex',
    contacts: [{ name: 'Gina Globe', email: 'gina@globex.example', phone: '+1 202 555 0142' }],
    phones: ['+1 202 555 0100'],
    emails: ['support@globex.example'],
    engineerIds: ['engineer2'],
    centre: 'east',
    address: '20 Nanjing West Road, Huangpu District, Shanghai',
  },
];

/** What is there already stays as it is. */
async function unlessThere(add: Promise<unknown>): Promise<void> {
  await add.catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

async function seedPerson({ username, email, customerId, skills, ...person }: DemoPerson, index: number) {
  if (await findUser(username)) return;
  await unlessThere(
    addUser({
      _id: username,
      username,
      ...person,
      email: email ?? `${username}@caseline.example`,
      phone: `+86 138 5550 ${String(index + 1).padStart(4, '0')}`,
      skills: skills ?? [],
      customerId: customerId ?? null,
      active: true,
      onDuty: true,
      passwordHash: await hashPassword(demonstrationPassword),
    }),
  );
}

/** The people and organisations of the demonstration; run again, it adds what is missing. */
export async function seedDemonstration(): Promise<void> {
  for (const { id, ...customer } of customers) await unlessThere(addCustomer(id, customer));
  await Promise.all(people.map(seedPerson));
  await seedContracts();
  await seedDrawing();
  await seedStock();
  await seedFaq();
}

/** The first administrator, where the directory has none. */
export async function seedAdministrator({ username, password }: { username: string; password: string }) {
  if ((await countUsers({ role: 'admin', active: true })) > 0) return;
  await unlessThere(
    addUser({
      _id: crypto.randomUUID(),
      username,
      name: username,
      email: null,
      phone: null,
      roles: ['admin'],
      skills: [],
      language: 'en',
      customerId: null,
      active: true,
      onDuty: false,
      passwordHash: await hashPassword(password),
    }),
  );
}

/** All that a new database needs: the shipped calendars and policies, and either the demonstration or the first administrator. */
export async function seed(wanted: {
  demo: boolean;
  admin: { username: string; password: string } | undefined;
}): Promise<void> {
  await deriveKeys();
  await seedCalendars();
  await seedCaseTypes();
  await seedPolicies(await shippedPolicies());
  if (wanted.demo) await seedDemonstration();
  if (wanted.admin) await seedAdministrator(wanted.admin);
}
