import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applyAll } from '../domain/case/apply.ts';
import { open } from '../domain/case/decide.ts';
import { dues } from '../domain/case/due.ts';
import { spell } from '../domain/case/promises.ts';
import { summaryOfCase } from '../domain/summaries.ts';
import { caseInput } from '../test/cases.ts';

export const file = new URL('./promises.svg', import.meta.url);

const { opening, by } = caseInput();

/** What a new P1 case of the shipped policy promises: how long after its opening, and what happens then. */
function promised(): { after: string; what: string }[] {
  const state = applyAll(null, open(opening, by, 0, { id: 'engineer1', name: 'Li Wei' }));
  return dues(state).map(({ at, summary }) => ({ after: spell(at), what: summary }));
}

const row = 34;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The promises as a picture, drawn by the functions that the workflow keeps them with. */
export function picture(): string {
  const rows = [{ after: 'opened', what: summaryOfCase(opening) }, ...promised()];
  const height = 40 + rows.length * row;
  const lines = rows.flatMap(({ after, what }, i) => {
    const y = 36 + i * row;
    const colour = i === 0 ? '#1a7f37' : '#0969da';
    return [
      `  <text x="150" y="${y + 5}" text-anchor="end" fill="#57606a">${escaped(after)}</text>`,
      `  <circle cx="176" cy="${y}" r="7" fill="${colour}"/>`,
      `  <text x="202" y="${y + 5}" fill="#24292f"${i === 0 ? ' font-weight="bold"' : ''}>${escaped(what)}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 ${height}" font-family="sans-serif" font-size="16">`,
    `  <title>What falls due in a P1 case if nobody acts</title>`,
    `  <rect width="760" height="${height}" rx="10" fill="#f6f8fa"/>`,
    `  <line x1="176" y1="36" x2="176" y2="${36 + (rows.length - 1) * row}" stroke="#d0d7de" stroke-width="3"/>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(file, picture());
