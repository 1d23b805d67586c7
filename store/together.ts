/** How long what nobody waits for may be put off, in milliseconds, so that it is written with what else comes. */
const moment = 100;

const all = new Set<{ flush(): Promise<void> }>();

/** Writes that nobody waits for, those of a moment together: each commit of a database costs more than what is in it. */
export class Together<T> {
  private readonly write: (items: T[]) => Promise<unknown>;
  private waiting: T[] = [];
  private next: Promise<void> | undefined;
  private now: (() => void) | undefined;

  constructor(write: (items: T[]) => Promise<unknown>) {
    this.write = write;
    all.add(this);
  }

  /** Resolves when it is written. */
  add(item: T): Promise<void> {
    this.waiting.push(item);
    this.next ??= this.writeSoon();
    return this.next;
  }

  /** Writes what is waiting, now. */
  async flush(): Promise<void> {
    this.now?.();
    await this.next;
  }

  private async writeSoon(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, moment);
      this.now = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const together = this.waiting;
    this.waiting = [];
    this.next = undefined;
    this.now = undefined;
    await this.write(together);
  }
}

/** Writes everything that is waiting in this process, before it ends. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...all].map((each) => each.flush()));
}
