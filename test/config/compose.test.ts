import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSettings, settingNames } from '../../config/settings.ts';
import { compose, filled, read, services, variable, type Service } from './compose.ts';

const { api, worker, delivery } = compose.services as Record<'api' | 'worker' | 'delivery', Service>;
const example = read('deploy/.env.example');
/** What the example leaves to be filled in: secrets, and the zone of the centre. */
const secrets = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name as string);
const env: Record<string, string> = {
  ...Object.fromEntries(secrets.map((name) => [name, 's'.repeat(64)])),
  TIME_ZONE: 'Asia/Shanghai',
};

describe('docker-compose.yml', () => {
  it('pins every image to a version', () => {
    for (const [, { image }] of services) expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+(\.\d+)?(-\w+)?$/);
    expect([worker.image, delivery.image]).toEqual([api.image, api.image]);
    expect(read('Dockerfile').match(/^FROM node:.*$/gm)).toEqual([
      expect.stringMatching(/:24\.\d+\.\d+-\w+-slim AS base$/),
    ]);
  });

  it('waits for what a service needs to be healthy, or to have ended well', () => {
    for (const [name, { depends_on }] of services)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const needed = compose.services[other];
        const endsByItself = needed?.restart.startsWith('on-failure');
        expect({ name, other, condition }).toEqual({
          name,
          other,
          condition: endsByItself ? 'service_completed_successfully' : 'service_healthy',
        });
      }
  });

  it('has a health check for everything that keeps running, without curl', () => {
    for (const [name, { restart, healthcheck }] of services) {
      expect({ name, checked: healthcheck !== undefined }).toEqual({
        name,
        checked: restart === 'unless-stopped',
      });
      expect(healthcheck?.test.join(' ') ?? '').not.toMatch(/curl|wget/);
    }
  });

  it('keeps everything but the API to this machine', () => {
    for (const [name, { ports }] of services)
      for (const port of ports)
        expect(port).toMatch(name === 'api' ? /^\$\{PORT:-3000\}:3000$/ : /^127\.0\.0\.1:/);
  });

  it('mounts only what is there', () => {
    const mounted = services.flatMap(([, { volumes }]) =>
      volumes.map((volume) => volume.split(':')[0] as string),
    );
    for (const source of mounted)
      expect(source.startsWith('./') ? existsSync(source) : source in compose.volumes).toBe(true);
  });
});

describe('the secrets of docker-compose.yml', () => {
  it('are not in it, and a missing one is named together with the remedy', () => {
    for (const [, { environment }] of services)
      for (const [name, value] of Object.entries(environment)) {
        if (!/PASSWORD|PWD|SECRET|KEY/.test(name)) continue;
        // Only what may be left out has an empty default.
        expect(value).toMatch(/^\$\{\w+:(\?copy deploy\/\.env\.example to deploy\/\.env|-\}$)/);
      }
    expect(() => filled(api.environment, { ...env, CASELINE_SECRET: '' })).toThrow(
      /^CASELINE_SECRET: copy deploy\/\.env\.example/,
    );
  });

  it('are all in the example, empty, as is every other variable with its default', () => {
    const used = [...read('docker-compose.yml').matchAll(variable)].map(([, name, kind]) => ({ name, kind }));
    const required = new Set(used.filter(({ kind }) => kind === '?').map(({ name }) => name));
    expect([...required].toSorted()).toEqual(secrets.toSorted());
    for (const { name } of used) expect(example).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });

  it('cannot get into an image or a repository', () => {
    expect(read('.dockerignore').split('\n')).toContain('**/.env');
    expect(read('.gitignore').split('\n')).toContain('.env');
  });
});

describe('the settings of docker-compose.yml', () => {
  /** What only the embedded start uses, which brings its own servers. */
  const embeddedOnly = ['DATA_DIR', 'CASELINE_DEMO'];

  it('are those of config/settings.ts, all of them', () => {
    const given = new Set([...Object.keys(api.environment), ...Object.keys(worker.environment)]);
    expect([...given, ...embeddedOnly].toSorted()).toEqual(settingNames.toSorted());
  });

  it('are what the API and the worker need to run without the embedded start', () => {
    const namespace = compose.services['temporal-namespace']?.environment.TEMPORAL_NAMESPACE;
    const settings = [api, worker, delivery].map(({ environment }) => readSettings(filled(environment, env)));
    expect(settings.map(({ workerTasks }) => workerTasks)).toEqual(['all', 'cases', 'delivery']);
    for (const each of settings) {
      expect(each).toMatchObject({
        host: '0.0.0.0',
        port: 3000,
        temporal: { address: 'temporal:7233', namespace },
        smtpUrl: 'smtp://mailpit:1025',
        smsGatewayUrl: undefined,
        secret: env.CASELINE_SECRET,
        demo: false,
        timeZone: 'Asia/Shanghai',
        language: 'en',
      });
      expect(each.mongodbUri).toMatch(/@mongodb:27017\/caseline\?replicaSet=caseline$/);
    }
    expect(settings[0]?.admin).toEqual({ username: 'admin', password: env.ADMIN_PASSWORD });
  });

  it("demand the centre's time zone: a container's own is nobody's", () => {
    expect(() => filled(api.environment, { ...env, TIME_ZONE: '' })).toThrow(/^TIME_ZONE: copy/);
    expect(() => filled(worker.environment, { ...env, TIME_ZONE: '' })).toThrow(/^TIME_ZONE: copy/);
  });

  it("know where Temporal's UI is published, unless another address is given", () => {
    const uiUrl = (change: NodeJS.ProcessEnv) =>
      readSettings(filled(api.environment, { ...env, ...change })).temporalUiUrl;
    const ports = compose.services['temporal-ui']?.ports;
    expect(ports).toEqual(['127.0.0.1:${TEMPORAL_UI_PORT:-8233}:8080']);
    expect(uiUrl({})).toBe('http://localhost:8233');
    expect(uiUrl({ TEMPORAL_UI_PORT: '9999' })).toBe('http://localhost:9999');
    expect(uiUrl({ TEMPORAL_UI_URL: 'https://ui.example' })).toBe('https://ui.example');
  });

  it('have health checks that ask where the processes listen', () => {
    const [forApi, forWorker] = [api, worker].map(({ healthcheck }) => healthcheck?.test.join(' '));
    expect(forApi).toContain(`:${api.environment.PORT}/readyz`);
    expect(forWorker).toContain(`:${worker.environment.WORKER_METRICS_PORT}/metrics`);
  });
});
