import { Document, LineCounter, parseDocument, visit } from 'yaml';
import { ApiProblem } from '../../api/problem.ts';
import type { components } from '../../api/schema';

export type Policy = components['schemas']['Policy'];
export type PolicyDocument = components['schemas']['PolicyDocument'];

/** What is wrong with a text, and in which of its lines, counted from 1. */
export interface Complaint {
  path: string;
  message: string;
  line: number;
}

/** A policy as people write it: without what the API says of the version. */
export function textOf({
  id: _id,
  version: _version,
  changedAt: _at,
  changedBy: _by,
  ...document
}: Policy): string {
  const written = new Document(document);
  // As the shipped policies are written: a list on one line.
  visit(written, { Seq: (_, list) => void (list.flow = true) });
  return written.toString({ lineWidth: 100 });
}

/** A text as the API takes it, or what keeps it from being one; `lineOf` finds what the API complains of. */
export function read(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const complaints = document.errors.map(({ message, pos }) => ({ path: '', message, line: lineAt(pos[0]) }));
  const body: unknown = complaints.length ? undefined : document.toJS();
  return {
    body: typeof body === 'object' && body !== null ? (body as PolicyDocument) : undefined,
    complaints,
    /** The line of the field, or of the nearest one around it that is there. */
    lineOf: (path: string): number => {
      for (let keys = path.split('.'); keys.length; keys = keys.slice(0, -1)) {
        const node = document.getIn(
          keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
          true,
        ) as { range?: [number, number, number] } | undefined;
        if (node?.range) return lineAt(node.range[0]);
      }
      return 1;
    },
  };
}

/** What the API complains of, each with its line. */
export const placed = (error: unknown, lineOf: (path: string) => number): Complaint[] =>
  error instanceof ApiProblem ? error.errors.map((each) => ({ ...each, line: lineOf(each.path) })) : [];
