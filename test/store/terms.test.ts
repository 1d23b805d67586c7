import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addedTerms, caseTerms } from '../../store/caseRecord.ts';
import { play, scripts, walk } from '../domain/arbitraries.ts';

describe('The terms by which a case is found', () => {
  it('are, after each event, all that its state and its history say, though only what is new is worked out', () => {
    const missing = fc.property(scripts, (script) => {
      const { events } = play(script);
      const found = { words: new Set<string>(), publicWords: new Set<string>() };
      const add = (terms: ReturnType<typeof caseTerms>) => {
        terms.words.forEach((word) => found.words.add(word));
        terms.publicWords.forEach((word) => found.publicWords.add(word));
      };
      let isFirst = true;
      for (const { before, event, after } of walk(events)) {
        if (isFirst) add(addedTerms(before, events.slice(0, 1)));
        isFirst = false;
        add(addedTerms(after, [event]));
        const { words, publicWords } = caseTerms(after, [event]);
        expect(words.filter((word) => !found.words.has(word))).toEqual([]);
        expect(publicWords.filter((word) => !found.publicWords.has(word))).toEqual([]);
      }
    });
    fc.assert(missing, { numRuns: 150 });
  });
});
