import { isIP } from 'node:net';
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { isPassword, passwordLength } from '../domain/credentials.ts';
import { regionOf } from './region.ts';

/** A setting that cannot be used; the message names every such environment variable and what is wrong with it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const port = (fallback: number, lowest: 0 | 1 = 1) =>
  number(lowest, 65_535, `must be a port number from ${lowest} to 65535`).default(fallback);

function number(min: number, max: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

/** Never repeats the value in its message: these URLs carry passwords. */
const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that begins ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

/** `id:key[,id:key…]`, each key 32 bytes in base64; never repeats a key in its message. */
const payloadKeys = z.string().transform((value, context) => {
  const keys = new Map<string, Uint8Array>();
  for (const [i, entry] of value.split(',').entries()) {
    const [id = '', key = ''] = entry.trim().split(/:(.*)/s);
    const bytes = Buffer.from(key, 'base64');
    if (/^[\w-]{1,64}$/.test(id) && bytes.length === 32 && !keys.has(id)) keys.set(id, bytes);
    else context.addIssue(`must be id:key[,id:key…] with 32 bytes in base64 each; entry ${i + 1} is not`);
  }
  return keys;
});

/** A zone of the IANA database; a bare offset is none, for it knows no summer time. */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The zone of this machine. */
function machineZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isZone(timeZone) ? timeZone : 'UTC';
}

/** An address or a range of addresses, as express's `trust proxy` knows them. */
function isProxy(entry: string): boolean {
  const [address = '', mask, ...more] = entry.split('/');
  const kind = isIP(address);
  if (mask === undefined) return kind > 0 || ['loopback', 'linklocal', 'uniquelocal'].includes(entry);
  const bits = /^\d{1,3}$/.test(mask) && Number(mask) >= 1 && Number(mask) <= (kind === 4 ? 32 : 128);
  return more.length === 0 && kind > 0 && (bits || (kind === 4 && isIP(mask) === 4));
}
const proxies = z
  .string()
  .transform((value) => value.split(',').map((entry) => entry.trim()))
  .refine(
    (entries) => entries.every(isProxy),
    'must be addresses, ranges such as 10.0.0.0/8, or loopback, separated by commas',
  );

/** Every environment variable that Caseline reads, apart from Temporal's own for TLS (see connection.ts). */
const variables = z.object({
  HOST: z
    .string()
    .refine((value) => isIP(value) > 0, 'must be an IP address, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PORT: port(3000),
  TRUSTED_PROXIES: proxies.optional(),
  KEEP_ALIVE_TIMEOUT: number(1, 3600, 'must be a number of seconds from 1 to 3600').default(90),
  API_METRICS_PORT: port(9464, 0),
  WORKER_METRICS_PORT: port(9465, 0),
  DATA_DIR: z.string().default('.data'),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, without a scheme')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_UI_PORT: port(8233),
  // Not url(): a replica set lists several hosts, which is no URL to WHATWG.
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]/, 'must be a URI that begins mongodb:// or mongodb+srv://')
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z
    .string()
    .includes('@', 'must be a mail address')
    .default('Caseline <support@caseline.invalid>'),
  SMS_GATEWAY_URL: url(['http:', 'https:']).optional(),
  REGION: z
    .string()
    .toUpperCase()
    .refine(isSupportedCountry, 'must be the code of a country or region, such as CN')
    .optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  TIME_ZONE: z
    .string()
    .refine(isZone, 'must be a time zone of the IANA database, such as Asia/Shanghai')
    .default(machineZone),
  // Not LANGUAGE, in which desktops keep their own.
  CASELINE_LANGUAGE: z.enum(['en', 'zh-CN'], 'must be en or zh-CN').default('en'),
  CASELINE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PAYLOAD_KEYS: payloadKeys.optional(),
  TEMPORAL_UI_URL: url(['http:', 'https:']).optional(),
  ADMIN_USERNAME: z.string().optional(),
  ADMIN_PASSWORD: z
    .string()
    .refine(isPassword, `must have ${passwordLength.least} to ${passwordLength.most} characters`)
    .optional(),
  CASELINE_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
  // OpenTelemetry reads its other variables by itself (see tracing.ts).
  OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:']).optional(),
  WORKER_TASKS: z.enum(['all', 'cases', 'delivery'], 'must be all, cases or delivery').default('all'),
  MAX_CACHED_WORKFLOWS: number(2, 1_000_000, 'must be a number from 2 to 1000000').optional(),
});

/** The names of the environment variables that Caseline knows. */
export const settingNames: readonly string[] = Object.keys(variables.shape);

export interface Settings {
  /** The address on which the API and the metrics listen; 0.0.0.0 or :: for all. */
  host: string;
  /** Where the API listens. */
  port: number;
  /** Whose `X-Forwarded-…` is believed, in express's own words; nobody's when empty. */
  trustedProxies: string[];
  /** How long a connection stays open that nobody uses: longer than a proxy in front keeps it, in seconds. */
  keepAliveTimeout: number;
  /** Where the API's Prometheus metrics listen; 0 turns them off. */
  metricsPort: number;
  /** Where the worker's Prometheus metrics listen; 0 turns them off. */
  workerMetricsPort: number;
  /** The folder in which the embedded start keeps everything. */
  dataDir: string;
  /** `address` is undefined when none was given: the embedded start then brings its own server. */
  temporal: { address: string | undefined; namespace: string; taskQueue: string };
  temporalUiPort: number;
  /** Where people see Temporal's UI, without a slash at its end. */
  temporalUiUrl: string;
  mongodbUri: string | undefined;
  /** Without it mail stays in the outbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Without it text messages stay in the outbox. */
  smsGatewayUrl: string | undefined;
  /** Where telephone numbers without a country code are at home. */
  region: CountryCode;
  /** The base of links in messages, without a slash at its end. */
  publicUrl: string;
  /** The centre's zone: what 'today' is, and the hour by which people read who have no zone of their own. */
  timeZone: string;
  /** In which the centre writes to somebody whose language it does not know. */
  language: 'en' | 'zh-CN';
  /** Signs tokens and links; all processes of one installation share it. */
  secret: string;
  /** Encrypt what Temporal keeps: the first key; the others can still be read. 32 bytes each, by ID. */
  payloadKeys: ReadonlyMap<string, Uint8Array> | undefined;
  /** The first administrator, made when the database has none. */
  admin: { username: string; password: string } | undefined;
  /** Whether to create the demonstration people; only the embedded start says so. */
  demo: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The collector of traces, as OpenTelemetry reads it; without one nothing is traced. */
  otlpEndpoint: string | undefined;
  /** How many workflows the worker keeps in memory between their tasks; as its memory bears when undefined. */
  maxCachedWorkflows: number | undefined;
  /** What a worker process does: the workflows and their records, the delivery of messages, or both. */
  workerTasks: 'all' | 'cases' | 'delivery';
}

/**
 * Reads the settings of the API, the worker and the embedded start. An empty variable counts as unset,
 * because that is what docker-compose passes for one that is not there.
 * @param env the environment variables to read
 * @param makeSecret gives the secret when CASELINE_SECRET is unset, from the data folder; the embedded start
 *   keeps one there. Without it CASELINE_SECRET is required.
 * @throws SettingsError when a variable is missing or bad
 */
export function readSettings(
  env: NodeJS.ProcessEnv = process.env,
  makeSecret?: (dataDir: string) => string,
): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
    );
  }
  const read = parsed.data;
  return {
    host: read.HOST,
    port: read.PORT,
    trustedProxies: read.TRUSTED_PROXIES ?? [],
    keepAliveTimeout: read.KEEP_ALIVE_TIMEOUT,
    metricsPort: read.API_METRICS_PORT,
    workerMetricsPort: read.WORKER_METRICS_PORT,
    dataDir: read.DATA_DIR,
    temporal: { address: read.TEMPORAL_ADDRESS, namespace: read.TEMPORAL_NAMESPACE, taskQueue: 'caseline' },
    temporalUiPort: read.TEMPORAL_UI_PORT,
    temporalUiUrl: (read.TEMPORAL_UI_URL ?? `http://localhost:${read.TEMPORAL_UI_PORT}`).replace(/\/+$/, ''),
    mongodbUri: read.MONGODB_URI,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    smsGatewayUrl: read.SMS_GATEWAY_URL,
    region: read.REGION ?? regionOf(read.TIME_ZONE),
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ''),
    timeZone: read.TIME_ZONE,
    language: read.CASELINE_LANGUAGE,
    secret: read.CASELINE_SECRET ?? makeSecret?.(read.DATA_DIR) ?? missing('CASELINE_SECRET'),
    payloadKeys: read.PAYLOAD_KEYS,
    admin: administrator(read.ADMIN_USERNAME, read.ADMIN_PASSWORD),
    demo: read.CASELINE_DEMO === '1',
    logLevel: read.LOG_LEVEL,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    maxCachedWorkflows: read.MAX_CACHED_WORKFLOWS,
    workerTasks: read.WORKER_TASKS,
  };
}

/** `host:port` as addresses are written. */
export const authority = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/** Where this machine reaches what listens on `host`. */
export const ownAddress = (host: string): string =>
  host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;

/** The settings of this process, which ends with one sentence where they cannot be used. */
export function settingsOrExit(): Settings {
  try {
    return readSettings();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function administrator(username: string | undefined, password: string | undefined): Settings['admin'] {
  if (!username && !password) return undefined;
  return {
    username: username ?? missing('ADMIN_USERNAME', 'ADMIN_PASSWORD is set'),
    password: password ?? missing('ADMIN_PASSWORD', 'ADMIN_USERNAME is set'),
  };
}

function missing(name: string, because = 'this is not the embedded start (npm start)'): never {
  throw new SettingsError(`${name} must be set, since ${because}`);
}
