import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { consentUrl, linksIn, signLink, surveyUrl, verifyLink, withoutLinks } from '../../messages/links.ts';

const secret = 's'.repeat(40);
const expiresAt = Math.ceil(Date.now() / 1000) * 1000 + 60_000;
const link = { number: 'C20261123-0042', round: 2, expiresAt };

describe('a link without a login', () => {
  it('says which case and round it is for, and is the same each time it is written', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    expect(await signLink({ purpose: 'consent', ...link }, secret)).toBe(token);
    expect(await verifyLink(token, 'consent', secret)).toEqual({ ...link, expired: false });
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

  it.each(['consent', 'survey'] as const)('for a %s ends', async (purpose) => {
    const past = Math.floor(Date.now() / 1000) * 1000 - 1_000;
    const over = await signLink({ purpose, ...link, expiresAt: past }, secret);
    expect(await verifyLink(over, purpose, secret)).toEqual({ ...link, expiresAt: past, expired: true });
  });

  it('of the first version, which named no end, is still read', async () => {
    const key = createHmac('sha256', secret).update('caseline/links').digest();
    const token = await new SignJWT({ round: 2 })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(link.number)
      .setAudience('consent')
      .sign(key);
    expect(await verifyLink(token, 'consent', secret)).toEqual({
      ...{ number: link.number, round: 2, expired: false },
    });
  });

  it('is left out of what others than its reader see', async () => {
    const token = await signLink({ purpose: 'consent', ...link }, secret);
    const text = `See ${consentUrl('https://a.example', token)} or ${encodeURIComponent(`/consents/${token}`)}.`;
    expect(withoutLinks(text)).not.toContain(token.split('.')[1]);
    expect(linksIn(text)).toEqual([consentUrl('https://a.example', token)]);
  });

  it('stands under the public address', () => {
    expect(consentUrl('https://a.example', 't')).toBe('https://a.example/consents/t');
    expect(surveyUrl('https://a.example', 't')).toBe('https://a.example/surveys/t');
  });
});
