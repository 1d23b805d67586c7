import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchWords, termsOf, termsOfPhone, wordsOf } from '../../store/words.ts';

/** Whether what somebody types finds a text, by the conditions that the database is given. */
const finds = (q: string, ...texts: string[]): boolean => found(q, termsOf(...texts));
function found(q: string, words: string[]): boolean {
  return (matchWords(q) as { words: { $regex?: string; $in?: string[] } }[]).every(({ words: { $regex } }) =>
    $regex === undefined ? false : words.some((word) => new RegExp($regex).test(word)),
  );
}

describe('A search', () => {
  it.each([
    ['网卡', '服务器上网卡故障'],
    ['重启', '路由器重启'],
    ['故障', '服务器上网卡故障'],
    ['上网', '服务器上网卡故障'],
    ['服务器上网卡故障', '服务器上网卡故障，请处理'],
    ['核心交换机电源模块发生故障', '昨晚核心交换机电源模块发生故障，已更换'],
    ['ルータ', 'コアルータが再起動'],
    ['เร้าเตอร์', 'ปัญหาเร้าเตอร์รีสตาร์ท'],
    ['sup720', '更换SUP720板卡'],
    ['板卡', '更换SUP720板卡'],
    ['switch down', 'Core switch is DOWN'],
    ['swi', 'Core switch is down'],
    ['gi0/1', 'Port Gi0/1 flaps'],
    ['Ｓｗｉｔｃｈ', 'core switch'],
    ['zürich', 'Office ZÜRICH'],
    ['don’t', 'We don’t know'],
  ])('for %s finds %s', (q, text) => {
    expect(finds(q, text)).toBe(true);
  });

  it.each([
    ['网卡', '服务器上的卡'],
    ['witch', 'switch'],
    ['switch up', 'Core switch is down'],
    ['更换电源模块并且升级软件', '更换电源模块'],
  ])('for %s does not find %s', (q, text) => {
    expect(finds(q, text)).toBe(false);
  });

  it.each(['???', '🔥', '—', '*', ' ', '.*', '()', '\u200b'])(
    'for %j, which says nothing, finds nothing',
    (q) => {
      expect(finds(q, 'anything', '网卡', q)).toBe(false);
    },
  );

  it.each(['RE: C20261127-0042 Switch down', 'AW: Fwd: [c20261127-0042]', '回复：C20261127-0042（重启）'])(
    'for the subject %s finds the case that it names',
    (q) => {
      expect(found(q, ['c20261127-0042'])).toBe(true);
      expect(found(q, ['c20261127-0043', 'switch', 'down', 're'])).toBe(false);
    },
  );

  it.each([
    ['13800138000', '+86 138 0013 8000'],
    ['138 0013 8000', '+8613800138000'],
    ['010-88886666', '+86 10 8888 6666'],
    ['88886666', '010-8888 6666'],
    ['0086 138 0013 8000', '+86 138 0013 8000'],
    ['+49 30 1234567', '+49 (30) 123-4567'],
  ])('for the telephone number %s finds %s', (q, phone) => {
    expect(found(q, termsOfPhone(phone))).toBe(true);
  });

  it('finds every text by any of its own words or runs, and never breaks on what is typed', () => {
    const word = fc.stringMatching(/^[a-z0-9\u4e00-\u9fa5]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), (words, pick) => {
        expect(finds(words[pick % words.length] ?? '', words.join(' '))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) => {
        finds(q, q);
      }),
    );
  });

  it('keeps no more of a pasted log than its first thousand terms', () => {
    expect(termsOf(Array.from({ length: 5_000 }, (_, n) => `word${n}`).join(' '))).toHaveLength(1_000);
  });

  it('is by terms; what texts have in common is told in words', () => {
    expect(wordsOf('核心交换机重启 twice')).toEqual(expect.arrayContaining(['核心', '交换', 'twice']));
    expect(termsOf('核心交换机重启')).toEqual(expect.arrayContaining(['核心', '换机重启', '启']));
    expect(wordsOf('核心交换机重启')).not.toContain('换机重启');
  });
});
