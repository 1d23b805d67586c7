import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { consentUrl, signLink, surveyUrl, verifyLink } from '../../messages/links.ts';

const secret = 's'.repeat(40);
const link = { number: 'C20261123-0042', round: 2 };

describe('a link without a login', () => {
  it('says which case and round it is for, and is the same each time it is written', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    expect(await signLink({ purpose: 'consent', ...link }, secret)).toBe(token);
    expect(await verifyLink(token, 'consent', secret)).toEqual(link);
  });

  it('is good for its own purpose only', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    expect(await verifyLink(token, 'survey', secret)).toBeNull();
  });

  it('says nothing once any part of it was altered', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    const [head, , signature] = token.split('.');
    const body = Buffer.from(JSON.stringify({ round: 2, sub: 'C20261123-0001', aud: 'consent' }));
    const forged = [
      `${head}.${body.toString('base64url')}.${signature}`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`,
      token.slice(0, -2),
      '',
      'a.b.c',
    ];
    for (const each of forged) expect(await verifyLink(each, 'consent', secret)).toBeNull();
  });

  it('is not accepted under another secret, nor is a token that signs somebody in', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    expect(await verifyLink(token, 'consent', 't'.repeat(40))).toBeNull();
    const session = await new SignJWT({ round: 2 })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(link.number)
      .setAudience('consent')
      .sign(new TextEncoder().encode(secret));
    expect(await verifyLink(session, 'consent', secret)).toBeNull();
  });

  it('ends with the survey, and for a consent never', async () => {
    const past = await signLink({ purpose: 'survey', ...link, expiresAt: Date.now() - 1_500 }, secret);
    const open = await signLink({ purpose: 'survey', ...link, expiresAt: Date.now() + 60_000 }, secret);
    expect(await verifyLink(past, 'survey', secret)).toBeNull();
    expect(await verifyLink(open, 'survey', secret)).toEqual(link);
  });

  it('stands under the public address', () => {
    expect(consentUrl('https://a.example', 't')).toBe('https://a.example/consents/t');
    expect(surveyUrl('https://a.example', 't')).toBe('https://a.example/surveys/t');
  });
});
