import { parseArgs } from 'node:util';
import { promises } from '../domain/reports/facts.ts';
import { startServers } from '../embedded/servers.ts';
import { connect, disconnect } from '../store/connection.ts';
import { countByDate, countOpenAt, tallyFacts } from '../store/reports.ts';
import { saveKnown } from '../test/api/known.ts';
import { Durations } from './clients.ts';
import { crowd } from './crowd.ts';

/**
 * `tsx bench/reports.ts [--cases 100000] [--rounds 5]`: how long the store takes for the figures of a report, by the
 * days that it covers, with so many cases of 14 months.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' } },
});

const day = 86_400_000;
const servers = await startServers({ mongodb: true });
const uri = `${servers.mongodbUri.replace(/\/[^/]*$/, '')}/reports`;
await connect(uri);
try {
  await saveKnown();
  await crowd(uri, Number(values.cases));
  const taken = new Durations();
  const timeZone = 'Asia/Shanghai';
  for (let round = 0; round < Number(values.rounds); round++)
    for (const days of [7, 30, 90, 366]) {
      const [from, to] = [new Date(Date.now() - days * day), new Date()];
      const opened = { openedFrom: from, openedTo: to };
      const closed = { closedFrom: from, closedTo: to };
      const asked = [...promises, 'takenOver'] as const;
      const [byOpening, byEnd] = [
        { at: 'openedAt', timeZone },
        { at: 'closedAt', timeZone },
      ] as const;
      await taken.time(`attainment of ${days} days, by engineer`, () =>
        tallyFacts(opened, 'assignee', asked, byOpening),
      );
      await taken.time(`attainment of ${days} days, by week`, () =>
        tallyFacts(opened, 'week', asked, byOpening),
      );
      await taken.time(`satisfaction of ${days} days`, () =>
        tallyFacts(closed, 'customer', ['survey', 'answers'], byEnd),
      );
      await taken.time(`volumes of ${days} days`, () =>
        Promise.all([countByDate(opened, byOpening), countByDate(closed, byEnd), countOpenAt({}, to)]),
      );
    }
  console.table(taken.rows());
} finally {
  await disconnect();
  await servers.stop();
}
