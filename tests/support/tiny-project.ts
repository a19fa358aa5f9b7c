import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReporterDescription } from '@playwright/test';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { chooseReporters, type ReportSettings } from '../../harness/report/reporter-list.ts';
import { runOnTerminal } from './on-terminal.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

export interface TinyRun {
  readonly folder: string;
  readonly exitCode: number | undefined;
  /** What it printed, line by line, standard output and error together. */
  readonly lines: readonly string[];
}

/** What a tiny project is made of, besides its spec. */
export interface TinyProject {
  readonly spec: string;
  /** More files of its folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<ReportSettings>;
  /** More of the configuration, as source text. */
  readonly config?: string;
  readonly arguments?: readonly string[];
  /** Takes reporters out of the list, to see what they are good for. */
  readonly chooseReporters?: (all: readonly ReporterDescription[]) => readonly ReporterDescription[];
}

/** Runs a Playwright project of one spec with this project's reporters, as a process of its own. */
export async function runTinyProject(folder: string, project: TinyProject): Promise<TinyRun> {
  writeTinyProject(folder, project);
  return runPlaywright(folder, ['test', '-c', folder, ...(project.arguments ?? [])]);
}

/** The same on a terminal of 100 columns: what comes back is what the terminal got. */
export async function runTinyProjectOnTerminal(
  folder: string,
  project: TinyProject,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  writeTinyProject(folder, project);
  const args = [cli, 'test', '-c', folder, ...(project.arguments ?? [])];
  return runOnTerminal({
    program: process.execPath,
    args,
    folder,
    env: { FIRSTRUN_PROJECT: folder, ...env },
    columns: 100,
  });
}

/** Writes the files of a project, without running it. */
export function writeTinyProject(folder: string, project: TinyProject): void {
  const all = chooseReporters({ ...tinySettings(folder), ...project.settings }, folder);
  const reporters = JSON.stringify(project.chooseReporters?.(all) ?? all);
  writeFiles(folder, {
    'package.json': '{ "type": "module" }',
    'playwright.config.ts': `export default { testDir: 'specs', ${project.config ?? ''} reporter: ${reporters} };\n`,
    'specs/tiny.spec.ts': `import { expect, test } from '@playwright/test';\n${project.spec}\n`,
    ...project.files,
  });
}

/** Runs Playwright's command line in a folder, to its end. */
export async function runPlaywright(folder: string, args: readonly string[]): Promise<TinyRun> {
  const { all, exitCode } = await startPlaywright(folder, args);
  return { folder, exitCode, lines: all.split('\n') };
}

/**
 * Starts Playwright's command line in a folder, without the environment of the run that this test belongs to.
 * @param detached in a process group of its own
 */
export function startPlaywright(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  detached = false,
) {
  return execa(process.execPath, [cli, ...args], {
    detached,
    cwd: folder,
    all: true,
    reject: false,
    env: { ...inheritedEnvironment(), FIRSTRUN_PROJECT: folder, ...env },
    extendEnv: false,
  });
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(path.join(folder, 'specs'), { recursive: true });
  // A junction needs no rights on Windows; elsewhere the word is ignored.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
}

function tinySettings(folder: string): ReportSettings {
  return {
    foldsLog: false,
    language: 'en',
    forbidSkips: false,
    summaryFile: undefined,
    logDir: path.join(folder, 'logs'),
  };
}
