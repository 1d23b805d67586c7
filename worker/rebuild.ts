import { Client, Connection } from '@temporalio/client';
import { temporalConnectionOptions } from '../config/connection.ts';
import { readSettings } from '../config/settings.ts';
import { connect, disconnect } from '../store/connection.ts';
import { deriveAgain } from '../store/derived.ts';
import { recordedRuns } from './histories.ts';
import { restore } from './restore.ts';

// `npm run rebuild [number]`: brings the read model back from the workflows (docs/operations.md).
const [, , number] = process.argv;
if (number !== undefined && !/^[CRL]\d{8}-\d{4,9}$/.test(number))
  throw new Error(`'${number}' is not the number of a case, an RMA or a call`);

const settings = readSettings(process.env, () => 'nothing is signed here');
const connection = await Connection.connect(temporalConnectionOptions(settings));
await connect(settings.mongodbUri ?? 'mongodb://127.0.0.1:27017');
const client = new Client({ connection, namespace: settings.temporal.namespace });
const { read, renewed } = await restore(recordedRuns(client, number));
console.log(
  `Read the histories of ${read.size} cases, RMAs and calls; ${renewed.size} were missing or behind.`,
);
const derived = await deriveAgain(number);
console.log(`Worked out anew what lists and reports read of ${derived} cases, RMAs and calls.`);
await Promise.all([connection.close(), disconnect()]);
if (number !== undefined && !read.has(number)) {
  console.error(`Temporal has no history of ${number} (any more).`);
  process.exit(1);
}
