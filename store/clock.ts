import mongoose from 'mongoose';

/** Clocks may be apart by so much, in milliseconds, before it is worth a word: deadlines are kept to the second. */
const toleratedMs = 30_000;

/** The database's clock, in epoch milliseconds; rejects while it is away. */
export async function databaseTime(): Promise<number> {
  const hello = await mongoose.connection.db?.command({ hello: 1 }, { timeoutMS: 2_000 });
  return (hello?.['localTime'] as Date | undefined)?.getTime() ?? Date.now();
}

/** How far a machine's clock is from the database's, in words; undefined while they agree. Both in epoch milliseconds. */
export function clockComplaint(here: number, there: number): string | undefined {
  const apart = Math.round(Math.abs(here - there) / 1000);
  if (apart * 1000 <= toleratedMs) return undefined;
  return `The clock of this machine is ${apart} s ${here > there ? 'ahead of' : 'behind'} the database's: deadlines would be kept by neither`;
}

/**
 * Compares this machine's clock with the database's every minute.
 * @param complain hears what is wrong when it begins to be, and again after it was mended
 * @returns ends it
 */
export function watchClock(complain: (words: string) => void): () => void {
  let wrong = false;
  const look = async (): Promise<void> => {
    const words = clockComplaint(Date.now(), await databaseTime());
    if (words && !wrong) complain(words);
    wrong = words !== undefined;
  };
  // While the database is away there is nothing to compare with.
  const timer = setInterval(() => void look().catch(() => undefined), 60_000);
  timer.unref();
  void look().catch(() => undefined);
  return () => clearInterval(timer);
}
