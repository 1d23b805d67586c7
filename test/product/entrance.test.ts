import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { callActions } from '../../domain/call/commands.ts';
import { caseActions } from '../../domain/case/commands.ts';
import { rmaActions } from '../../domain/rma/commands.ts';
import { Launched } from '../../embedded/launch.ts';
import { Desk, eventually } from './desk.ts';
import { quickPolicy } from './policies.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A client whose every message is this payload, whatever it was asked to send. */
const spoiler = (connection: Connection, encoding: string, data: string) =>
  new Client({
    connection,
    dataConverter: {
      payloadCodecs: [
        {
          encode: (payloads) =>
            Promise.resolve(
              payloads.map(() => ({ metadata: { encoding: utf8(encoding) }, data: utf8(data) })),
            ),
          decode: (payloads) => Promise.resolve(payloads),
        },
      ],
    },
  });

/** What no signal and no action takes. */
const nonsense = [null, 'engineer2', 7, [], { engineerId: 'nobody' }, { actor: 'me' }, { a: {} }];
/** Signals that only say that something is so: what comes with them is not looked at. */
const unchecked = { case: [], rma: ['stockArrived', 'caseRestored'], call: [] };

interface Process {
  type: keyof typeof unchecked;
  /** Signals of which what comes with them is looked at. */
  signals: string[];
  actions: object;
  /** What falls due by itself, in seconds. */
  due: string[];
  /** Answers with the number. */
  begin: () => Promise<string>;
  goesOn: (number: string) => Promise<unknown>;
}

/** Why an update was refused, by the type of the failure and what it says. */
const refusal = (handle: WorkflowHandle, name: string, body: unknown): Promise<string> =>
  handle.executeUpdate(name, { args: [body] }).then(
    () => 'granted',
    ({ cause }: { cause: { type: string; message: string } }) => `${cause.type}: ${cause.message}`,
  );

describe("What an operator sends past the API, through a real Temporal's client", () => {
  let caseline: Launched;
  let desk: Desk;
  let connection: Connection;
  let client: Client;
  let spoilers: Client[];

  beforeAll(async () => {
    caseline = await Launched.launch();
    desk = new Desk(caseline.url);
    const quick = {
      ...quickPolicy(16, 10),
      ...{ spares: 'PT16S', intake: { callToAgent: 'PT8S', agentToManager: 'PT8S' } },
    };
    expect((await desk.put('admin', '/policies/quick', quick)).status).toBeLessThan(300);
    connection = await Connection.connect({ address: caseline.temporalAddress });
    client = new Client({ connection });
    spoilers = [
      spoiler(connection, 'json/plain', '{"engineerId": '),
      spoiler(connection, 'json/protobuf', '{}'),
      spoiler(connection, 'binary/unheard-of', 'x'),
    ];
  }, 240_000);
  afterAll(async () => {
    await connection?.close();
    await caseline?.stop();
  });

  const openCase = async () => desk.open({ policyId: 'quick', assigneeId: await desk.id('engineer1') });
  /** Does something by HTTP that has to be granted; answers with what it led to. */
  async function grant(as: string, where: string, body: object): Promise<{ number: string }> {
    const answer = await desk.post<{ number: string }>(as, where, body);
    expect({ where, ok: answer.status < 300, problem: answer.body }).toMatchObject({ where, ok: true });
    return answer.body;
  }

  const processes: Process[] = [
    {
      ...{ type: 'case', signals: ['reassign', 'rmaChanged', 'merged', 'linkedFromThere'] },
      ...{ actions: caseActions, due: ['response_reminder', 'taken_over'] },
      begin: openCase,
      goesOn: (number) =>
        grant('engineer3', `/cases/${number}/notes`, { text: 'It goes on', visibility: 'internal' }),
    },
    {
      ...{ type: 'rma', signals: [], actions: rmaActions, due: ['spares_reminder', 'spares_overdue'] },
      begin: async () => {
        const number = await openCase();
        await grant('engineer1', `/cases/${number}/respond`, { note: 'Called', via: 'phone' });
        const wanted = { kind: 'advance_replacement', partNumber: 'PWR-C1-715WAC', reason: 'dead' };
        return (await grant('engineer1', `/cases/${number}/rmas`, { ...wanted, serialNumber: number }))
          .number;
      },
      goesOn: (number) => grant('rma', `/rmas/${number}/approve`, {}),
    },
    {
      ...{ type: 'call', signals: [], actions: callActions, due: ['call_reminder', 'call_overdue'] },
      begin: async () =>
        (await grant('engineer2', '/calls', { company: 'Initech', contactName: 'Bill', symptom: 'dark' }))
          .number,
      goesOn: (number) => grant('agent', `/calls/${number}/accept`, {}),
    },
  ];

  /** How often the worker has said each thing of a process, from warnings upwards. */
  function logged(workflowId: string): Map<string, number> {
    const said = new Map<string, number>();
    for (const line of readFileSync(path.join(caseline.dataDir, 'logs', 'worker.log'), 'utf8').split('\n')) {
      if (!line.includes(`"${workflowId}"`)) continue;
      const { level, msg } = JSON.parse(line) as { level: number; msg: string };
      if (level >= 40) said.set(msg, (said.get(msg) ?? 0) + 1);
    }
    return said;
  }

  it.each(processes)(
    'does not stop the process of a $type: its deadlines fire, it takes actions, and every refusal is in the log',
    async ({ type, signals, actions, due, begin, goesOn }) => {
      const number = await begin();
      const id = `${type}/${number}`;
      const handle = client.workflow.getHandle(id);
      const spoiled = spoilers.map((spoiler) => spoiler.workflow.getHandle(id));
      const names = Object.keys(actions);

      await handle.cancel();
      for (const signal of [...signals, ...unchecked[type]]) {
        for (const each of nonsense) await handle.signal(signal, each);
        for (const each of spoiled) await each.signal(signal, '');
      }
      await handle.signal('unheardOf', {});
      await handle.cancel();
      for (const name of names) {
        for (const each of nonsense)
          expect(await refusal(handle, name, each)).toMatch(/^(invalid|unknown): ./);
        for (const each of spoiled) expect(await refusal(each, name, '')).toMatch(/^invalid: ./);
      }
      expect(await refusal(handle, 'unheardOf', {})).toMatch(/unheardOf/);
      for (const each of [handle, ...spoiled])
        expect(await each.query(`${type}State`, '')).toMatchObject({ number });

      const told = await eventually(
        () => desk.timeline(number, 'manager', `${type}s`),
        (entries) => entries.some(({ kind }) => kind === due.at(-1)),
        30_000,
      );
      expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(due));
      await goesOn(number);
      expect((await handle.describe()).status.name).toBe('RUNNING');

      // At least: a task that Temporal gives out once more says it once more.
      const each = nonsense.length + spoilers.length;
      const unreadable = spoilers.length * (signals.length + unchecked[type].length + 1);
      const said = logged(id);
      expect(said.get('Signal refused') ?? 0).toBeGreaterThanOrEqual(signals.length * each);
      expect(said.get('Refused')).toBeGreaterThanOrEqual(names.length * each);
      expect(said.get('What was sent cannot be read')).toBeGreaterThanOrEqual(unreadable);
      expect([...said.keys()].join()).toContain('asked Temporal to cancel this');
    },
    120_000,
  );
});
