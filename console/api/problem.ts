/** What the API refused, and why: RFC 9457. Status 0: it did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly errors: readonly { path: string; message: string }[];

  constructor(status: number, detail: string, errors: readonly { path: string; message: string }[] = []) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.errors = errors;
  }

  static async of(response: Response): Promise<ApiProblem> {
    const body = (await response.json().catch(() => ({}))) as {
      title?: string;
      detail?: string;
      errors?: { path: string; message: string }[];
    };
    return new ApiProblem(response.status, body.detail ?? body.title ?? response.statusText, body.errors);
  }

  static unreachable(): ApiProblem {
    return new ApiProblem(0, '');
  }

  /** Nothing is wrong with the request: the same one may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}
