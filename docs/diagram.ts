import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reviewTransitions, transitions } from '../domain/case/transitions.ts';
import { isEnded, rmaTransitions } from '../domain/rma/transitions.ts';
import { rmaStates } from '../domain/rma/state.ts';

/** The state diagram of a case in Mermaid, drawn from the transition table. */
export function stateDiagram(): string {
  const arrows = Object.entries(transitions).flatMap(([from, moves]) =>
    Object.entries(moves).map(([event, to]) => `  ${from} --> ${to}: ${event}`),
  );
  const review = [
    `  resolving --> ${reviewTransitions.resolved}: resolved, where the policy asks for a review`,
    `  reviewing --> ${reviewTransitions.sentBack}: reviewed, not approved`,
  ];
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> assigning: opened',
    ...arrows,
    ...review,
    '  ended --> [*]',
    '```',
  ].join('\n');
}

/** The same of an RMA. */
export function rmaDiagram(): string {
  const arrows = Object.entries(rmaTransitions).flatMap(([from, moves]) =>
    Object.entries(moves).map(([event, to]) => `  ${from} --> ${to}: ${event}`),
  );
  const ends = rmaStates.filter((state) => isEnded({ state })).map((state) => `  ${state} --> [*]`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> requested: rma_requested',
    ...arrows,
    ...ends,
    '```',
  ].join('\n');
}

export const page = new URL('./process.md', import.meta.url);
const marks = (name: string) => new RegExp(`(<!-- ${name} -->\\n\\n)[^]*?(\\n\\n<!-- /${name} -->)`);

/** The text of docs/process.md with the diagrams of today. */
export const withDiagram = (text: string): string =>
  text
    .replace(marks('diagram'), `$1${stateDiagram()}$2`)
    .replace(marks('rma diagram'), `$1${rmaDiagram()}$2`);

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(page, withDiagram(await readFile(page, 'utf8')));
