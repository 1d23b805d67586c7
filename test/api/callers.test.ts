import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { sessionSeconds } from '../../api/session.ts';
import { changeUser } from '../../store/people.ts';
import { type Refusals, startRefusals } from './refusals.ts';
import { linkTo, secret, sessionToken } from './service.ts';

let service: Refusals;
beforeAll(async () => {
  service = await startRefusals();
});
afterAll(() => service.close());
const refused: Refusals['refused'] = (...given) => service.refused(...given);

describe('a caller', () => {
  const me = (token: string) => service.anonymous.get('/api/v1/me').set('Authorization', `Bearer ${token}`);

  it('without a token, or with one that is forged or expired, is not signed in', async () => {
    await refused(await service.anonymous.get('/api/v1/me'), 401);
    await refused(await service.anonymous.get('/api/v1/me').set('Authorization', 'Basic YTpi'), 401);
    await refused(await me('nonsense'), 401);
    await refused(await me(await sessionToken('agent', {}, 'another secret, which is not ours at all')), 401);
    const [header, , signature] = (await service.as('agent')).token.split('.') as [string, string, string];
    const admin = Buffer.from(
      JSON.stringify({ sub: 'admin', aud: 'caseline-api', iss: 'caseline', exp: 9e9 }),
    );
    await refused(await me(`${header}.${admin.toString('base64url')}.${signature}`), 401);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await refused(await me(`${none}.${admin.toString('base64url')}.`), 401);
    const raw = new SignJWT({ sub: 'admin' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('caseline-api');
    await refused(await me(await raw.setIssuer('caseline').sign(Buffer.from(secret))), 401);
    await refused(await me(await sessionToken('nobody')), 401);
    await refused(await me(await linkTo('consent', service.number)), 401);
    await refused(await me(await sessionToken('agent', { idle: sessionSeconds + 10 })), 401);
    expect((await me(await sessionToken('agent'))).status).toBe(200);
  });

  it('who was deactivated is not signed in, whatever their token says', async () => {
    const { token } = await service.as('quality');
    await changeUser('quality', { active: false });
    await refused(await me(token), 401);
    await changeUser('quality', { active: true });
  });
});
