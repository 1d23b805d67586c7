import { describe, expect, it } from '@jest/globals';
import { templateNames, type TemplateName } from '../../domain/notices.ts';
import { languages } from '../../domain/vocabulary.ts';
import type { Wording } from '../../domain/wording.ts';
import { modelOf } from '../../messages/model.ts';
import { messagesFor } from '../../messages/notice.ts';
import { complaintsOf, placeholders, previewOf, shippedWording } from '../../messages/wording.ts';
import { busyCase, caseEvent, directoryIn, settings } from './samples.ts';

const publicUrl = 'https://caseline.example';
const every = languages.flatMap((language) => templateNames.map((name) => [language, name] as const));

describe('the wording of a message', () => {
  it.each(every)('%s/%s as shipped has nothing wrong with it, and can be previewed', (language, name) => {
    const wording = shippedWording(language, name);
    expect(complaintsOf(language, name, wording)).toEqual([]);
    const { subject, text, sms } = previewOf({ language, name }, wording, { timeZone: 'UTC', publicUrl });
    expect([subject, text].every((written) => written.length > 0)).toBe(true);
    expect(sms === null).toBe(wording.sms === undefined);
  });

  it('may name what the models of messages have', () => {
    const reader = { name: 'Li Wei', language: 'en', timeZone: 'UTC' } as const;
    const model = modelOf(busyCase(), caseEvent('acknowledged'), reader, { caseUrl: 'x' });
    expect(placeholders).toEqual(Object.keys(model).sort());
  });

  const sent = async (wording: Wording | null) => {
    const wordingOf = (_: string, name: TemplateName) =>
      Promise.resolve(name === 'acknowledged' ? wording : null);
    const subject = { state: busyCase(), event: caseEvent('acknowledged'), seq: 1 };
    const { messages } = await messagesFor(subject, directoryIn('en'), { ...settings, wordingOf });
    return messages[0];
  };

  it('is what people made of it, where they did', async () => {
    const edited = await sent({ subject: 'About {{ number }}', text: 'We are on it.' });
    expect(edited?.subject).toMatch(/^About C\d/);
    expect(edited?.text).toContain('We are on it.');
  });

  it('is the shipped one where the edited one fails: nobody’s message is held back', async () => {
    const broken = await sent({ subject: 'About {{ nothing }}', text: 'x' });
    expect(broken?.subject).toBe((await sent(null))?.subject);
  });
});
