import { expect, test } from '@playwright/test';
import { parseStatuses } from '../../harness/config/readiness.ts';
import { checkHealth } from '../../harness/server/health.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { failToStart } from '../support/failed-start.ts';
import { tinyTarget } from '../support/tiny-target.ts';

const readiness = { statuses: parseStatuses('200-299'), ignoresHttpsErrors: true };
const https = { protocol: 'https', readiness } as const;

test('a server that speaks https is started and asked by it', async () => {
  await using server = await launchServer(tinyTarget('speaks-tls'), https);

  expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(await checkHealth(server.healthUrl, readiness)).toMatchObject({ isHealthy: true });
});

test('a certificate that nobody trusts is told at once', async () => {
  const start = await failToStart(tinyTarget('speaks-tls'), { protocol: 'https' });

  expect(start.facts).toContainEqual(
    expect.stringContaining('its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)'),
  );
  expect(start.wayOut[0]).toContain('WIZARD_IGNORE_HTTPS_ERRORS=1');
  expect(start.elapsedMs).toBeLessThan(10_000);
});

test('https that is asked by http is told at once', async () => {
  const start = await failToStart(tinyTarget('speaks-tls'));

  expect(start.facts).toContainEqual(expect.stringContaining('it expects https but was asked over http'));
  expect(start.wayOut[0]).toContain('WIZARD_PROTOCOL=https');
  expect(start.elapsedMs).toBeLessThan(10_000);
});

test('http that is asked by https is told at once', async () => {
  const start = await failToStart(tinyTarget('healthy'), https);

  expect(start.facts).toContainEqual(expect.stringContaining('it does not offer https'));
  expect(start.wayOut[0]).toContain('WIZARD_PROTOCOL=http');
});
