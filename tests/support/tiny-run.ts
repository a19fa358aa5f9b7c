import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { listLogs } from '../../harness/server/logs/log-files.ts';
import { readProcessTable, readProcFile, readVariable } from '../../harness/server/process/process-table.ts';
import { sendSignal } from '../../harness/server/process/send-signal.ts';
import { commandOf } from './tiny-command.ts';
import { startPlaywright, writeTinyProject } from './tiny-project.ts';

const root = path.resolve(import.meta.dirname, '../..');
const harness = (...names: string[]) => path.join(root, 'harness', ...names);

/** Waits for ever, after it has told that tests are running. */
const waitingSpec = `
  test('waits', async () => {
    writeFileSync('started.txt', '');
    await new Promise(() => {});
  });`;

/** A run of the test runner for what happens around the tests: one server, no browser, no setup project. */
export interface TinyRun {
  /** Name of a program of `fixtures/servers/`. */
  readonly server: string;
  /** The body of a spec that has Playwright's own `test` and `writeFileSync`; default: one that waits for ever. */
  readonly spec?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A runner that is running, with a temp folder of its own, by which all that it starts is known. Linux only. */
export class TinyRunner implements AsyncDisposable {
  readonly folder: string;
  readonly process: ReturnType<typeof startPlaywright>;
  readonly #temp: string;

  /** @param isFirst false where a runner was in this folder before */
  constructor(folder: string, { server, spec = waitingSpec, env }: TinyRun, isFirst = true) {
    this.folder = folder;
    this.#temp = path.join(folder, 'tmp');
    if (isFirst) writeProject(folder, spec);
    mkdirSync(this.#temp, { recursive: true });
    const environment = {
      TMPDIR: this.#temp,
      // Else Playwright compiles the whole harness anew for each temp folder, which takes longer than the test.
      PWTEST_CACHE_DIR: path.join(root, 'node_modules', '.cache', 'firstrun', 'compiled'),
      WIZARD_TARGET: 'custom',
      WIZARD_COMMAND: commandOf(server),
      WIZARD_LANG: 'en',
      ...env,
    };
    // In a group of its own, as a terminal gives it.
    this.process = startPlaywright(folder, ['test', '-c', folder], environment, true);
  }

  get pid(): number {
    return this.process.pid as number;
  }

  /** The folders of its runs that are there. */
  async listRuns(): Promise<string[]> {
    const names = await readdir(this.#temp);
    const state = names.find((name) => name.startsWith('firstrun-')) ?? 'none';
    return readdir(path.join(this.#temp, state, 'runs')).catch(() => []);
  }

  /** Does something as if it were done by another process with the same temp folder. */
  async inItsPlace<T>(work: () => Promise<T>): Promise<T> {
    const { TMPDIR } = process.env;
    process.env['TMPDIR'] = this.#temp;
    try {
      return await work();
    } finally {
      if (TMPDIR === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = TMPDIR;
    }
  }

  /** Until its server says that it is there, healthy or not. */
  async waitForServer(): Promise<void> {
    await expect
      .poll(() => this.readServerErrors(), { timeout: 30_000, intervals: [50] })
      .toContain('ready\n');
  }

  /** Until its test is running. */
  async waitForTest(): Promise<void> {
    await expect
      .poll(() => readdir(this.folder), { timeout: 30_000, intervals: [50] })
      .toContain('started.txt');
    // So that the next runner in this folder is waited for, too.
    await rm(path.join(this.folder, 'started.txt'));
  }

  /** All its processes that are alive. */
  findProcesses(): { pid: number; command: string }[] {
    return readProcessTable()
      .filter(({ pid }) => readVariable(pid, 'TMPDIR') === this.#temp)
      .map(({ pid }) => ({ pid, command: readProcFile(pid, 'cmdline').replaceAll('\0', ' ') }));
  }

  /** Its keeper while that waits, by the beginning of its command: folders of tests may hold the word. */
  findKeeper(): number | undefined {
    return this.findProcesses().find(({ command }) => command.startsWith('/bin/sh -c read'))?.pid;
  }

  /** A test that failed leaves nothing to the next one. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const { pid } of this.findProcesses()) sendSignal(pid, 'SIGKILL');
    await this.process;
  }

  /** What its servers wrote to standard error. */
  async readServerErrors(): Promise<string> {
    const logs = path.join(this.folder, 'logs');
    const errors = (await listLogs(logs)).filter((file) => file.endsWith('.log.err'));
    const contents = await Promise.all(errors.map((file) => readFile(file, 'utf8')));
    return contents.join('');
  }
}

function writeProject(folder: string, spec: string): void {
  writeTinyProject(folder, {
    spec: `
      import { writeFileSync } from 'node:fs';
      test.setTimeout(60_000);
      ${spec}`,
    config: `
      globalSetup: ${JSON.stringify(harness('playwright', 'global-setup.ts'))},
      globalTeardown: ${JSON.stringify(harness('playwright', 'global-teardown.ts'))},
      projects: [{ name: 'wizard' }],`,
    chooseReporters: () => [
      ['list'],
      [harness('report', 'failure-counter.ts')],
      ['json', { outputFile: path.join(folder, 'report.json') }],
    ],
  });
}

/** It takes 0.3 s on an idle machine; here both cores are busy with other tests. */
const limitMs = 4_000;

/** Proves that no process and no folder of a run is left. */
export async function expectNothingLeft(runner: TinyRunner): Promise<void> {
  const look = async () => [...runner.findProcesses(), ...(await runner.listRuns())];
  await expect.poll(look, { intervals: [50], timeout: limitMs }).toEqual([]);
}
