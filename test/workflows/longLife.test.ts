import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent, customer, engineer, rmaAdmin } from '../cases.ts';
import { ask, type DrivenCase, World } from './centre.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };

const rounds = Array.from({ length: 15 }, (_, n) => n);
const notes = Array.from({ length: 20 }, (_, n) => n);
/** Every other round ends with a rejection, the others with a consent that is regretted four days later. */
const isRejected = (round: number) => round % 2 === 1;
const hasRma = (round: number) => round % 5 === 2;

describe('A case that lives 14 months', () => {
  let world: World;
  let driven: DrivenCase;
  const runs = new Set<string>();
  const rmaRuns = new Set<string>();

  const note = (round: number, n: number) =>
    driven.act('notes', agent, { text: `${round}/${n}`, visibility: 'internal' }, `note/${round}/${n}`);

  const rmaNumber = (round: number) => `R20260101-${String(round).padStart(4, '0')}`;
  async function actOnRma(round: number, name: string, body: object = {}) {
    const handle = world.env.client.workflow.getHandle(`rma/${rmaNumber(round)}`);
    await ask(handle, name, { ...body, actor: rmaAdmin });
    rmaRuns.add((await handle.describe()).runId);
  }
  async function sendPart(round: number) {
    const rma = { number: rmaNumber(round), kind: 'advance_replacement', partNumber: 'PSU' } as const;
    await driven.act('rmas', engineer(1), { ...rma, serialNumber: `OLD-${round}`, reason: 'dead' });
    await actOnRma(round, 'approve');
    await actOnRma(round, 'ship', { carrier: 'SF', trackingNumber: '1', serialNumber: `NEW-${round}` });
    await actOnRma(round, 'deliver');
  }
  async function takeBack(round: number) {
    await actOnRma(round, 'receiveFaulty', { serialNumber: `OLD-${round}`, condition: 'burnt' });
    await actOnRma(round, 'complete', { outcome: 'replaced' });
    await world.env.client.workflow.getHandle(`rma/${rmaNumber(round)}`).result();
    await world.freeClock();
  }

  async function live(round: number) {
    const began = await world.env.currentTimeMs();
    const until = async (days: number) =>
      driven.pass(Math.max(0, began + days * day - (await world.env.currentTimeMs())));
    if (hasRma(round)) await sendPart(round);
    await driven.act('hold', engineer(1), { reason: 'waiting_customer' });
    await until(9);
    await driven.act('resume', engineer(1), {});
    for (const n of notes) {
      await note(round, n);
      runs.add((await driven.handle.describe()).runId);
    }
    await until(21);
    if (hasRma(round)) await takeBack(round);
    const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
    await driven.act('resolve', engineer(1), { cause: 'Power', treatment: 'Replaced', restoredAt });
    await until(27);
    const agreed = !isRejected(round);
    await driven.act('consent', customer, { agreed, by: 'Zhang San', via: 'portal' });
    // Somebody's network failed, and they send it again: months ago it took effect.
    await note(0, 0);
    if (isRejected(round)) return;
    await until(31);
    if (round === rounds.at(-1)) await driven.act('answerSurvey', customer, { answers });
    else await driven.act('reopen', customer, { reason: 'Again' });
  }

  beforeAll(async () => {
    world = await World.set();
    driven = await world.open({ continueAfter: 60 });
    await driven.act('respond', engineer(1), { note: 'Called', via: 'phone' });
    for (const round of rounds) await live(round);
    await driven.handle.result();
  }, 120_000);
  afterAll(() => world.strike());

  /** What happened in each round, beside notes and RMAs, and how long after it began. */
  function stories(): string[][] {
    const all: string[][] = [[]];
    let began = driven.timeline.find(({ kind }) => kind === 'responded')?.at ?? 0;
    for (const { kind, at } of driven.timeline.filter((entry) => !/note|rma/.test(entry.kind))) {
      const minutes = Math.round((at - began) / minute);
      all.at(-1)?.push(`${kind} ${Math.floor(minutes / 1440)}d${minutes % 1440}m`);
      if (kind !== 'rejected' && kind !== 'reopened') continue;
      all.push([]);
      began = at;
    }
    return all;
  }

  it('goes through many runs, and so do its RMAs', () => {
    expect(runs.size).toBeGreaterThan(40);
    expect(rmaRuns.size).toBeGreaterThan(rounds.filter(hasRma).length);
  });

  it('has a timeline that is complete and in order', () => {
    expect(driven.timeline.map(({ seq }) => seq)).toEqual(driven.timeline.map((_, i) => i + 1));
    const times = driven.timeline.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const texts = driven.timeline.flatMap((entry) => (entry.kind === 'note' ? [entry.data.text] : []));
    expect(texts).toEqual(rounds.flatMap((round) => notes.map((n) => `${round}/${n}`)));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(425 * day);
  });

  it('keeps every promise of every round, each once and in time', () => {
    const shared = [
      'held 0d0m',
      // The ladder counts from the beginning of the round; a hold does not stop it.
      'escalated_to_manager 1d0m',
      'resumed 9d0m',
      'diagnosis_warning 9d45m',
      'diagnosis_overdue 9d60m',
      'restore_overdue 11d0m',
      'resolved 21d0m',
      'consent_requested 21d0m',
      'confirm_reminder 22d0m',
      'confirm_reminder 23d0m',
      'escalated_to_manager 24d0m',
    ];
    const consented = ['consented 27d0m', 'closed 27d0m', 'survey_sent 27d0m', 'survey_reminder 30d0m'];
    const first = ['opened 0d0m', 'acknowledged 0d0m', 'assigned 0d0m', 'responded 0d0m'];
    expect(stories()).toEqual(
      rounds.map((round) => [
        ...(round === 0 ? first : []),
        ...shared,
        ...(isRejected(round) ? ['rejected 27d0m'] : consented),
        ...(isRejected(round) ? [] : [round === rounds.at(-1) ? 'survey_answered 31d0m' : 'reopened 31d0m']),
      ]),
    );
    const keys = driven.timeline.flatMap(({ data }) => ('key' in data ? [data.key] : []));
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it('loses no clock', async () => {
    const { clocks } = await driven.state();
    const began = driven.timeline.findLast(({ kind }) => kind === 'rejected' || kind === 'reopened')?.at ?? 0;
    const dayOf = (time: string | null) => Math.round((Date.parse(time ?? '') - began) / minute) / 1440;
    const shown = clocks.map(({ name, state, startedAt, dueAt, pausedTotal }) => ({
      ...{ name, state, started: dayOf(startedAt), due: dayOf(dueAt) },
      paused: Math.round(pausedTotal / minute) / 1440,
    }));
    expect(shown).toHaveLength(4);
    expect(shown).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'response', state: 'met', paused: 0 }),
        { name: 'diagnosis', state: 'breached', started: 0, due: 9 + 1 / 24, paused: 9 },
        { name: 'restore', state: 'breached', started: 0, due: 11, paused: 9 },
        { name: 'confirm', state: 'breached', started: 21, due: 24, paused: 0 },
      ]),
    );
  });

  it.each(rounds.filter(hasRma))('wants the faulty part of round %i back, and hears when it is', (round) => {
    expect(world.centre.rmaTimeline(rmaNumber(round)).map(({ kind }) => kind)).toEqual([
      'rma_requested',
      'rma_approved',
      'part_reserved',
      'rma_shipped',
      'rma_delivered',
      'return_reminder',
      'return_reminder',
      'return_overdue',
      'faulty_received',
      'rma_completed',
    ]);
    const states = driven.timeline.flatMap(({ kind, data }) =>
      kind === 'rma_updated' && data.number === rmaNumber(round) ? [data.state] : [],
    );
    expect(states).toEqual(['approved', 'reserved', 'shipped', 'delivered', 'faulty_received', 'completed']);
  });
});
