/** What the API refused, and why: RFC 9457. Status 0: it did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly errors: readonly { path: string; message: string }[];

  /** Whether it was asked for, not done: a page asks again by itself. */
  readonly reading: boolean;
  /** What to send as true for it to be done all the same, where that is possible. */
  readonly confirm: string | undefined;

  constructor(
    status: number,
    detail: string,
    errors: readonly { path: string; message: string }[] = [],
    reading = false,
    confirm?: string,
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.errors = errors;
    this.reading = reading;
    this.confirm = confirm;
  }

  static async of(response: Response, reading = false): Promise<ApiProblem> {
    const body = (await response.json().catch(() => ({}))) as {
      title?: string;
      detail?: string;
      errors?: { path: string; message: string }[];
      confirm?: string;
    };
    return new ApiProblem(
      response.status,
      body.detail ?? body.title ?? '',
      body.errors,
      reading,
      body.confirm,
    );
  }

  static unreachable(reading = false): ApiProblem {
    return new ApiProblem(0, '', [], reading);
  }

  /** Nothing is wrong with the request: the same one may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}
