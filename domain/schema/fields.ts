import { complaint } from '../complaints.ts';
import { choice, flag, list, type NamedAs, optional, type Schema, structure } from './schema.ts';
import { entitlementReasons, languages, roles } from '../vocabulary.ts';

/** A line of text: trimmed, not empty, without line breaks, which would end a mail's header. */
export const line = (max: number): Schema<string> => ({
  kind: 'text',
  max,
  trimmed: true,
  // Nor half of a character (Cs), which not every program that it reaches keeps.
  fits: (text) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text),
  complaint: complaint('must be one line without control characters'),
});

/** Text of any number of lines: trimmed, not empty. */
export const text = (max: number): Schema<string> => ({
  kind: 'text',
  max,
  trimmed: true,
  fits: (text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text),
  complaint: complaint('must not contain control characters'),
});

const formed = (pattern: RegExp, complaint: string, max?: number): Schema<string> => ({
  ...{ kind: 'text', max, trimmed: false, pattern, complaint },
});
export const id = formed(/^[\w][\w.@-]*$/, complaint('must be an ID'), 64);
export const partNumber = formed(/^[A-Za-z0-9][\w.+#=-]*$/, complaint('must be a part number'), 64);
export const caseNumber = formed(/^C\d{8}-\d{4,9}$/, complaint('must be a case number'));
export const rmaNumber = formed(/^R\d{8}-\d{4,9}$/, complaint('must be an RMA number'));

/** The ID of somebody of the directory, whom the workflow looks up before anything is decided. */
export const idOf = (names: NamedAs): Schema<string> => ({ ...id, names });

const local = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const address = new RegExp(
  `^(?=[^@]{1,64}@)${local}(?:\\.${local})*@(?:${label}\\.)+(?!\\d+$)${label}$`,
  'u',
);
/**
 * A mail address: before the @ what RFC 5321 takes without quotes, letters of any script included (RFC 6531); after it a
 * domain of two names or more, in its own script or as `xn--`.
 */
export const email: Schema<string> = {
  ...{ kind: 'text', max: 254, trimmed: false },
  fits: (text) => address.test(text),
  complaint: complaint('is not an e-mail address'),
};

/** Why somebody does something. */
export const reason = text(2000);
/** What somebody has to say. */
export const words = text(20_000);
/** The name of a person, as the directory takes it. */
export const name = line(120);

/** Whom a case is about to be told to; how an address has to look, the API says. */
export const contact = structure({
  name,
  email: optional(formed(/^[^\s@]+@[^\s@]+$/, complaint('is not an e-mail address'), 254)),
  phone: optional(line(64)),
  language: optional(choice(languages)),
});

/** What is owed to a customer, as the API has checked it; what is left out there is not. */
export const entitlement = structure({
  covered: flag,
  contractId: optional(id),
  warrantyUntil: optional(line(10)),
  reason: choice(entitlementReasons),
});

/** Who acts, as a request says it. */
export const actor = structure({
  id,
  name,
  roles: list(choice(roles), { min: 1, max: roles.length }),
  skills: optional(list(line(64), { max: 50 })),
  customerId: optional(id),
});
