import { parseArgs } from 'node:util';
import { keepSilent, median } from '../test/product/silence.ts';

/**
 * `npm run bench:silence -- [--cases 300] [--minutes 10]`: what a note on a case costs while mail server and SMS gateway
 * accept and say nothing, beside what it costs while they answer.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '300' }, minutes: { type: 'string', default: '10' } },
});
const { before, during, failed, written, arrived, twice } = await keepSilent(
  Number(values.cases),
  Number(values.minutes) * 60_000,
);
const [usual, silent] = [median(before), median(during)];
console.log(
  `A note: ${usual.toFixed(0)} ms, in silence ${silent.toFixed(0)} ms: ${(silent / usual).toFixed(2)} times`,
);
console.log(`Refused: ${failed} of ${during.length}`);
console.log(`Messages: ${written} written, ${arrived} arrived, ${twice} twice`);
