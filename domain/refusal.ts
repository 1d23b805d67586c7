import { refusals } from './refusals.ts';
import { type Said, speech, type Values } from './sentences.ts';

const { say, word } = speech(refusals);

/**
 * Why a command cannot be done; a value, not an exception, so that every caller has to look at it.
 * `wrong_state`: the case's state forbids it · `forbidden`: not this person's to do · `stale`: the caller saw an
 * older revision · `unknown`: the command refers to something that is not there.
 */
export class Refusal {
  readonly code: 'wrong_state' | 'forbidden' | 'stale' | 'unknown';
  readonly said: Said;

  constructor(code: Refusal['code'], said: Said) {
    this.code = code;
    this.said = said;
  }

  /** In English, for logs and operators; whoever answers a person words it in their language. */
  get message(): string {
    return word(this.said, { language: 'en', timeZone: 'UTC' }) ?? this.said.key;
  }

  /** The same refusal, of which more is known. */
  with(values: object): Refusal {
    const { key, values: before } = this.said;
    return new Refusal(this.code, { key, values: { ...before, ...values } });
  }
}

type Reasons = typeof refusals.en;
const refusing =
  (code: Refusal['code']) =>
  <K extends keyof Reasons>(key: K, ...values: Values<Reasons[K]>): Refusal =>
    new Refusal(code, say(key, ...values));

export const wrongState = refusing('wrong_state');
export const forbidden = refusing('forbidden');
export const stale = refusing('stale');
export const unknown = refusing('unknown');
