interface Interruption {
  over: Promise<void>;
  end: () => void;
}

let interruption: Interruption | undefined;
const listeners = new Set<() => void>();

function interrupted(): Interruption {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return { over, end };
}

function change(to: Interruption | undefined): void {
  interruption = to;
  for (const listener of listeners) listener();
}

/** The session as a page that is open sees it: when it ends, what is asked waits until there is another one. */
export const session = {
  hasEnded: (): boolean => interruption !== undefined,
  /** Whoever listens asks the reader to sign in again. */
  listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  /** Resolves when the reader has signed in again; undefined where nobody asks them to. */
  again(): Promise<void> | undefined {
    if (!listeners.size) return undefined;
    if (!interruption) change(interrupted());
    return interruption?.over;
  },
  goOn(): void {
    interruption?.end();
    change(undefined);
  },
};
