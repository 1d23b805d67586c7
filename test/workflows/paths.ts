import { agent, customer, engineer, expert, manager, rmaAdmin, responseCentre } from '../cases.ts';
import type { Actor } from '../../domain/people.ts';
import type { DrivenCase, World } from './centre.ts';

const minutes = (n: number) => n * 60_000;
const hours = (n: number) => minutes(60 * n);
const answers = { overall: 5, response_speed: 4, skill: 5, attitude: 5 };

const respond = (driven: DrivenCase, by: Actor = engineer(1)) =>
  driven.act('respond', by, { note: 'Called', via: 'phone' });

async function resolve(driven: DrivenCase, world: World, by: Actor = engineer(1)): Promise<void> {
  const restoredAt = new Date(await world.env.currentTimeMs()).toISOString();
  await driven.act('resolve', by, {
    cause: 'Power supply',
    treatment: 'Replaced',
    restoredAt,
    byPhone: true,
  });
}

const consent = (driven: DrivenCase, agreed = true) =>
  driven.act('consent', customer, { agreed, by: 'Zhang San', via: 'portal' });

async function finish(driven: DrivenCase): Promise<void> {
  await consent(driven);
  await driven.act('answerSurvey', customer, { answers });
  await driven.handle.result();
}

/** The ways a case can go whose histories are kept: one path each, driven to its end (or left where it waits). */
export const paths: Record<string, (world: World) => Promise<DrivenCase>> = {
  'answered-in-time': async (world) => {
    const driven = await world.open();
    await respond(driven);
    await driven.act('diagnose', engineer(1), { cause: 'Power supply', hardwareFault: true });
    await resolve(driven, world);
    await finish(driven);
    return driven;
  },

  'silent-until-the-queue': async (world) => {
    const driven = await world.open();
    await driven.pass(hours(2));
    await driven.act('assign', manager, { engineerId: 'engineer5', reason: 'free now' });
    await respond(driven, { ...engineer(5) });
    await resolve(driven, world, engineer(5));
    await finish(driven);
    return driven;
  },

  'held-and-reprioritised': async (world) => {
    const driven = await world.open({}, { priority: 'P3' });
    await respond(driven);
    await driven.act('hold', engineer(1), { reason: 'waiting_customer' });
    await driven.pass(hours(30));
    await driven.act('resume', engineer(1), {});
    await driven.act('priority', manager, { priority: 'P1', reason: 'worse' });
    await driven.pass(hours(60));
    await resolve(driven, world);
    await finish(driven);
    return driven;
  },

  'rejected-and-reopened': async (world) => {
    const driven = await world.open();
    await respond(driven);
    await resolve(driven, world);
    await driven.pass(hours(80));
    await consent(driven, false);
    await driven.pass(hours(5));
    await resolve(driven, world);
    await consent(driven);
    await driven.act('reopen', customer, { reason: 'Again' });
    await resolve(driven, world);
    await consent(driven);
    await driven.pass(hours(24 * 15));
    await driven.handle.result();
    return driven;
  },

  'expert-vendor-and-return': async (world) => {
    const driven = await world.open();
    await respond(driven);
    await driven.act('escalateExpert', engineer(1), { reason: 'hard' });
    await driven.act('requestVendor', engineer(1), { vendor: 'Cisco', reason: 'bug' });
    await driven.act('confirmVendor', expert, {});
    await driven.act('vendorCase', engineer(1), { vendorCaseNumber: 'V-1' });
    const rma = {
      number: `R${driven.number.slice(1)}`,
      kind: 'advance_replacement',
      partNumber: 'PSU',
    } as const;
    await driven.act('rmas', engineer(1), { ...rma, serialNumber: 'SN-1', reason: 'dead' });
    const returned = world.env.client.workflow.getHandle(`rma/${rma.number}`);
    const step = (name: string, body: object) =>
      returned.executeUpdate(name, { args: [{ ...body, actor: rmaAdmin }] });
    await step('approve', {});
    await step('ship', { carrier: 'SF', trackingNumber: '1', serialNumber: 'SN-2' });
    await step('deliver', {});
    await driven.pass(hours(24 * 15));
    await step('receiveFaulty', { serialNumber: 'SN-1', condition: 'burnt' });
    await step('complete', { outcome: 'replaced' });
    await returned.result();
    await driven.act('vendorClose', engineer(1), { outcome: 'fixed' });
    await resolve(driven, world);
    await finish(driven);
    return driven;
  },

  'taken-over-by-hand': async (world) => {
    const driven = await world.open();
    await driven.act('takeOver', engineer(2), { from: 'engineer1' });
    await driven.handle.signal('reassign', { engineerId: 'engineer3', reason: 'closer' });
    await driven.pass(minutes(47));
    await driven.act('reassign', manager, { engineerId: 'engineer4', reason: 'silent' });
    await respond(driven, engineer(4));
    await driven.act('cancel', agent, { reason: 'withdrawn', consentBy: 'Zhang San' });
    await driven.handle.result();
    return driven;
  },

  'reviewed-by-the-manager': async (world) => {
    const policy = { ...responseCentre, closing: { ...responseCentre.closing, review: minutes(10) } };
    const driven = await world.open({}, { policy });
    await respond(driven);
    await resolve(driven, world);
    await driven.act('review', manager, { approved: false, comment: 'Which part?' });
    await resolve(driven, world);
    await driven.pass(minutes(11));
    await driven.act('review', manager, { approved: true });
    await finish(driven);
    return driven;
  },

  'several-runs': async (world) => {
    const driven = await world.open({ continueAfter: 40 });
    for (let n = 0; n < 12; n += 1) {
      await driven.act('notes', agent, { text: `note ${n}`, visibility: 'internal' });
      await driven.pass(minutes(3));
    }
    await respond(driven, { ...engineer(1) });
    await resolve(driven, world);
    await finish(driven);
    return driven;
  },
};
