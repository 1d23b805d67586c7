interface PageOf<T> {
  data: T[];
  page: { next: string | null };
}

/** More than this is no list that anybody reads or chooses from. */
const most = 2_000;

/** All of a list that is not long, page by page; `ask` gets the cursor of each. */
export async function every<T>(ask: (cursor: { cursor?: string }) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let next: string | null = ''; next !== null && all.length < most;) {
    const { data, page }: PageOf<T> = await ask(next ? { cursor: next } : {});
    all.push(...data);
    next = page.next;
  }
  return all;
}
