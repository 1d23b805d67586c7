import { afterEach, describe, expect, it } from '@jest/globals';
import { dialFrom, dialled, phoneKey, telephone } from '../../store/telephones.ts';

const beijing = { e164: '+861088886666', extension: null };

describe('a telephone number of a centre in China', () => {
  it.each([
    '010-88886666',
    '01088886666',
    '(010) 8888 6666',
    '（０１０）８８８８６６６６',
    '010—88886666',
    '010–8888‑6666',
    '010/88886666',
    '010.8888.6666',
    '+86 10 8888 6666',
    '+86 (0)10 8888 6666',
    '(+86) 10-88886666',
    '0086-10-88886666',
    '86 10 88886666',
    'tel:+86-10-88886666',
    '\u202a+86 10 8888 6666\u202c',
  ])('is the same number when it is written %s', (written) =>
    expect(telephone(written)).toMatchObject(beijing),
  );

  it.each([
    '010-88886666-801',
    '010-88886666转801',
    '010-88886666 转 801',
    '01088886666转分机801',
    '010-88886666轉801',
    '010-88886666分机：801',
    '010-88886666（转801）',
    '010-88886666 ext. 801',
    '010-88886666 Ext 801',
    '010-88886666 extension 801',
    '010-88886666 x801',
    '010-88886666#801',
    '010-88886666,801',
    '010-88886666*801',
    '010-88886666/801',
    '010 8888 6666 801',
    '010—88886666—801',
    '+86 10 8888 6666-801',
    'tel:+86-10-88886666;ext=801',
  ])('keeps the extension of %s, and is the same without it', (written) =>
    expect(telephone(written)).toMatchObject({ ...beijing, extension: '801', key: phoneKey('01088886666') }),
  );

  it.each([
    ['158 0013 8000', '138 0013 8000'],
    ['+1 302 555 0142', '+1 202 555 0142'],
    ['020-5550 0100', '010-5550 0100'],
    ['88886666', '010-88886666'],
    ['+49 10 88886666', '010-88886666'],
    ['13800138000', '1380013800'],
  ])('is another one when it only ends alike: %s, %s', (one, other) => {
    expect(phoneKey(one)).not.toBe('');
    expect(phoneKey(one)).not.toBe(phoneKey(other));
  });

  it('is the same in its national and its international form, whoever wrote which', () => {
    expect(phoneKey('138 0013 8000')).toBe(phoneKey('+8613800138000'));
    expect(phoneKey('013800138000')).toBe(phoneKey('+8613800138000'));
    expect(phoneKey('400-810-8888')).toBe(phoneKey('4008108888'));
    expect(phoneKey('400-810-8888-12')).toBe(phoneKey('4008108888'));
    expect(phoneKey('030/1234567')).toBe(phoneKey('030 1234567'));
    expect(phoneKey('001 202 555 0142')).toBe(phoneKey('+1 (202) 555-0142'));
  });

  it('without its area is the same as itself, and as no other', () => {
    expect(telephone('8888-6666')).toMatchObject({ e164: null, extension: null });
    expect(phoneKey('88886666-801')).toBe(phoneKey('8888 6666'));
    expect(phoneKey('95588')).toBe(phoneKey('9-5588'));
    expect(phoneKey('95588')).not.toBe(phoneKey('955881'));
  });

  it('that is an extension within a house is one, and names nobody', () => {
    expect(telephone('8012')).toMatchObject({ key: '' });
    expect(phoneKey('12')).toBe('');
  });

  it.each([
    '',
    '12',
    'call me',
    '1-800-FLOWERS',
    '++8613800138000',
    '138+00138000',
    '+999 123456',
    '+86 138',
    '138001380001380013800138001380',
    '010-88886666/13800138000',
    '((((13800138000',
    '()',
    '-----',
    '13800138000; DROP',
    '<b>13800138000</b>',
    'ext. 801',
  ])('is not “%s”', (garbage) => expect(telephone(garbage)).toBeNull());

  it('is none of twenty thousand digits either, and that is found out at once', () => {
    const began = Date.now();
    expect(telephone(`${'1 '.repeat(20_000)}x`)).toBeNull();
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it('goes to a gateway as it is dialled from anywhere, without an extension', () => {
    expect(dialled('138 0013 8000')).toBe('+8613800138000');
    expect(dialled('010-88886666转801')).toBe('+861088886666');
    expect(dialled('+1 (202) 555-0142')).toBe('+12025550142');
    expect(dialled('9-5588')).toBe('95588');
  });
});

describe('a telephone number of a centre elsewhere', () => {
  afterEach(() => dialFrom('CN'));

  it('is read by the rules of its region', () => {
    dialFrom('DE');
    expect(telephone('030/1234567')).toMatchObject({ e164: '+49301234567', extension: null });
    expect(phoneKey('030 1234567')).toBe(phoneKey('+49 (0)30 1234567'));
    dialFrom('US');
    expect(phoneKey('(202) 555-0142')).toBe(phoneKey('+1 202 555 0142'));
    expect(phoneKey('(302) 555-0142')).not.toBe(phoneKey('(202) 555-0142'));
    dialFrom('GB');
    expect(phoneKey('020 7946 0018')).toBe(phoneKey('+44 20 7946 0018'));
  });
});
