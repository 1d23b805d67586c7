import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ClientConnectConfig } from '@temporalio/envconfig';
import type { Settings } from './settings.ts';

/**
 * The options with which the API's client and the worker connect to Temporal. The address is the settings'
 * own; TLS, API key and gRPC metadata come from Temporal's standard variables (TEMPORAL_TLS_…,
 * TEMPORAL_API_KEY, TEMPORAL_GRPC_META_…) or from the profile in TEMPORAL_CONFIG_FILE.
 * @throws Error when a certificate or the configuration file cannot be read
 */
export function temporalConnectionOptions(
  settings: Pick<Settings, 'temporal'>,
  env: NodeJS.ProcessEnv = process.env,
): ClientConnectConfig['connectionOptions'] {
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { connectionOptions } = loadClientConnectConfig({
    overrideEnvVars: Object.fromEntries(given),
    // A service must not pick up what the person who starts it keeps in the home folder for the CLI.
    disableFile: !env['TEMPORAL_CONFIG_FILE'],
  });
  return {
    ...connectionOptions,
    address: settings.temporal.address ?? connectionOptions.address ?? 'localhost:7233',
  };
}
