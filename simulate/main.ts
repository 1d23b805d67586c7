import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { wholePolicies } from '../policies/shipped.ts';
import { compile } from '../policies/compile.ts';
import { OptionError, type Options, readOptions } from './options.ts';
import { attainment, csv, happenings, load } from './report.ts';
import { simulate } from './simulation.ts';

/**
 * `npm run simulate -- --policy response-centre --cases 10000 --engineers 12 --days 365 [--seed 1] [--out simulation]`:
 * the pure core against generated calls. Prints what became of the promises, and writes it as CSV.
 */
async function main(options: Options): Promise<void> {
  const policies = await wholePolicies();
  const document = policies.get(options.policy);
  if (!document)
    throw new OptionError(
      `--policy must be one of ${[...policies.keys()].join(', ')}, not '${options.policy}'`,
    );
  const bar = new SingleBar({ format: 'Simulating {bar} {percentage} % | {value} of {total} calls' });
  bar.start(options.cases, 0);
  const centre = await simulate(compile(options.policy, 1, document), options, (calls) => bar.update(calls));
  bar.stop();

  const tables = {
    attainment: attainment(centre),
    happenings: happenings(centre),
    engineers: load(centre, options.days * 86_400_000),
  };
  await mkdir(options.out, { recursive: true });
  for (const [name, rows] of Object.entries(tables)) {
    console.log(`\n${name}`);
    console.table(rows);
    await writeFile(path.join(options.out, `${name}.csv`), csv(rows));
  }
  console.log(`\nWritten to ${path.resolve(options.out)}`);
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
