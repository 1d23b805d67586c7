import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { keepLooks } from '../../store/looks.ts';
import { listAllStuck } from '../../store/stuck.ts';
import { actor, agent, engineer } from '../cases.ts';
import { eventually } from '../product/desk.ts';
import { Works } from './works.ts';

const admin = actor('admin', 'admin');
const second = 1_000;

describe('The watchman', () => {
  let works: Works;
  beforeAll(async () => {
    works = await Works.open();
  }, 240_000);
  afterAll(() => works?.close());
  beforeEach(() => keepLooks({ at: null, count: 0, suspected: [] }));

  const stuck = async () =>
    Object.fromEntries((await listAllStuck()).map(({ _id, reason }): [string, string] => [_id, reason]));
  /** The mails that tell of it, in whichever language. */
  const mails = async (number: string) =>
    (await works.collection('outbox').find({ template: 'stuck_found' }).toArray()).filter(({ text }) =>
      String(text).includes(number),
    );
  const restart = (number: string) => works.engine.restart({ number, reason: 'it was stuck', by: admin });
  const note = (number: string, text: string) =>
    works.engine.act(number, 'notes', { text, visibility: 'internal', actor: agent }, `${number} ${text}`);

  it('finds what is terminated, what fails and what is poisoned in time, and a restart mends each', async () => {
    const [terminated, failed, poisoned, cancelled, well] = [
      await works.openCase(),
      await works.openCase(),
      await works.openCase(),
      await works.openCase(),
      await works.openCase(),
    ];
    const broken = [terminated, failed, poisoned];
    for (const number of [...broken, cancelled, well]) {
      await works.engine.act(number, 'respond', { note: 'Called', via: 'phone', actor: engineer(1) }, number);
      await note(number, 'first');
    }
    await works.misrun(failed, { fails: true });
    await works.misrun(poisoned);
    await works.handleOf(cancelled).cancel();
    await works.handleOf(terminated).terminate('by mistake');
    // Its next task has a history that this build cannot go on with.
    await works.handleOf(poisoned).signal('reassign', {});
    const since = Date.now();
    const endWatch = await works.keepWatch();
    const gone = await eventually(stuck, (found) => terminated in found && failed in found, 60 * second);
    expect(gone).toMatchObject({ [terminated]: 'gone', [failed]: 'gone' });
    const rest = since + 120 * second - Date.now();
    const all = await eventually(stuck, (found) => poisoned in found, rest);
    expect(all).toEqual({ [terminated]: 'gone', [failed]: 'gone', [poisoned]: 'failing' });

    await endWatch();
    for (const number of broken) await restart(number);
    expect(await stuck()).toEqual({});
    for (const number of broken) {
      // What was answered before counts, and is not done again.
      await note(number, 'first');
      await note(number, 'second');
      const kinds = (await works.story(number)).slice(-4);
      expect(kinds).toEqual(['responded', 'note', 'restarted', 'note']);
    }
    // Whoever asks Temporal to cancel a case ends nothing.
    await note(cancelled, 'second');
    expect((await works.story(cancelled)).slice(-2)).toEqual(['note', 'note']);
    await works.look();
    await works.look();
    expect(await stuck()).toEqual({});
    for (const number of broken) expect(await mails(number)).toHaveLength(1);
    expect(await mails(well)).toHaveLength(0);
  }, 300_000);

  it('finds what Temporal has lost altogether', async () => {
    const number = await works.openCase();
    const workflow = { workflowId: `case/${number}` };
    const { connection } = works.client;
    await connection.workflowService.deleteWorkflowExecution({
      ...{ namespace: 'default', workflowExecution: workflow },
    });
    await eventually(
      () =>
        works
          .handleOf(number)
          .describe()
          .then(
            () => false,
            () => true,
          ),
      (isGone) => isGone,
      30 * second,
    );
    await eventually(
      async () => {
        await works.look();
        return stuck();
      },
      (found) => number in found,
      40 * second,
    );
    expect(await stuck()).toEqual({ [number]: 'gone' });
    await restart(number);
    await note(number, 'still here');
    expect((await works.story(number)).slice(-2)).toEqual(['restarted', 'note']);
  }, 120_000);

  it('says that a deadline was let pass when it is so at two looks, and takes it back', async () => {
    const number = await works.openCase();
    const cases = works.collection('cases');
    const before = await cases.findOne({ _id: number as never });
    await cases.updateOne({ _id: number as never }, { $set: { wakesAt: new Date(Date.now() - 90_000) } });
    await works.look();
    expect(await stuck()).toEqual({});
    await works.look();
    expect(await stuck()).toEqual({ [number]: 'late' });
    await works.look();
    expect(await mails(number)).toHaveLength(1);
    await cases.updateOne({ _id: number as never }, { $set: { wakesAt: before?.['wakesAt'] as Date } });
    await works.look();
    expect(await stuck()).toEqual({});
  }, 60_000);

  it('leaves alone what has ended by itself', async () => {
    const number = await works.openCase();
    await works.engine.act(
      number,
      'cancel',
      { reason: 'withdrawn', consentBy: 'Zhang San', actor: agent },
      number,
    );
    await works.handleOf(number).result();
    await pause(second);
    await works.look();
    expect(await stuck()).toEqual({});
  }, 60_000);
});
