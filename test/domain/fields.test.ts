import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { check } from '../../domain/schema/check.ts';
import { email, line, text } from '../../domain/schema/fields.ts';
import type { Schema } from '../../domain/schema/schema.ts';

const takes = (schema: Schema, value: string): boolean => check(schema, value, 0).faults === undefined;

describe('A mail address', () => {
  it.each([
    'wang.fang@acme.example',
    'user@xn--fsqu00a.xn--fiqs8s',
    'user@例子.中国',
    '用户@例子.中国',
    'info@bücher.example',
    'a&b@acme.example',
    'ops/noc@acme.example',
    "o'brien+case=1@mail.acme.example",
    'x@1und1.de',
    'a@b.co',
    `${'a'.repeat(64)}@acme.example`,
  ])('may be %s', (address) => {
    expect(takes(email, address)).toBe(true);
  });

  it.each([
    'nowhere',
    '@acme.example',
    'a@',
    'a@localhost',
    'a@@acme.example',
    'a b@acme.example',
    ' a@acme.example',
    'a@acme.example\n',
    'a@acme.example\r\nBcc: b@acme.example',
    'a@-acme.example',
    'a@acme-.example',
    'a@acme..example',
    '.a@acme.example',
    'a.@acme.example',
    'a..b@acme.example',
    '<a@acme.example>',
    'a,b@acme.example',
    '"a b"@acme.example',
    'a@192.168.1.1',
    'a@acme.example,b@acme.example',
    'a\u0000@acme.example',
    `${'a'.repeat(65)}@acme.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('may not be %j', (address) => {
    expect(takes(email, address)).toBe(false);
  });
});

describe('What people write', () => {
  it('is never half a character: a program behind might lose it, or the whole text', () => {
    for (const schema of [line(200), text(200)]) {
      expect(takes(schema, 'Router \u{1f525}')).toBe(true);
      for (const half of ['Router \ud83d', '\udd25 router', 'a\ud83d\ud83d\udd25'])
        expect(takes(schema, half)).toBe(false);
    }
  });

  it('is taken well-formed and with nothing around it, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const { value: taken } = check(line(200), value, 0);
        if (taken !== undefined) expect([taken, taken.toWellFormed()]).toEqual([value.trim(), taken]);
      }),
    );
  });
});
