import { describe as group, expect, it } from '@jest/globals';
import { languages } from '../../domain/vocabulary.ts';
import { describe, tell, words } from '../../domain/words/index.ts';
import { momentsIn } from '../../domain/moment.ts';
import { alarmEvent } from '../../domain/stuck.ts';
import {
  alarmData,
  callData,
  callEvent,
  caseData,
  caseEvent,
  rmaData,
  rmaEvent,
} from '../messages/samples.ts';

const kinds = Object.keys({
  ...callData,
  ...rmaData,
  ...caseData,
  ...alarmData,
}) as (keyof typeof caseData)[];
function eventOf(kind: string) {
  if (kind in alarmData) return alarmEvent({ number: '', at: 0, ...alarmData.stuck_found });
  if (kind in callData) return callEvent(kind as keyof typeof callData);
  return kind in caseData ? caseEvent(kind as keyof typeof caseData) : rmaEvent(kind as keyof typeof rmaData);
}
const english = { language: 'en', timeZone: 'UTC' } as const;
const chinese = { language: 'zh-CN', timeZone: 'Asia/Shanghai' } as const;
const fields = (labels: object): string[] => Object.keys(labels).sort();

group('the words of the timeline', () => {
  it.each(languages)('tell every kind of event in %s, with nothing missing in the sentence', (language) => {
    expect(fields(words[language].events)).toEqual([...kinds].sort());
    for (const kind of kinds) {
      const event = eventOf(kind);
      const text = tell(event, { language, timeZone: 'UTC' });
      expect(text.trim()).toBe(text);
      expect(text.length).toBeGreaterThan(1);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|[:：] ?$/);
    }
  });

  it('have the same labels in every language', () => {
    for (const table of Object.keys(words.en) as (keyof typeof words.en)[])
      expect(fields(words['zh-CN'][table])).toEqual(fields(words.en[table]));
  });

  it('are Chinese where the reader is', () => {
    for (const kind of kinds.filter((each) => !['work', 'note', 'customer_update'].includes(each))) {
      const event = eventOf(kind);
      expect(tell(event, chinese)).toMatch(/\p{Script=Han}/u);
      expect(tell(event, english)).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('leave to people what they wrote, with the minutes of their work', () => {
    expect(describe('note', { text: 'es ist kaputt' }, english)).toBe('es ist kaputt');
    expect(describe('customer_update', { text: '请稍候' }, english)).toBe('请稍候');
    expect(describe('work', { text: 'read logs', kind: 'lab' }, english)).toBe('read logs');
    expect(describe('work', { text: 'read logs', minutes: 5, kind: 'lab' }, chinese)).toBe(
      'read logs（5 分钟）',
    );
  });

  it('tell a takeover on silence from one by hand', () => {
    const from = { id: 'a', name: 'Ann' };
    const to = { id: 'b', name: 'Bob' };
    const silence = describe('taken_over', { cause: 'silence', from, to }, english);
    const hand = describe('taken_over', { cause: 'engineer', from, to, reason: 'I know it' }, english);
    expect(silence).toBe('Moved from Ann to Bob for lack of a response');
    expect(hand).toBe('Bob took the case over from Ann: I know it');
  });

  it('say why the rule chose in the language of the reader, and what older timelines say as it stands', () => {
    const engineer = { id: 'b', name: 'Bob' };
    const merits = { skills: 1, similarSolved: 4, load: 2, responsible: true, sameCentre: true };
    const chosen = { engineer, cause: 'rule', merits } as const;
    expect(describe('assigned', chosen, english)).toBe(
      'Assigned to Bob by the assignment rule: skills matched 1, similar cases 4, open cases 2, ' +
        "responsible for the customer, of the customer's centre",
    );
    expect(describe('assigned', chosen, chinese)).toBe(
      '按分派规则分派给 Bob：技能匹配 1 项，处理过同类工单 4 个，在办工单 2 个，负责该客户，属于该客户的服务中心',
    );
    const older = { engineer, cause: 'rule', reason: 'skills matched 1' } as const;
    expect(describe('assigned', older, chinese)).toBe('按分派规则分派给 Bob：skills matched 1');
  });

  it.each([
    ['Asia/Shanghai', '2026-11-27 05:41 (GMT+8)'],
    ['Europe/Berlin', '2026-11-26 22:41 (GMT+1)'],
    ['America/St_Johns', '2026-11-26 18:11 (GMT-3:30)'],
    ['Europe/London', '2026-11-26 21:41 (GMT)'],
    ['Etc/UTC', '2026-11-26 21:41 (UTC)'],
  ])('write times by the clocks of the reader, and say which: %s', (timeZone, written) => {
    expect(momentsIn(timeZone)('2026-11-26T21:41:30Z')).toBe(written);
    expect(momentsIn(timeZone)('2026-11-27T05:41:30+08:00')).toBe(written);
  });

  it('keep to summer time when it was summer', () => {
    expect(momentsIn('Europe/Berlin')('2026-07-01T10:00:00Z')).toBe('2026-07-01 12:00 (GMT+2)');
  });

  it('leave alone what is no time', () => {
    for (const text of ['tomorrow', '2026-11-23', '5', '2026-11-23Tmorning'])
      expect(momentsIn('Asia/Shanghai')(text)).toBe(text);
  });

  it('tell two readers of one event each their own hour', () => {
    const data = { reason: 'waiting_customer', until: '2026-11-26T21:41:00.000Z' } as const;
    expect(describe('held', data, { language: 'en', timeZone: 'Europe/Berlin' })).toContain(
      'until 2026-11-26 22:41 (GMT+1)',
    );
    expect(describe('held', data, chinese)).toContain('至 2026-11-27 05:41 (GMT+8)');
  });

  it('show a state that they do not know as it is', () => {
    expect(describe('rma_updated', { number: 'R1', state: 'constructor' }, english)).toBe(
      'RMA R1 is constructor',
    );
  });
});
