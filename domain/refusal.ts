/**
 * Why a command cannot be done; a value, not an exception, so that every caller has to look at it.
 * `wrong_state`: the case's state forbids it · `forbidden`: not this person's to do · `stale`: the caller saw an
 * older revision · `unknown`: the command refers to something that is not there.
 */
export class Refusal {
  readonly code: 'wrong_state' | 'forbidden' | 'stale' | 'unknown';
  readonly message: string;

  constructor(code: Refusal['code'], message: string) {
    this.code = code;
    this.message = message;
  }
}
