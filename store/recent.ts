/** Answers to a question that is asked over and over: each is kept for `ms` milliseconds, a failure never. */
export interface Recent<T> {
  get(key: string): Promise<T>;
  /** What was known may be wrong now: the next one who asks gets a new answer. */
  forget(): void;
}

export function recent<T>(ms: number, ask: (key: string) => Promise<T>): Recent<T> {
  const known = new Map<string, { until: number; answer: Promise<T> }>();
  return {
    get(key) {
      const now = Date.now();
      const found = known.get(key);
      if (found && found.until > now) return found.answer;
      // Whoever is not asked for again must not stay for ever.
      if (known.size >= 1_000) known.clear();
      const answer = ask(key);
      known.set(key, { until: now + ms, answer });
      answer.catch(() => known.delete(key));
      return answer;
    },
    forget: () => known.clear(),
  };
}
