import { once } from 'node:events';
import { cp, readFile, rename, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, Server } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { publishRun } from '../../harness/config/run.ts';
import { launchServer } from '../../harness/server/launch.ts';
import { isPortTaken } from '../../harness/server/port/port.ts';
import { portrayServer } from '../../harness/server/portrait.ts';
import {
  identify,
  isAlive,
  isStillThere,
  type ProcessIdentity,
} from '../../harness/server/process/process-identity.ts';
import { stopTree } from '../../harness/server/process/stop-tree.ts';
import { familyOf, type ProcessRecord, readRecords } from '../../harness/server/run/record.ts';
import { createRun } from '../../harness/server/run/run-folder.ts';
import { nodeTarget, serverProgram, targetOf } from './program-target.ts';

const target = (name: string) => nodeTarget(serverProgram(name));
const folder = String(process.env['CHECK_FOLDER']);
const isReal = process.env['CHECK_TOOLS'] === undefined;
const plainFolder = path.dirname(folder);

test('a healthy server answers, and its stop frees the port', async () => {
  const server = await launchServer(target('healthy'));

  const response = await fetch(server.healthUrl);
  await server.stop();

  expect(response.status).toBe(200);
  expect(isAlive(server.pid)).toBe(false);
  expect(await isPortTaken('127.0.0.1', server.port)).toBe(false);
});

test('both streams are in files of their own', async () => {
  await using server = await launchServer(target('healthy'));

  await server.stop();

  expect(await readFile(server.logs.out, 'utf8')).toContain('GET /health\n');
  expect(await readFile(server.logs.err, 'utf8')).toBe('ready\n');
});

test('a record names the very process, and goes with it', async () => {
  const run = await createRun();
  publishRun(run);
  const server = await launchServer(target('healthy'));

  const [record] = await readRecords(run.folder);
  await server.stop();

  expect(record).toMatchObject({ process: { pid: server.pid }, server: { url: server.url } });
  expect(await readRecords(run.folder)).toEqual([]);
});

test('a server whose start Windows does not tell is recorded and stopped', async () => {
  test.skip(isReal, 'only stand-ins fall silent when they are told to');
  const run = await createRun();
  publishRun(run);
  process.env['CHECK_SILENT'] = 'powershell';
  const server = await launchServer(target('healthy'));
  const [record] = await readRecords(run.folder);
  delete process.env['CHECK_SILENT'];
  const isKnown = await isStillThere(record?.process as ProcessIdentity);

  const wasThere = await stopTree({ ...familyOf(record as ProcessRecord), name: 'it', graceMs: 0 });

  expect(record).toMatchObject({ process: { pid: server.pid, isGuessed: true } });
  expect({ isKnown, wasThere }).toEqual({ isKnown: true, wasThere: true });
  expect(isAlive(server.pid)).toBe(false);
});

test('a process that nothing tells of is neither ended nor taken for gone', async () => {
  test.skip(isReal, 'only stand-ins fall silent when they are told to');
  await using server = await launchServer(target('healthy'));
  const root = (await identify(server.pid)) as ProcessIdentity;
  process.env['CHECK_SILENT'] = 'powershell';

  const stop = stopTree({ name: 'it', marker: 'it', root, graceMs: 0 });

  await expect(stop).rejects.toThrow(`Process ${server.pid} was not ended: Windows does not say`);
  delete process.env['CHECK_SILENT'];
  expect(server.hasExited()).toBeUndefined();
});

test('a stopped tree leaves no child that listens', async () => {
  const server = await launchServer(target('forks-listener'));

  await server.stop();

  expect(await isPortTaken('127.0.0.1', server.port)).toBe(false);
});

test('a child that outlives its dead server is ended by the stop', async () => {
  const server = await launchServer(target('forks-listener'));
  process.kill(server.pid, 'SIGKILL');
  await server.died;
  expect(await isPortTaken('127.0.0.1', server.port)).toBe(true);

  await server.stop();

  expect(await isPortTaken('127.0.0.1', server.port)).toBe(false);
});

test('an unasked end is told apart from a stop', async () => {
  await using server = await launchServer(target('dies-on-request'));

  await fetch(`${server.url}/die`).catch(() => {});

  expect(await server.died).toEqual({ code: 1 });
});

test('a server is shown with its processes and where they listen', async () => {
  await using server = await launchServer(target('forks-listener'));

  const portrait = await portrayServer(server, undefined);

  expect(portrait).toMatch(/\nanswer of .*\/health: status 200/);
  expect(portrait).toMatch(/\nits processes\n( {2}\d+ node, [\d.]+ s of CPU time, [^,]+, threads: \d+\n){2}/);
  expect(portrait).toMatch(
    new RegExp(`\nwhere it listens\n(  .*:\\d+\n)*  127\\.0\\.0\\.1:${server.port}\n`),
  );
});

test('a crash at start is told with exit code and last words', async () => {
  const start = launchServer(target('crashes-at-start'));

  await expect(start).rejects.toThrow(/ended with exit code 1 after [\s\S]*the settings are unreadable/);
});

test('a program that is not there is named', async () => {
  const start = launchServer(targetOf('C:\\no\\such.exe', []));

  await expect(start).rejects.toThrow('C:\\no\\such.exe');
});

test('a server that is never healthy tells its last answer', async () => {
  const start = launchServer(target('never-healthy'), { startTimeoutMs: 5_000 });

  await expect(start).rejects.toThrow(/not healthy after[\s\S]*status 503: the database is down/);
});

test('a taken port is refused, and its owner named', async () => {
  const foreign = createServer().listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as AddressInfo;

  const start = launchServer(target('healthy'), { port });

  // No sign that stands for a letter which could not be read.
  await expect(start).rejects.toThrow(
    new RegExp(
      `port ${port} on 127.0.0.1 is already in use by process ${process.pid} \\([^\ufffd]+\\.exe\\)\n`,
    ),
  );
  expect(foreign.listening).toBe(true);
  foreign.close();
});

test('a port that Windows keeps for others counts as taken', async () => {
  const { listen } = Server.prototype;
  // As it answers in the ranges that Hyper-V and Docker have it keep.
  Server.prototype.listen = function refuse(this: Server) {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
    process.nextTick(() => this.emit('error', error));
    return this;
  };

  const isTaken = await isPortTaken('127.0.0.1', 31_901);

  Server.prototype.listen = listen;
  expect(isTaken).toBe(true);
});

test('what is of the test runner reaches no server, whatever its case', async () => {
  process.env['Virtual_Env'] = 'C:\\elsewhere';
  await using server = await launchServer(target('tells-environment'));

  const environment = await (await fetch(server.url)).json();

  delete process.env['Virtual_Env'];
  const names = Object.keys(environment).map((name) => name.toUpperCase());
  expect(names).toContain('PATH');
  expect(names).not.toContain('VIRTUAL_ENV');
});

test('a process that only has the number of ours is left alone', async () => {
  await using server = await launchServer(target('healthy'));
  const identity = await identify(server.pid);
  const other = { pid: server.pid, startTime: String(Number(identity?.startTime) - 60_000) };

  await stopTree({ name: 'another', marker: 'another', root: other, graceMs: 0 });

  expect(await isStillThere(other)).toBe(false);
  expect(server.hasExited()).toBeUndefined();
});

test('a program in a folder with spaces and accents runs', async () => {
  const place = path.join(folder, "Programmes d'été & co");
  await cp(path.dirname(serverProgram('healthy')), place, { recursive: true });
  await rename(path.join(place, 'healthy.mjs'), path.join(place, 'serveur à lancer.mjs'));

  await using server = await launchServer(nodeTarget(path.join(place, 'serveur à lancer.mjs')), {
    workspace: path.join(place, 'données (1)'),
    files: { 'lu/écrit.txt': 'é' },
  });

  expect(server.logs.out).toContain('Été à Orléans (test)');
  expect(await readFile(path.join(server.workspace, 'lu', 'écrit.txt'), 'utf8')).toBe('é');
});

test('a command file gets its arguments whole', async () => {
  // No space and no accent in its name: the cmd.exe of wine cannot find such a file, the one of Windows can.
  const file = path.join(plainFolder, 'start-it.cmd');
  await writeFile(file, '@echo got %*\r\n@"%NODE%" "%PROGRAM%"\r\n');
  const env = { NODE: process.execPath, PROGRAM: serverProgram('healthy') };

  await using server = await launchServer(targetOf(file, ['a&b', 'c d']), { env });

  expect(await readFile(server.logs.out, 'utf8')).toContain('got "a&b" "c d"\r\n');
});

test('lines that end as Windows ends them are told clean', async () => {
  const file = path.join(plainFolder, 'fails.cmd');
  await writeFile(file, '@echo first\r\n@echo second 1>&2\r\n@exit /b 3\r\n');

  const error: Error = await launchServer(targetOf(file, [])).catch((error) => error);

  expect(error.message).toMatch(/ended with exit code 3 [\s\S]*out \| first\n[\s\S]*err \| second/);
  expect(error.message).not.toContain('\r');
});
