import { describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import express from 'express';
import { listener } from '../../api/listener.ts';
import { temporalConnectionOptions } from '../../config/connection.ts';
import { cachedWorkflowsThatFit, heapThatHolds } from '../../config/memory.ts';
import { SettingsError, readSettings } from '../../config/settings.ts';

const secret = 's'.repeat(32);
const read = (env: NodeJS.ProcessEnv) => readSettings({ CASELINE_SECRET: secret, ...env });

describe('settings', () => {
  it('have defaults that fit an embedded start', () => {
    expect(read({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      trustedProxies: [],
      metricsPort: 9464,
      workerMetricsPort: 9465,
      dataDir: '.data',
      temporal: { address: undefined, namespace: 'default', taskQueue: 'caseline' },
      temporalUiPort: 8233,
      mongodbUri: undefined,
      smtpUrl: undefined,
      smsGatewayUrl: undefined,
      publicUrl: 'http://localhost:3000',
      secret,
      admin: undefined,
      demo: false,
      logLevel: 'info',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      language: 'en',
      maxCachedWorkflows: undefined,
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(read({ PORT: '', SMTP_URL: '', ADMIN_PASSWORD: ' ' })).toMatchObject({
      port: 3000,
      smtpUrl: undefined,
      admin: undefined,
    });
  });

  it('take numbers to be at home where the centre is, unless a region is given', () => {
    const region = (env: NodeJS.ProcessEnv) => read(env).region;
    expect(
      ['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'].map((zone) => region({ TIME_ZONE: zone })),
    ).toEqual(['CN', 'DE', 'IN', 'CN']);
    expect(region({ TIME_ZONE: 'Europe/Berlin', REGION: 'at' })).toBe('AT');
    expect(() => read({ REGION: 'China' })).toThrow('REGION must be the code of a country');
  });

  it('put links on the port that the API listens on, unless a base is given', () => {
    expect(read({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(read({ PUBLIC_URL: 'https://help.example.com/' }).publicUrl).toBe('https://help.example.com');
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a port number from 1 to 65535'],
    [{ PORT: '0' }, 'PORT must be'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ HOST: 'everywhere' }, 'HOST must be an IP address, such as 127.0.0.1 or 0.0.0.0'],
    [
      { TRUSTED_PROXIES: 'true' },
      'TRUSTED_PROXIES must be addresses, ranges such as 10.0.0.0/8, or loopback',
    ],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must be'],
    [{ TRUSTED_PROXIES: '10.0.0.1,,' }, 'TRUSTED_PROXIES must be'],
    [{ KEEP_ALIVE_TIMEOUT: '0' }, 'KEEP_ALIVE_TIMEOUT must be a number of seconds from 1 to 3600'],
    [{ ADMIN_USERNAME: 'root', ADMIN_PASSWORD: 'a' }, 'ADMIN_PASSWORD must have 12 to 256 characters'],
    [{ API_METRICS_PORT: '-1' }, 'API_METRICS_PORT must be a port number from 0'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be a URL that begins smtp:// or smtps://'],
    [{ SMS_GATEWAY_URL: 'ftp://x' }, 'SMS_GATEWAY_URL must be a URL that begins http:// or https://'],
    [{ MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI must be a URI that begins mongodb://'],
    [{ TEMPORAL_ADDRESS: 'http://temporal:7233' }, 'TEMPORAL_ADDRESS must be host:port'],
    [{ CASELINE_SECRET: 'short' }, 'CASELINE_SECRET must have at least 32 characters'],
    [{ CASELINE_DEMO: 'yes' }, 'CASELINE_DEMO must be 0 or 1'],
    [
      { TIME_ZONE: 'Asia/Peking' },
      'TIME_ZONE must be a time zone of the IANA database, such as Asia/Shanghai',
    ],
    [{ TIME_ZONE: '+08:00' }, 'TIME_ZONE must be a time zone of the IANA database'],
    [{ TIME_ZONE: 'GMT+8' }, 'TIME_ZONE must be a time zone of the IANA database'],
    [{ CASELINE_LANGUAGE: 'fr' }, 'CASELINE_LANGUAGE must be en or zh-CN'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ MAX_CACHED_WORKFLOWS: '1' }, 'MAX_CACHED_WORKFLOWS must be a number from 2'],
    [{ ADMIN_USERNAME: 'root' }, 'ADMIN_PASSWORD must be set, since ADMIN_USERNAME is set'],
  ])('refuse %j, naming the variable and what is wrong', (env, message) => {
    expect(() => read(env)).toThrow(SettingsError);
    expect(() => read(env)).toThrow(message);
  });

  it('take the proxies that are believed in express’s own words', () => {
    const words = 'loopback, 10.0.0.0/8,192.0.2.1, 2001:db8::/32, 172.16.0.0/255.240.0.0';
    const { trustedProxies } = read({ TRUSTED_PROXIES: words });
    expect(trustedProxies).toHaveLength(5);
    expect(() => express().set('trust proxy', trustedProxies)).not.toThrow();
  });

  it('keep an unused connection longer than a proxy in front does', () => {
    const { keepAliveTimeout } = read({});
    const server = listener(express(), { keepAliveTimeout });
    expect(server.keepAliveTimeout).toBeGreaterThan(75_000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(read({ KEEP_ALIVE_TIMEOUT: '650' }).keepAliveTimeout).toBe(650);
  });

  it('name every bad variable at once, and repeat no value, which may be a password', () => {
    const readBad = () => read({ PORT: 'abc', SMTP_URL: 'user:hunter2@mail' });
    expect(readBad).toThrow(/PORT .*; SMTP_URL /);
    expect(readBad).not.toThrow('hunter2');
  });

  it('need a secret, unless whoever starts the process can make one', () => {
    expect(() => readSettings({})).toThrow('CASELINE_SECRET must be set');
    expect(readSettings({ DATA_DIR: '/data' }, (dataDir) => `kept in ${dataDir}`).secret).toBe(
      'kept in /data',
    );
  });
});

describe('the number of cached workflows', () => {
  it('fits a quarter of the memory and the heap, within bounds', () => {
    const gb = 2 ** 30;
    expect(cachedWorkflowsThatFit(64 * gb, 8 * gb)).toBe(5000);
    expect(cachedWorkflowsThatFit(gb, 8 * gb)).toBe(1342);
    expect(cachedWorkflowsThatFit(64 * gb, gb / 4)).toBe(936);
    expect(cachedWorkflowsThatFit(1, 1)).toBe(200);
  });

  it.each([200, 600, 5000])('of %d gets the heap that it needs', (workflows) => {
    const heap = heapThatHolds(workflows) * 2 ** 20;
    expect(cachedWorkflowsThatFit(Infinity, heap)).toBeGreaterThanOrEqual(workflows);
    expect(cachedWorkflowsThatFit(Infinity, heap)).toBeLessThan(workflows + 10);
  });
});

describe('the connection to Temporal', () => {
  it('takes its address from the settings and TLS and API key from Temporal’s own variables', () => {
    const settings = read({ TEMPORAL_ADDRESS: 'temporal.example.com:7233' });
    const options = temporalConnectionOptions(settings, {
      TEMPORAL_ADDRESS: 'ignored:1',
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_TLS_SERVER_NAME: 'name',
    });
    expect(options).toMatchObject({
      address: 'temporal.example.com:7233',
      apiKey: 'key',
      tls: { serverNameOverride: 'name' },
    });
    expect(Connection.lazy(options)).toBeInstanceOf(Connection);
  });

  it('goes to this machine, without TLS, when nothing is given', () => {
    const options = temporalConnectionOptions(read({}), {});
    expect(options.address).toBe('localhost:7233');
    expect(options.tls).toBeUndefined();
  });
});
