import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { page, rmaDiagram, stateDiagram, withDiagram } from '../../docs/diagram.ts';
import { transitions } from '../../domain/case/transitions.ts';

describe('docs/process.md', () => {
  it('draws the transition table of today', () => {
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(stateDiagram());
    expect(text).toContain(rmaDiagram());
    expect(withDiagram(text)).toBe(text);
  });

  it('has an arrow for every transition', () => {
    const arrows = Object.values(transitions).flatMap((moves) => Object.keys(moves)).length;
    expect(stateDiagram().match(/-->/g)).toHaveLength(arrows + 4);
  });
});
