import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReporterDescription } from '@playwright/test';
import { hideCredentials } from '../config/address-setting.ts';
import type { Settings } from '../config/env.ts';
import type { CapabilityReporterOptions } from './capability-reporter.ts';
import type { RecordReporterOptions } from './record/record-reporter.ts';
import { listRepeatSettings, type RepeatSettings } from './record/repeat-settings.ts';
import { reportFolders } from './report-names.ts';
import { systemName } from './system-name.ts';
import type { TerminalReporterOptions } from './terminal/terminal-reporter.ts';

/** What the reporters have to know of the settings. */
export type ReportSettings = Pick<
  Settings,
  'foldsLog' | 'language' | 'forbidSkips' | 'summaryFile' | 'logDir'
> &
  Partial<RepeatSettings & Pick<Settings, 'runName'>> & {
    /** Where to leave a blob for `merge-reports`; no blob when absent. */
    readonly blobDir?: string | undefined;
  };

/**
 * The reporters of a run, in the order they need: the mask first, the summary last.
 * @param root absolute path of the project
 * @param output where the reports go, absolute: those of two runs at once must not mix
 * @param environment facts for the front page of the Allure report, such as the browser
 */
export function chooseReporters(
  settings: ReportSettings,
  root: string,
  environment: Readonly<Record<string, string>> = {},
  output = root,
): ReporterDescription[] {
  return [
    [path.join(import.meta.dirname, 'mask-reporter.ts'), { blobFolder: settings.blobDir }],
    [path.join(import.meta.dirname, 'artifact-limit.ts'), { language: settings.language }],
    [path.join(import.meta.dirname, 'failure-counter.ts')],
    [path.join(import.meta.dirname, 'terminal', 'terminal-reporter.ts'), describeTerminal(settings, root)],
    ['html', { open: 'never', outputFolder: path.join(output, reportFolders.html) }],
    [path.join(import.meta.dirname, 'allure-labels.ts'), { language: settings.language }],
    [
      createRequire(import.meta.url).resolve('allure-playwright'),
      {
        resultsDir: path.join(output, reportFolders.allureResults),
        environmentInfo: { os: systemName, node: process.version, ...environment },
        // allurerc.mjs tells the systems apart by it: without, one test on two systems counts as one with a retry.
        globalLabels: { os: systemName },
        // What a person does; each click and fixture besides would weigh more than all else in it.
        detail: false,
      },
    ],
    ...chooseBlob(settings.blobDir),
    [
      path.join(import.meta.dirname, 'record', 'record-reporter.ts'),
      describeRecord(settings, root, output, environment['browser']),
    ],
    [
      path.join(import.meta.dirname, 'capability-reporter.ts'),
      { ...describeSummary(settings, output), tested: describeTested(settings, environment['version']) },
    ],
  ];
}

/** The reporters that read blobs back. Allure is not one of them: it fails there, and merges results by itself. */
export function chooseMergeReporters(settings: ReportSettings, root: string): ReporterDescription[] {
  return [
    ['html', { open: 'never', outputFolder: path.join(root, reportFolders.html) }],
    // Each run has already answered for its own skips.
    [
      path.join(import.meta.dirname, 'capability-reporter.ts'),
      describeSummary({ ...settings, forbidSkips: false }, root),
    ],
  ];
}

/** A name of its own for each run, so that shards and systems may share the folder; the default name would empty it. */
function chooseBlob(folder: string | undefined): ReporterDescription[] {
  if (folder === undefined) return [];
  return [['blob', { outputFile: path.join(folder, `report-${systemName}-${Date.now()}.zip`) }]];
}

function describeTerminal(settings: ReportSettings, root: string): TerminalReporterOptions {
  const { language, foldsLog } = settings;
  return { language, root, environment: listRepeatSettings(settings), foldsLog };
}

function describeRecord(
  settings: ReportSettings,
  root: string,
  output: string,
  browser = '',
): RecordReporterOptions {
  const { target = '', targetDir, runName, forbidSkips: forbidsSkips } = settings;
  const environment = listRepeatSettings(settings);
  const folder = path.join(output, reportFolders.wizard);
  return { target, targetDir, browser, runName, forbidsSkips, environment, root, folder };
}

function describeSummary(settings: ReportSettings, root: string): CapabilityReporterOptions {
  return {
    language: settings.language,
    forbidSkips: settings.forbidSkips,
    summaryFile: settings.summaryFile,
    scanned: [...Object.values(reportFolders).map((folder) => path.join(root, folder)), settings.logDir],
    places: [
      path.join(root, reportFolders.html, 'index.html'),
      path.join(root, reportFolders.allureResults),
      path.join(root, reportFolders.gallery, 'index.html'),
      settings.logDir,
    ],
  };
}

/** The target, its version and where it is, as far as they are known. */
function describeTested(
  { target, targetDir, baseUrl }: ReportSettings,
  version: string | undefined,
): string | undefined {
  if (target === undefined) return undefined;
  const name = version === undefined || version === 'unknown' ? target : `${target} ${version}`;
  const place = targetDir ?? (baseUrl && hideCredentials(baseUrl));
  return place === undefined ? name : `${name}, ${place}`;
}
