import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closest, type Indexed } from '../../domain/faq.ts';

const split = (text: string) => text.toLowerCase().split(/\W+/).filter(Boolean);
const entry = (question: string, answer: string) => ({
  question,
  questionWords: split(question),
  words: [...split(question), ...split(answer)],
});
const entries = [
  entry('How do I reset a password?', 'The link is on the login page. It is good for an hour.'),
  entry('What if a switch is down?', 'Is the power on? Look at the lights of the switch.'),
  entry('Who sees the cases?', 'Everybody of the organisation; it is not for others.'),
  entry('When is the warranty over?', 'It is three years. The case shows it.'),
  entry('Does the fan have to spin?', 'It does if the switch is warm; it is no fault when it is cool.'),
];
const asked = (text: string, most = 3) => closest(entries, split(text), most).map(({ question }) => question);

describe('the entries closest to what somebody writes', () => {
  it('share its rare words, those of the question first', () => {
    expect(asked('The core switch is dead')).toEqual(['What if a switch is down?']);
    expect(asked('the fan of the switch')[0]).toBe('Does the fan have to spin?');
  });

  it('are found by the beginning of a word, and by its plural', () => {
    expect(asked('passw')).toEqual(['How do I reset a password?']);
    expect(asked('two switches')).toEqual(['What if a switch is down?']);
  });

  it('are none where only words are shared that are everywhere, or nothing at all', () => {
    expect(asked('it is the')).toEqual([]);
    expect(asked('Ångström 打印机')).toEqual([]);
    expect(asked('')).toEqual([]);
    expect(closest([], ['switch'], 3)).toEqual([]);
  });

  it('are never more than wanted, none twice, whatever is written', () => {
    const word = fc.constantFrom(...entries.flatMap(({ words }) => words), 'x', '');
    fc.assert(
      fc.property(fc.array(word), fc.nat(4), (words, most) => {
        const found: Indexed[] = closest(entries, words, most);
        expect(found.length).toBeLessThanOrEqual(most);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
