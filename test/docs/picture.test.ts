import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { file, picture } from '../../docs/picture.ts';

it('docs/promises.svg shows the promises of today', () => {
  expect(readFileSync(file, 'utf8')).toBe(picture());
});
