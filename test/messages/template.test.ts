import { describe, expect, it } from '@jest/globals';
import { Liquid } from 'liquidjs';
import { callNoticesFor } from '../../domain/call/notices.ts';
import type { CallEventKind } from '../../domain/call/state.ts';
import { templateNames, type TemplateName } from '../../domain/notices.ts';
import { rmaNoticesFor } from '../../domain/rma/notices.ts';
import type { EventKind } from '../../domain/case/events.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { RmaEventKind } from '../../domain/rma/state.ts';
import { alarmEvent, alarmNotices } from '../../domain/stuck.ts';
import { languages, type Language } from '../../domain/vocabulary.ts';
import { clockTime } from '../../messages/clock.ts';
import { modelOf } from '../../messages/model.ts';
import { messagesFor, writeMessages } from '../../messages/notice.ts';
import { readTemplates, renderMail, renderSms, templatesFolder } from '../../messages/template.ts';
import { forContacts } from '../../messages/wording.ts';
import type { Message } from '../../store/outbox.ts';
import { shippedPolicy } from '../cases.ts';
import { openedAt, sampleRma } from '../store/samples.ts';
import {
  alarmData,
  busyCase,
  callData,
  callEvent,
  caseData,
  caseEvent,
  directoryIn,
  number,
  rmaData,
  rmaEvent,
  sampleCall,
  settings,
} from './samples.ts';

/** Every message that every kind of event leads to, written for readers of `language`. */
async function everything(language: Language, change: Partial<CaseState> = {}): Promise<Message[]> {
  const directory = directoryIn(language);
  const base = busyCase(change);
  const state = { ...base, contact: { ...base.contact, language } };
  const customer = { id: 'fang', name: 'Wang Fang', role: 'customer' } as const;
  const variants = [
    ...(Object.keys(caseData) as EventKind[]).map((kind) => ({ state, event: caseEvent(kind) })),
    { state, event: caseEvent('note', caseData.note, customer) },
    {
      state,
      event: caseEvent('not_reached', { ...caseData.not_reached, call: undefined, cause: 'refused' }),
    },
    { state: { ...state, stage: 'reviewing' as const }, event: caseEvent('resolved') },
    { state, event: caseEvent('reviewed', { approved: true }) },
    { state: { ...state, policy: shippedPolicy('on-site-7x24') }, event: caseEvent('consented') },
    {
      state,
      event: caseEvent('escalated_to_manager', { ...caseData.escalated_to_manager, clock: 'confirm' }),
    },
  ];
  const told = await Promise.all(
    variants.map((one, i) => messagesFor({ ...one, seq: i }, directory, settings)),
  );
  const rma = sampleRma('R20261123-0001', { contact: state.contact });
  const returned = await Promise.all(
    (Object.keys(rmaData) as RmaEventKind[]).map((kind, seq) => {
      const event = rmaEvent(kind);
      return writeMessages(rmaNoticesFor(rma, event), { state: rma, event, seq }, directory, settings);
    }),
  );
  const calls = await Promise.all(
    (Object.keys(callData) as CallEventKind[]).flatMap((kind) => {
      const event = callEvent(kind);
      const states = [sampleCall, { ...sampleCall, caseNumber: number }];
      return states.map((call, seq) => {
        const subject = { state: call, event, seq };
        return writeMessages(callNoticesFor(call, event), subject, directory, settings);
      });
    }),
  );
  const alarm = { number: 'watch/now', found: alarmData.stuck_found.found, at: openedAt };
  const alarms = await writeMessages(
    alarmNotices,
    { state: alarm, event: alarmEvent(alarm), seq: 1 },
    directory,
    settings,
  );
  return [...told, ...returned, ...calls, alarms].flatMap(({ messages }) => messages);
}

describe.each(languages)('the messages in %s', (language) => {
  it('are for the contact where the preview says so', async () => {
    const told = (await everything(language)).filter(({ recipient }) => recipient.id === 'contact');
    expect([...new Set(told.map(({ template }) => template))].sort()).toEqual([...forContacts].sort());
  });

  it('exist for every template, and say which case or RMA they are about', async () => {
    const messages = await everything(language);
    expect(new Set(messages.map(({ template }) => template))).toEqual(new Set(templateNames));
    for (const one of messages) {
      expect(one.language).toBe(language);
      expect(one.text).toContain(one.number);
      if (one.channel === 'email') {
        expect(one.subject).toContain(one.number);
        expect(one.html).toContain(one.number);
        expect(one.subject?.length).toBeLessThan(161);
      }
    }
  });

  it('leave no gap where a value should stand', async () => {
    for (const { template, text, subject } of await everything(language)) {
      const all = `${template}\n${subject ?? ''}\n${text}`;
      expect(all).not.toMatch(/undefined|null|NaN|\{\{|\[object|\(\)|（）|\n{3}/);
      expect(all).not.toMatch(/ ,|, \.|：\s*。|于 {2}|by \./);
      // A label with nothing behind it; a greeting and a link's introduction may end so.
      const bare = text.split('\n').filter((line, i, lines) => /[:：]$/.test(line) && !lines[i + 1]?.trim());
      expect(bare.filter((line) => !/您好：|wrote on|留言：/.test(line))).toEqual([]);
    }
  });

  it('give the deadline as an absolute time with its zone', async () => {
    const messages = await everything(language);
    const deadline = clockTime(openedAt + 3_600_000, language, 'UTC');
    const timed: TemplateName[] = [
      'acknowledged',
      'assigned',
      'respond_at_once',
      'response_reminder',
      'response_breached',
      'diagnosis_warning',
      'diagnosis_overdue',
      'review_requested',
    ];
    for (const name of timed)
      expect(messages.find(({ template }) => template === name)?.text).toContain(deadline);
    expect(deadline).toMatch(/UTC/);
  });

  it('bring the customer the link that needs no login', async () => {
    const messages = await everything(language);
    const textOf = (name: TemplateName) => messages.find(({ template }) => template === name)?.text;
    for (const name of ['consent_requested', 'confirm_reminder'] as const)
      expect(textOf(name)).toMatch(/\nhttps:\/\/support\.example\/consents\/[\w.-]+\n/);
    for (const name of ['survey_sent', 'survey_reminder'] as const)
      expect(textOf(name)).toMatch(/\nhttps:\/\/support\.example\/surveys\/[\w.-]+\n/);
    expect(messages.find(({ template }) => template === 'consent_requested')?.html).toMatch(
      /<a href="https:\/\/support\.example\/consents\/([\w.-]+)">/,
    );
  });

  it('have a text message each: whoever has no mail is told by SMS', () => {
    const { templates } = readTemplates(language);
    expect(templateNames.filter((name) => !templates[name].sms)).toEqual([]);
  });

  it('turn whatever people wrote into text', async () => {
    const words = '<img src=x onerror=alert(1)> {{ 1 | plus: 1 }} \u202Egnp.exe\u2069 \u0000\u0007 ';
    const title = `a\r\nBcc: everybody@example.com\n\n${words.repeat(2_000)}`;
    const messages = await everything(language, { title, description: words.repeat(2_000) });
    // eslint-disable-next-line no-control-regex
    const odd = /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/;
    const wrong = messages.filter(({ subject, text, html, channel }) => {
      const all = `${subject ?? ''}${text}${html ?? ''}`;
      if (odd.test(all) || /^Bcc:/m.test(text)) return true;
      if (channel === 'sms')
        return (
          text.length > 320 ||
          text.includes('\n') ||
          !/https:\/\/support\.example\/(cases\/C|calls\/L)20261123-00\d\d|\/(consents|surveys)\/[\w.-]+$/.test(
            text,
          )
        );
      const line = subject ?? '';
      return (
        /[\r\n]/.test(line) ||
        [...line].length > 160 ||
        /<img|<script/i.test(html ?? '') ||
        text.length > 25_000
      );
    });
    expect(wrong.map(({ template, channel }) => `${template} by ${channel}`)).toEqual([]);
    const assigned = messages.find(({ template }) => template === 'assigned')?.html ?? '';
    expect(assigned.includes('&lt;img src=x onerror=alert(1)&gt; {{ 1 | plus: 1 }} gnp.exe')).toBe(true);
  });
});

describe('the templates', () => {
  const engine = new Liquid();
  const variablesOf = (source: string) => engine.globalVariablesSync(engine.parse(source)).sort();

  it('are the same in every language: names, parts and variables', () => {
    const en = readTemplates('en');
    const zh = readTemplates('zh-CN');
    expect(Object.keys(en.templates)).toEqual([...templateNames]);
    expect(Object.keys(zh.templates)).toEqual([...templateNames]);
    for (const name of templateNames) {
      const [ours, theirs] = [en.templates[name], zh.templates[name]];
      expect(Object.keys(theirs)).toEqual(Object.keys(ours));
      for (const part of Object.keys(ours) as ('subject' | 'text')[])
        expect([name, part, variablesOf(theirs[part])]).toEqual([name, part, variablesOf(ours[part])]);
    }
    for (const frame of ['contact', 'staff'] as const)
      expect(variablesOf(zh.frames[frame])).toEqual(variablesOf(en.frames[frame]));
  });

  it('name only what a model has, in every branch', () => {
    const reader = { name: 'Li', language: 'en', timeZone: 'UTC' } as const;
    const known = Object.keys(modelOf(busyCase(), caseEvent('opened'), reader, { caseUrl: 'u' }));
    for (const language of languages) {
      const { frames, templates } = readTemplates(language);
      const sources = [
        ...Object.values(templates).flatMap((one) => Object.values(one)),
        ...Object.values(frames),
      ];
      const unknown = sources.flatMap(variablesOf).filter((name) => !known.includes(name));
      expect(new Set(unknown)).toEqual(new Set(unknown.length ? ['body'] : []));
    }
  });

  it('refuse a model that lacks something', () => {
    const reader = { name: 'Li', language: 'en', timeZone: 'UTC' } as const;
    const whole = modelOf(busyCase(), caseEvent('response_reminder'), reader, { caseUrl: 'u' });
    const model = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'due'));
    expect(() => renderMail('response_reminder', 'en', model as never, 'staff')).toThrow(/due/);
    expect(() => renderSms('acknowledged', 'en', model as never)).toThrow(/due/);
  });

  it('are found from the sources and from what was built of them', () => {
    const root = templatesFolder().replace(/\/templates$/, '');
    expect(templatesFolder(`${root}/dist/messages`)).toBe(`${root}/templates`);
    expect(() => templatesFolder('/')).toThrow(/package\.json/);
  });

  it('write times in the zone that is asked for, in the reader’s way', () => {
    expect(clockTime(openedAt, 'en', 'Etc/UTC')).toMatch(/^Mon,? 23 Nov 2026, 08:00 \(UTC\)$/);
    expect(clockTime(openedAt, 'zh-CN', 'Asia/Shanghai')).toBe('2026年11月23日周一 16:00 (GMT+8)');
  });
});
