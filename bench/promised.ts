import { Client, Connection } from '@temporalio/client';
import { TemporalEngine } from '../api/temporal.ts';
import { compile } from '../policies/compile.ts';
import { wholePolicy } from '../policies/schema.ts';
import { caseInput } from '../test/cases.ts';
import { rate } from './clients.ts';

const priorities = ['P1', 'P2', 'P3', 'P4'];
const all = <T>(value: T): Record<string, T> => Object.fromEntries(priorities.map((each) => [each, value]));

/** The response target: so long that in the time of the measurement nothing else falls due, in milliseconds. */
const target = 100_000_000;

/** Nothing but one reminder, `wait` milliseconds from the opening. */
function onlyReminder(wait: number) {
  const response = { ...all(`PT${target / 1000}S`), remind: [wait / target] };
  return compile('timers', 1, wholePolicy.parse({ clock: 'calendar', response, escalation: all([]) }));
}

/**
 * Opens a case for each of `dueTimes` (epoch milliseconds), in which its only reminder then falls due; as the API
 * does, but without HTTP. Answers with the rate of opening, in cases a second.
 */
export async function openCases(address: string, series: string, dueTimes: number[]): Promise<number> {
  const connection = await Connection.connect({ address });
  const engine = new TemporalEngine(new Client({ connection }), 'caseline');
  const opened = await rate(dueTimes.length, 4, async (n) => {
    const number = `C${series}-${String(n).padStart(5, '0')}`;
    const { opening, by } = caseInput({
      number,
      policy: onlyReminder((dueTimes[n] as number) - Date.now()),
    });
    // The engineer's mail alone: what the opening costs is not measured here.
    const contact = { ...opening.contact, email: '' };
    const open = () =>
      engine.openCase(
        { opening: { ...opening, contact }, by, assignee: { id: 'engineer1', name: 'Li Wei' } },
        `open/${number}`,
      );
    // A second try with the same ID repeats nothing.
    await open().catch(open);
  });
  await connection.close();
  return opened;
}
