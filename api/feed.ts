import { randomUUID } from 'node:crypto';
import { type Changes, type Coming, watchPresence, watchTimeline } from '../store/changes.ts';
import type { TimelineRecord } from '../store/timeline.ts';

/** A change as all listeners of this process share it; `id` orders it among the others of one `run`. */
export interface Told {
  id: number;
  entry: TimelineRecord;
}
export interface Listener {
  changed: (told: Told) => void;
  /** Who comes and goes is told to those who are there, and not kept for those who come back. */
  came: (coming: Coming) => void;
  /** Changes may have been missed, and nothing more will come. */
  lost: () => void;
}

/** How many changes are kept for those who come back. */
const kept = 1_000;

/** The change streams for all who listen in this process, from the first of them on. */
class Feed {
  private run = randomUUID().slice(0, 8);
  private last = 0;
  private recent: Told[] = [];
  private watched: Changes[] = [];
  private readonly listeners = new Set<Listener>();

  /** Rejects while the database cannot be watched. */
  async open(): Promise<void> {
    if (!this.watched.length) this.watched = this.watch();
    await Promise.all(this.watched.map(({ opened }) => opened));
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** `run-number`: what a client sends back as Last-Event-ID. */
  idOf(told?: Told): string {
    return `${this.run}-${told?.id ?? this.last}`;
  }

  /** What came after the event with this ID, or null when that is no longer known. */
  since(eventId: string): Told[] | null {
    const [run, id] = eventId.split('-');
    const after = Number(id);
    const oldest = this.recent[0]?.id ?? this.last + 1;
    if (run !== this.run || !Number.isInteger(after) || after < oldest - 1 || after > this.last) return null;
    return this.recent.filter((told) => told.id > after);
  }

  /** Sends everybody away and watches no more, before the process ends. */
  async close(): Promise<void> {
    const { watched } = this;
    this.lost();
    await Promise.all(watched.map((changes) => changes.close()));
  }

  private watch(): Changes[] {
    // When one stream breaks the other is of no use: both are opened again.
    const ended = () => {
      if (this.watched === watched) void this.close().catch(() => undefined);
    };
    const watched = [
      watchTimeline((entry) => this.tell(entry), ended),
      watchPresence((coming) => this.listeners.forEach(({ came }) => came(coming)), ended),
    ];
    return watched;
  }

  private tell(entry: TimelineRecord): void {
    this.last += 1;
    const told = { id: this.last, entry };
    this.recent.push(told);
    if (this.recent.length > kept) this.recent.shift();
    for (const { changed } of this.listeners) changed(told);
  }

  /** The stream broke: a new run, so that no ID of the old one is taken for complete. */
  private lost(): void {
    this.watched = [];
    this.run = randomUUID().slice(0, 8);
    this.recent = [];
    for (const { lost } of this.listeners) lost();
  }
}

export const feed = new Feed();
