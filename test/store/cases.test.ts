import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { candidates, leastLoadedExpert } from '../../store/assignment.ts';
import type { CaseFilter } from '../../store/caseFilter.ts';
import { countCases, findCase, listCases, saveCase } from '../../store/cases.ts';
import { isDuplicate, withTransaction } from '../../store/connection.ts';
import { addCustomer, findCustomersBy } from '../../store/customers.ts';
import { deriveKeys } from '../../store/derived.ts';
import { addUser, changeUser, findLogin, findPeopleInRole } from '../../store/people.ts';
import { findRma, listRmas, saveRma } from '../../store/rmas.ts';
import { holdSerial } from '../../store/serials.ts';
import { appendTimeline, listTimeline } from '../../store/timeline.ts';
import { openDatabase } from './database.ts';
import { openedAt, sampleCase, sampleRma } from './samples.ts';

let database: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const numbers = async (filter: CaseFilter) =>
  (await listCases(filter, { by: 'number', descending: false }, null, 100)).data.map(({ number }) => number);

describe('the read model of cases', () => {
  it('keeps the latest revision, however often and in whatever order changes arrive', async () => {
    const second = sampleCase('C1', { seq: 2, title: 'second' });
    expect(await saveCase(second)).toBe(true);
    expect(await saveCase(second)).toBe(false);
    expect(await saveCase(sampleCase('C1', { seq: 1, title: 'first' }))).toBe(false);
    expect(await saveCase(sampleCase('C1', { seq: 3, title: 'third' }))).toBe(true);
    expect(await findCase('C1')).toMatchObject({ seq: 3, title: 'third' });
  });

  it('takes the latest revision once more when its deadlines were learned later, never an earlier one', async () => {
    const latest = sampleCase('C1', { seq: 3, title: 'third' });
    expect(await saveCase({ ...latest, supportLine: 2 }, { again: true })).toBe(true);
    expect(await saveCase(sampleCase('C1', { seq: 2 }), { again: true })).toBe(false);
    expect(await findCase('C1')).toMatchObject({ seq: 3, title: 'third', supportLine: 2 });
    await saveCase(latest, { again: true });
  });

  it('stores case and timeline together or not at all', async () => {
    const entry = {
      seq: 1,
      at: openedAt,
      kind: 'closed',
      actor: 'system',
      visibility: 'public',
      data: {},
    } as const;
    const lost = withTransaction(async (session) => {
      await saveCase(sampleCase('C2'), { session });
      await appendTimeline('C2', [entry], { session });
      throw new Error('power cut');
    });
    await expect(lost).rejects.toThrow('power cut');
    expect(await findCase('C2')).toBeNull();
    expect((await listTimeline('C2', { limit: 10, publicOnly: false })).data).toEqual([]);
  });

  it('says when what was to be new is there already, and leaves it as it is', async () => {
    const write = (seq: number, title: string) =>
      withTransaction((session) => saveCase(sampleCase('C3', { seq, title }), { session, anew: true }));
    expect(await write(1, 'first')).toBe(true);
    expect(await write(2, 'second')).toBe(true);
    expect(isDuplicate(await write(2, 'again').catch((error: unknown) => error))).toBe(true);
    expect(await findCase('C3')).toMatchObject({ seq: 2, title: 'second' });
  });

  it('survives two transactions at once on one case', async () => {
    const write = (seq: number) =>
      withTransaction((session) => saveCase(sampleCase('C3', { seq, title: `at ${seq}` }), { session }));
    await Promise.all([write(1), write(2), write(3), write(4)]);
    expect(await findCase('C3')).toMatchObject({ seq: 4, title: 'at 4' });
  });

  it('finds cases by every filter', async () => {
    await saveCase(
      sampleCase('C9', {
        title: '核心交换机故障',
        serialNumber: 'FOC-77(1).X',
        customer: { id: 'globex', name: 'Globex' },
        assignee: { id: 'e9', name: 'Zhang Min' },
        openedAt: openedAt + 86_400_000,
        priority: 'P1',
        category: 'storage',
        vendor: 'Cisco',
        channel: 'web',
        clocks: [],
      }),
    );
    expect(await numbers({ customerId: 'globex' })).toEqual(['C9']);
    expect(await numbers({ assigneeId: ['e9'], priority: ['P1', 'P4'], category: 'storage' })).toEqual([
      'C9',
    ]);
    expect(await numbers({ openedFrom: new Date(openedAt + 1) })).toEqual(['C9']);
    expect(await numbers({ openedTo: new Date(openedAt + 1) })).toEqual(['C1', 'C3']);
    expect(await numbers({ overdue: true })).toEqual(
      ['C1', 'C3'].filter(() => openedAt + 3_600_000 < Date.now()),
    );
    expect(await numbers({ overdue: false, customerId: 'globex' })).toEqual(['C9']);
    expect(await numbers({ q: '交换机' })).toEqual(['C9']);
    expect(await numbers({ q: 'foc-77(1).x' })).toEqual(['C9']);
    expect(await numbers({ q: 'glob 交换机' })).toEqual(['C9']);
    expect(await numbers({ q: '.*' })).toEqual([]);
    expect(await numbers({ q: 'absent' })).toEqual([]);
    await expect(numbers({ customerId: { $ne: null } as unknown as string })).rejects.toThrow();
    expect(await countCases({ vendor: 'cisco' })).toBe(3);
    // Lists that are cut by what is known of live cases, too.
    expect(await numbers({ vendor: 'CISCO', status: ['open', 'on_hold', 'resolved'] })).toHaveLength(3);
  });

  it.each(['openedAt', 'dueAt', 'priority', 'number'] as const)(
    'pages by %s without a gap or a repeat',
    async (by) => {
      for (const descending of [false, true]) {
        const seen: string[] = [];
        let position = null;
        do {
          const page = await listCases({}, { by, descending }, position, 1);
          seen.push(...page.data.map(({ number }) => number));
          position = page.next;
        } while (position);
        expect([...seen].sort()).toEqual(['C1', 'C3', 'C9']);
      }
    },
  );
});

describe('the timeline', () => {
  it('holds each entry once and in order, and hides what is internal', async () => {
    const entry = (seq: number, visibility: 'public' | 'internal') =>
      ({
        seq,
        at: openedAt + seq,
        kind: 'note',
        actor: 'system',
        visibility,
        data: { text: `n${seq}` },
      }) as const;
    await appendTimeline('C1', [entry(2, 'internal'), entry(1, 'public')]);
    await appendTimeline('C1', [entry(2, 'internal'), entry(3, 'public')]);
    const all = await listTimeline('C1', { limit: 2, publicOnly: false });
    expect(all.data.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(
      (await listTimeline('C1', { after: all.next!, limit: 2, publicOnly: false })).data[0],
    ).toMatchObject({
      seq: 3,
      data: { text: 'n3' },
      at: new Date(openedAt + 3),
    });
    expect((await listTimeline('C1', { limit: 9, publicOnly: true })).data.map(({ seq }) => seq)).toEqual([
      1, 3,
    ]);
  });
});

describe('the read model of RMAs', () => {
  it('keeps the latest revision and finds them by case and state', async () => {
    await saveRma(sampleRma('R1', { seq: 2, state: 'approved' }));
    expect(await saveRma(sampleRma('R1'))).toBe(false);
    expect(await findRma('R1')).toMatchObject({ state: 'approved' });
    const found = await listRmas(
      { state: ['approved'], customerId: 'acme' },
      { by: 'number', descending: true },
      null,
      5,
    );
    expect(found.data.map(({ number }) => number)).toEqual(['R1']);
  });

  it('lists what is due first: a broken promise, a running one, a part that is expected, and what nobody waits for', async () => {
    const clock = (dueAt: number, state: 'running' | 'breached' | 'met') => ({
      clocks: [{ name: 'ship' as const, startedAt: 0, dueAt, remindAt: [], state }],
    });
    const caseNumber = 'C20261123-0009';
    await saveRma(sampleRma('Q1', { caseNumber, ...clock(5, 'met') }));
    await saveRma(sampleRma('Q2', { caseNumber, state: 'backordered', expectedAt: 40 }));
    await saveRma(sampleRma('Q3', { caseNumber, ...clock(30, 'running') }));
    await saveRma(sampleRma('Q4', { caseNumber, ...clock(20, 'breached') }));
    await saveRma(sampleRma('Q5', { caseNumber, state: 'cancelled', expectedAt: 10 }));
    const first = await listRmas({ caseNumber }, { by: 'dueAt', descending: false }, null, 3);
    const rest = await listRmas({ caseNumber }, { by: 'dueAt', descending: false }, first.next, 3);
    expect([first, rest].map(({ data }) => data.map(({ number }) => number))).toEqual([
      ['Q4', 'Q3', 'Q2'],
      ['Q1', 'Q5'],
    ]);
  });
});

describe('the directory', () => {
  const user = (id: string, roles: ('engineer' | 'expert')[], skills: string[]) =>
    addUser({
      _id: id,
      username: id,
      name: id.toUpperCase(),
      email: null,
      phone: null,
      roles,
      skills,
      language: 'en',
      customerId: null,
      active: true,
      onDuty: true,
      passwordHash: 'hash',
    });

  it('weighs engineers by skill, solved cases, load and responsibility', async () => {
    await user('e1', ['engineer'], ['Cisco']);
    await user('e2', ['engineer'], []);
    await addCustomer('acme', {
      name: 'ACME',
      contacts: [{ name: 'Wang Fang', email: 'Wang.Fang@acme.example', phone: '+86 138 0013 8000' }],
      phones: ['010-5550 0100'],
      emails: [],
      engineerIds: ['e2'],
    });
    await saveCase(sampleCase('C20', { assignee: { id: 'e1', name: 'E1' } }));
    await saveCase(sampleCase('C21', { assignee: { id: 'e2', name: 'E2' }, stage: 'ended', vendor: null }));
    await saveCase(
      sampleCase('C22', {
        assignee: { id: 'e2', name: 'E2' },
        stage: 'ended',
        category: 'server',
        vendor: 'Cisco',
      }),
    );
    await saveCase(
      sampleCase('C23', { assignee: { id: 'e2', name: 'E2' }, stage: 'ended', category: 'x', vendor: 'y' }),
    );
    const facts = { category: 'network', vendor: 'cisco', customerId: 'acme' };
    expect(await candidates(facts)).toEqual([
      {
        id: 'e1',
        name: 'E1',
        skills: ['cisco'],
        onDuty: true,
        similarSolved: 0,
        load: 1,
        responsible: false,
        sameCentre: false,
        centre: null,
        supportLine: null,
      },
      {
        id: 'e2',
        name: 'E2',
        skills: [],
        onDuty: true,
        similarSolved: 2,
        load: 0,
        responsible: true,
        sameCentre: false,
        centre: null,
        supportLine: null,
      },
    ]);
  });

  it('names the expert of an area with the fewest open cases', async () => {
    await user('x1', ['expert'], ['network']);
    await user('x2', ['expert'], ['network']);
    await saveCase(sampleCase('C30', { expert: { id: 'x1', name: 'X1' } }));
    expect(await leastLoadedExpert(['Network'])).toEqual({ id: 'x2', name: 'X2' });
    expect(await leastLoadedExpert(['mainframe'])).toBeNull();
    expect(await leastLoadedExpert([])).toMatchObject({ id: 'x2' });
  });

  it('shows the password hash to the login only, and leaves deactivated people out', async () => {
    expect((await findPeopleInRole('expert'))[0]).not.toHaveProperty('passwordHash');
    expect(await findLogin('x1')).toMatchObject({ passwordHash: 'hash' });
    await expect(findLogin({ $ne: null } as unknown as string)).rejects.toThrow('Cast to string failed');
    expect(await changeUser('x1', { active: false }, 99)).toBeNull();
    expect(await changeUser('x1', { active: false }, 1)).toMatchObject({ revision: 2 });
    expect((await findPeopleInRole('expert')).map(({ _id }) => _id)).toEqual(['x2']);
  });

  it.each([
    { phone: '13800138000' },
    { phone: '0086-138-0013-8000' },
    { phone: '+86 10 5550 0100' },
    { email: 'wang.fang@ACME.example' },
  ])('recognises a customer by %j', async (key) =>
    expect(await findCustomersBy(key as { phone: string })).toMatchObject([{ _id: 'acme' }]),
  );

  it('recognises whom an earlier version stored, once their keys are made anew', async () => {
    const customers = mongoose.connection.collection('customers');
    const users = mongoose.connection.collection('users');
    const stored = (_id: string, phone: string) => ({
      ...{ _id: _id as never, name: _id, contacts: [], projects: [], phones: [phone], emails: [] },
      ...{ engineerIds: [], revision: 1, phoneKeys: ['088886666'], emailKeys: [], words: [] },
    });
    await customers.insertOne(stored('umbrella', '+86 10 8888 6666'));
    await users.insertMany(
      ['Twin', 'twin', 'Single'].map((username) => ({
        ...{ _id: `id-${username}` as never, username, name: username, roles: ['agent'] },
        ...{ skills: [], language: 'en', passwordHash: 'hash', active: true, revision: 1 },
      })),
    );
    await deriveKeys();
    await deriveKeys();
    expect(await findCustomersBy({ phone: '010-88886666' })).toMatchObject([
      { _id: 'umbrella', revision: 1 },
    ]);
    expect(await findCustomersBy({ phone: '020-88886666' })).toEqual([]);
    expect(await findLogin('SINGLE')).toMatchObject({ username: 'Single' });
    // Who was told apart by capitals alone before goes on being so.
    expect(await findLogin('Twin')).toMatchObject({ username: 'Twin' });
    expect(await findLogin('twin')).toMatchObject({ username: 'twin' });
    expect(await findLogin('TWIN')).toMatchObject({ username: 'twin' });
    await expect(user('single', ['engineer'], [])).rejects.toThrow('duplicate key');
  });

  it('knows which RMA has a serial number, of those that an earlier version stored', async () => {
    const held = mongoose.connection.collection('held_serials');
    await saveRma(sampleRma('R50', { serialNumber: 'foc 50' }));
    await saveRma(
      sampleRma('R51', {
        ...{ serialNumber: 'FOC51', state: 'completed', endedAt: openedAt },
        shipment: { carrier: 'SF', trackingNumber: '1', serialNumber: 'new51' },
        faulty: { serialNumber: 'FOC51', condition: 'burnt' },
      }),
    );
    await held.deleteMany({});
    await deriveKeys();
    expect(await holdSerial('FOC50', 'asked', 'R52')).toMatchObject({ other: 'R50' });
    expect(await holdSerial('FOC51', 'asked', 'R52')).toMatchObject({ before: null });
    expect(await holdSerial('NEW51', 'out', 'R52')).toMatchObject({ other: 'R51' });
    expect(await holdSerial('foc51', 'in', 'R52')).toMatchObject({ other: 'R51' });
    expect(await holdSerial('foc51', 'out', 'R52')).toMatchObject({ before: { rma: 'R51' } });
  });

  it('recognises nobody by a stub of a number', async () => {
    expect(await findCustomersBy({ phone: '' })).toEqual([]);
    expect(await findCustomersBy({ phone: '123' })).toEqual([]);
  });
});
