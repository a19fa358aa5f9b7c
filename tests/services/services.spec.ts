import path from 'node:path';
import { expect, test } from '@playwright/test';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { findMariadb } from '../../harness/services/mariadb.ts';
import { findPostgres } from '../../harness/services/postgres.ts';
import { programFilesFolder } from '../../harness/services/program.ts';
import { findRedis } from '../../harness/services/redis.ts';
import type { RunningService, Service } from '../../harness/services/service.ts';
import { startOrSkip } from '../support/start-service.ts';

const services: readonly [name: string, find: () => Service<RunningService>][] = [
  ['redis', () => findRedis({})],
  ['postgres', () => findPostgres({})],
  ['mariadb', () => findMariadb({})],
];

for (const [name, find] of services) {
  test(`${name} of our own answers and is gone after`, async () => {
    const service = await startOrSkip(find());
    const { host, port } = service;
    expect(service.version).toMatch(/^\d+\.\d+/);

    await service.stop();
    await service.stop();

    expect(await isPortTaken(host, port)).toBe(false);
  });
}

test('two servers of a kind run side by side', async () => {
  await using one = await startOrSkip(findRedis({}));
  await using other = await startOrSkip(findRedis({}));

  expect(one.port).not.toBe(other.port);
  expect(one.password).not.toBe(other.password);
});

test.describe('where no program is installed', () => {
  const usual = { PATH: process.env['PATH'], ProgramFiles: programFilesFolder() };
  test.beforeEach(() => {
    const nowhere = path.join(import.meta.dirname, 'no such folder');
    Object.assign(process.env, { PATH: nowhere, ProgramFiles: nowhere });
  });
  test.afterEach(() => {
    Object.assign(process.env, usual);
  });

  for (const [name, find, variable] of [
    ['Redis', () => findRedis({}), 'WIZARD_REDIS_URL'],
    ['MariaDB', () => findMariadb({}), 'WIZARD_MARIADB_URL'],
  ] as const) {
    test(`an absent ${name} is told with its repair`, () => {
      const service = find();

      expect(service).toMatchObject({ available: false });
      expect(service).toHaveProperty('reason', expect.stringContaining(name));
      expect(service).toHaveProperty('repair', expect.stringContaining(variable));
    });
  }
});
