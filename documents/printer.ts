import { Worker } from 'node:worker_threads';
import type { Job } from './print.ts';
import type { Printed } from './printerThread.ts';

/** There are so many documents to be made already that one more would come too late. */
export class PrinterBusy extends Error {}

/** How many wait behind the one that is being made. */
const longestQueue = 8;
/** A document that is not done by then never will be, and a thread without work goes; in milliseconds. */
const longestJob = 60_000;
const idleFor = 120_000;

// The sources have no build of their own for a thread: it runs what was built from them.
const thread = new URL(
  import.meta.url.endsWith('.ts') ? '../dist/documents/printerThread.js' : './printerThread.js',
  import.meta.url,
);

/** Makes documents one after the other in a thread of its own, so that whoever asks for other things does not wait. */
class Printer {
  private worker: Worker | undefined;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /**
   * The document. Its content is gathered when it is its turn, so that those that wait hold nothing.
   * @throws PrinterBusy when too many are waiting
   */
  async print(gather: () => Promise<Job>): Promise<Buffer> {
    if (this.waiting > longestQueue) throw new PrinterBusy('too many documents are waiting');
    this.waiting += 1;
    clearTimeout(this.idle);
    const printed = this.last.then(async () => this.make(await gather()));
    this.last = printed.catch(() => undefined);
    try {
      return await printed;
    } finally {
      this.waiting -= 1;
      if (!this.waiting) this.idle = setTimeout(() => this.end(), idleFor).unref();
    }
  }

  private make(job: Job): Promise<Buffer> {
    const worker = (this.worker ??= this.begin());
    worker.ref();
    return new Promise<Buffer>((resolve, reject) => {
      const late = setTimeout(() => fail(new Error('the document took too long')), longestJob);
      const done = () => {
        clearTimeout(late);
        worker.off('message', told).off('error', fail).off('exit', gone);
        worker.unref();
      };
      const told = ({ bytes, error }: Printed) => {
        done();
        if (bytes) resolve(Buffer.from(bytes));
        else reject(new Error(error));
      };
      const fail = (error: Error) => {
        done();
        this.end();
        reject(error);
      };
      const gone = () => fail(new Error('the thread that makes documents has ended'));
      worker.on('message', told).on('error', fail).on('exit', gone);
      try {
        worker.postMessage(job);
      } catch (error) {
        // What is no plain data cannot go to another thread.
        done();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  private begin(): Worker {
    // Chinese letters and a thousand lines need more than a thread has by default under a small heap of the process.
    return new Worker(thread, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  }

  private end(): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
  }
}

const printer = new Printer();
/** Makes a document off this thread; see `Printer`. */
export const printed = (gather: () => Promise<Job>): Promise<Buffer> => printer.print(gather);
