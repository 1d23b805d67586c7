import { complaint } from '../complaints.ts';
import { choice, list, optional, type Schema, structure } from './schema.ts';
import { roles } from '../vocabulary.ts';

/** A line of text: trimmed, not empty, without line breaks, which would end a mail's header. */
export const line = (max: number): Schema<string> => ({
  kind: 'text',
  max,
  trimmed: true,
  fits: (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text),
  complaint: complaint('must be one line without control characters'),
});

/** Text of any number of lines: trimmed, not empty. */
export const text = (max: number): Schema<string> => ({
  kind: 'text',
  max,
  trimmed: true,
  fits: (text) => !/[^\P{Cc}\n\r\t]/u.test(text),
  complaint: complaint('must not contain control characters'),
});

const formed = (pattern: RegExp, complaint: string, max?: number): Schema<string> => ({
  ...{ kind: 'text', max, trimmed: false, pattern, complaint },
});
export const id = formed(/^[\w][\w.@-]*$/, complaint('must be an ID'), 64);
export const partNumber = formed(/^[A-Za-z0-9][\w.+#=-]*$/, complaint('must be a part number'), 64);
export const caseNumber = formed(/^C\d{8}-\d{4,9}$/, complaint('must be a case number'));
export const rmaNumber = formed(/^R\d{8}-\d{4,9}$/, complaint('must be an RMA number'));

/** Why somebody does something. */
export const reason = text(2000);
/** What somebody has to say. */
export const words = text(20_000);
/** The name of a person, as the directory takes it. */
export const name = line(120);

/** Who acts, as a request says it. */
export const actor = structure({
  id,
  name,
  roles: list(choice(roles), { min: 1, max: roles.length }),
  skills: optional(list(line(64), { max: 50 })),
  customerId: optional(id),
});
