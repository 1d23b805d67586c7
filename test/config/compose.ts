import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const duration = z.string().regex(/^\d+(s|m)$/);
const command = z.array(z.string()).min(1);

/** A service, with those keys of the Compose specification that this project uses; any other is a slip. */
const service = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string(),
  hostname: z.string().optional(),
  init: z.boolean().optional(),
  restart: z.string().regex(/^(unless-stopped|on-failure:\d)$/),
  stop_grace_period: duration.optional(),
  entrypoint: command.optional(),
  command: command.optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .default({}),
  healthcheck: z
    .strictObject({
      test: command,
      interval: duration,
      timeout: duration,
      retries: z.number(),
      start_period: duration,
    })
    .optional(),
});

const file = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

export type Service = z.infer<typeof service>;

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
export const read = (path: string): string => readFileSync(at(path), 'utf8');

/** docker-compose.yml as Docker reads it, variables not yet filled in. */
export const compose = file.parse(parse(read('docker-compose.yml'), { merge: true }));

export const services = Object.entries(compose.services);

/** A variable in a value of the file: `${NAME}`, `${NAME:-default}` or `${NAME:?why it is needed}`. */
export const variable = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/** Fills in the variables as Docker does; throws for one that is needed and missing. */
export function filled(environment: Service['environment'], env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const fill = (value: string) =>
    value.replace(variable, (_, name: string, kind?: string, rest?: string) => {
      if (env[name]) return env[name];
      if (kind !== '-') throw new Error(`${name}: ${rest ?? 'missing'}`);
      return rest ?? '';
    });
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}
