import { SettingsError, readSettings } from '../config/settings.ts';
import { StartError } from './failure.ts';
import { keptSecret } from './folder.ts';
import type { Surroundings } from './processes.ts';
import { Start } from './start.ts';

/** `npm start`: brings up everything that is missing, and ends it again on Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const start = new Start(readSettings(process.env, keptSecret), say);
  let ending = false;
  const end = async (): Promise<void> => {
    // Ctrl-C arrives twice: from the terminal, and passed on by npm.
    if (ending) return;
    ending = true;
    say('Ending…');
    await start.stop();
    process.exit(0);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end());
  whenShellIsGone(() => void end());
  try {
    describe(await start.run());
  } catch (error) {
    // What fails because everything is ending is no failure.
    if (ending) return;
    ending = true;
    await start.stop();
    throw error;
  }
}

/** npm runs this in a shell, which takes a signal for itself and passes none on: it is gone then. */
function whenShellIsGone(end: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) end();
  }, 1_000).unref();
}

function describe({ settings, temporal, mongodb, metricsPort, workerMetricsPort }: Surroundings): void {
  if (temporal.embedded)
    say(`Temporal: ${temporal.address}, its UI at http://localhost:${settings.temporalUiPort}`);
  if (mongodb.embedded) say(`MongoDB: ${mongodb.uri}`);
  const metrics = [metricsPort, workerMetricsPort]
    .filter(Boolean)
    .map((port) => `http://localhost:${port}/metrics`);
  if (metrics.length > 0) say(`Metrics: ${metrics.join(' (API), ')} (worker)`);
  if (!settings.smtpUrl) say('Mail: messages stay in the outbox: SMTP_URL is not set');
  if (!settings.smsGatewayUrl) say('SMS: messages stay in the outbox: SMS_GATEWAY_URL is not set');
  say(`Time zone of the centre: ${settings.timeZone}`);
  say(`Data and logs: ${settings.dataDir}`);
  if (mongodb.embedded)
    say('Demonstration logins: agent, engineer1, manager, admin, customer, …; password caseline-demo');
  say(`Caseline is ready at http://localhost:${settings.port}`);
}

function say(line: string): void {
  console.log(line);
}

main().catch((error: unknown) => {
  const foreseen = error instanceof StartError || error instanceof SettingsError;
  console.error(foreseen ? `Caseline cannot start: ${error.message}` : error);
  process.exit(1);
});
