/** How many update IDs a case remembers across runs: far more than any retry can be behind. */
const limit = 500;

/** The updates that took effect, so that a retry with the same ID after continue-as-new repeats nothing. */
export class Seen {
  private ids: string[];

  constructor(ids: string[] = []) {
    this.ids = ids;
  }

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  add(id: string): void {
    this.ids = [...this.ids, id].slice(-limit);
  }

  toJSON(): string[] {
    return this.ids;
  }
}
