import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Launched } from '../../embedded/launch.ts';
import { Desk, eventually } from './desk.ts';
import { Mailbox } from './listeners.ts';

interface Seen {
  status: string;
  links: { number: string; as: string }[];
  duplicates: string[];
  otherContacts: object[];
  clocks: object[];
}

describe('Two cases, each with a workflow of its own', () => {
  const mailbox = new Mailbox();
  let caseline: Launched;
  let desk: Desk;

  beforeAll(async () => {
    caseline = await Launched.launch({ SMTP_URL: await mailbox.open() });
    desk = new Desk(caseline.url);
  }, 240_000);
  afterAll(async () => {
    await caseline?.stop();
    await mailbox.close();
  });

  const read = async (number: string) => (await desk.get<Seen>('agent', `/cases/${number}`)).body;
  const act = async (as: string, number: string, action: string, body: object) => {
    const { status, body: answer } = await desk.post(as, `/cases/${number}/${action}`, body);
    expect({ action, status, problem: answer['detail'] }).toEqual({
      ...{ action, status: 200, problem: undefined },
    });
    return answer;
  };

  it('are merged: the one that goes on hears, with notes, files and the contact, and so does its engineer', async () => {
    const assigneeId = await desk.id('engineer1');
    const contact = { name: 'Zhou Tao', phone: '+86 139 0013 9000', language: 'zh-CN' };
    const [survivor, duplicate] = [await desk.open({ assigneeId }), await desk.open({ contact })];
    await act('agent', duplicate, 'notes', { text: 'Only for us', visibility: 'internal' });
    await act('agent', duplicate, 'notes', { text: 'It is loud', visibility: 'public' });
    const form = new FormData();
    form.set('file', new Blob(['%ILINK-3-UPDOWN: down']), 'boot.log');
    const sent = await desk.post('customer', `/cases/${duplicate}/attachments`, form);
    expect(sent.status).toBe(201);
    const { clocks } = await read(survivor);

    const take = { notes: true, files: true, contacts: true };
    expect(
      await act('agent', duplicate, 'merge', { into: survivor, take, consentBy: 'Zhou Tao' }),
    ).toMatchObject({ status: 'cancelled' });
    const heard = await eventually(
      () => read(survivor),
      ({ duplicates }) => duplicates.length > 0,
    );
    expect(heard).toMatchObject({
      status: 'open',
      duplicates: [duplicate],
      otherContacts: [contact],
      clocks,
    });
    const timeline = await desk.timeline(survivor);
    const carried = timeline.filter(({ kind }) => kind.endsWith('_carried'));
    expect(carried.map(({ data }) => data)).toMatchObject([
      { text: 'Only for us', from: duplicate },
      { text: 'It is loud', from: duplicate },
      { name: 'boot.log', from: duplicate, id: sent.body['id'] },
    ]);
    const file = `${caseline.url}/api/v1/cases/${survivor}/attachments/${String(sent.body['id'])}`;
    const carriedFile = await fetch(file, {
      headers: { authorization: `Bearer ${await desk.token('customer')}` },
    });
    expect(await carriedFile.text()).toBe('%ILINK-3-UPDOWN: down');

    const { email } = (await desk.get<{ email: string }>('engineer1', '/me')).body;
    const mails = await eventually(
      () => mailbox.to(email, new RegExp(duplicate)),
      (list) => list.some(({ mail }) => mail.subject?.includes(survivor)),
    );
    expect(mails.map(({ mail }) => mail.subject).join('\n')).toContain(survivor);
    // Once, however often it is asked for.
    const again = await desk.post('agent', `/cases/${duplicate}/merge`, { into: survivor, consentBy: 'x' });
    expect(again.status).toBe(409);
    expect((await read(survivor)).duplicates).toEqual([duplicate]);
  }, 60_000);

  it('are linked: each shows it from its side, until it is removed on either', async () => {
    const [effect, cause] = [await desk.open(), await desk.open()];
    const linksOf = (number: string, count: number) =>
      eventually(
        async () => (await read(number)).links,
        (links) => links.length === count,
      );
    await act('agent', effect, 'link', { number: cause, as: 'caused_by' });
    expect(await linksOf(effect, 1)).toEqual([{ number: cause, as: 'caused_by' }]);
    expect(await linksOf(cause, 1)).toEqual([{ number: effect, as: 'cause_of' }]);
    await act('agent', cause, 'unlink', { number: effect });
    expect(await linksOf(cause, 0)).toEqual([]);
    expect(await linksOf(effect, 0)).toEqual([]);
  });

  it('that are merged into each other at once are not both lost', async () => {
    const [first, second] = [await desk.open(), await desk.open()];
    const body = (into: string) => ({ into, consentBy: 'Zhang San' });
    const answers = await Promise.all([
      desk.post('agent', `/cases/${first}/merge`, body(second)),
      desk.post('agent', `/cases/${second}/merge`, body(first)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [survivor, gone] = answers[0].status === 200 ? [second, first] : [first, second];
    const heard = await eventually(
      () => read(survivor),
      ({ duplicates }) => duplicates.length > 0,
    );
    expect(heard).toMatchObject({ status: 'open', duplicates: [gone] });
  });
});
