import { PassThrough } from 'node:stream';
import { expect, test } from '@playwright/test';
import { withMariadb } from '../../harness/services/mariadb-client.ts';
import { withPostgres } from '../../harness/services/postgres-client.ts';
import { type RedisClient, withRedis } from '../../harness/services/redis-client.ts';
import {
  type RedisRefusal,
  startDroppingRedis,
  startRefusingRedis,
} from '../../harness/services/redis-faults.ts';
import { readCommands } from '../../harness/services/redis-wire.ts';
import { type Listener, startMuteServer, startWrongProtocol } from '../../harness/services/tcp-listener.ts';

const ping = (client: RedisClient) => client.ping();
const addressOf = ({ host, port }: Listener) => ({ host, port, password: 'Aa1-faults-1', db: 0 });

const refusals: readonly [RedisRefusal, RegExp][] = [
  ['loading', /LOADING/],
  ['wrong-password', /WRONGPASS/],
  ['password-wanted', /NOAUTH/],
  ['no-rights', /NOPERM/],
  ['read-only', /READONLY/],
  ['full', /OOM/],
];

for (const [refusal, words] of refusals) {
  test(`a Redis that is ${refusal} says so`, async () => {
    await using redis = await startRefusingRedis(refusal);

    const write = withRedis(addressOf(redis), (client) => client.set('key', 'value'));

    await expect(write).rejects.toThrow(words);
  });
}

test('a Redis that cannot be written to still reads', async () => {
  await using redis = await startRefusingRedis('read-only');

  expect(await withRedis(addressOf(redis), (client) => client.get('key'))).toBeNull();
  expect(await withRedis(addressOf(redis), ping)).toBe('PONG');
});

test('a Redis that drops works until then', async () => {
  await using redis = await startDroppingRedis(2);

  const answers = withRedis(addressOf(redis), async (client) => [await client.ping(), await client.ping()]);

  await expect(answers).rejects.toThrow(/closed/);
  expect(redis.commands).toEqual(['HELLO', 'PING', 'PING']);
});

test('its list of commands holds no password', async () => {
  await using redis = await startRefusingRedis('wrong-password');

  await withRedis(addressOf(redis), ping).catch(() => {});

  expect(JSON.stringify(redis.commands)).toBe('["HELLO"]');
});

test('a command that arrives in pieces is understood', () => {
  const wire = new PassThrough();
  const commands: (readonly string[])[] = [];
  readCommands(wire, (command) => commands.push(command));

  for (const piece of ['*2\r\n$3\r\nge', 't\r\n$6\r\na\r\n', 'bcd\r\nPING\r', '\n']) wire.write(piece);

  expect(commands).toEqual([['GET', 'a\r\nbcd'], ['PING']]);
});

const clients: readonly [string, (listener: Listener) => Promise<unknown>][] = [
  ['redis', (listener) => withRedis(addressOf(listener), ping)],
  ['pg', (listener) => withPostgres({ ...addressOf(listener), user: 'me' }, 'db', async () => {})],
  ['mysql2', (listener) => withMariadb({ ...addressOf(listener), user: 'me' }, async () => {})],
];

for (const [name, connect] of clients) {
  test(`our ${name} client leaves a mute server`, async () => {
    await using mute = await startMuteServer();
    const begin = performance.now();

    await expect(connect(mute)).rejects.toThrow();

    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  test(`our ${name} client leaves a web server`, async () => {
    await using web = await startWrongProtocol();

    await expect(connect(web)).rejects.toThrow();
  });
}

test('the web server of the wrong protocol is one', async () => {
  await using web = await startWrongProtocol();

  const answer = await fetch(`http://${web.host}:${web.port}/`);

  expect(answer.status).toBe(400);
});
