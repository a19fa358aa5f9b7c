import os from 'node:os';
import path from 'node:path';
import type { ReporterDescription } from '@playwright/test';
import { hideCredentials } from '../config/address-setting.ts';
import type { Settings } from '../config/env.ts';
import type { CapabilityReporterOptions } from './capability-reporter.ts';
import type { AllureOutputOptions } from './outputs/allure-output.ts';
import type { ChosenApplication } from './record/describe-application.ts';
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
    /** What the reports call it; default: the value of `WIZARD_TARGET`. */
    readonly name?: string | undefined;
    /** Where the application's own files are; absent where they are not on this machine. */
    readonly folder?: string | undefined;
    /** Where to leave a blob for `merge-reports`; no blob when absent. */
    readonly blobDir?: string | undefined;
  };

/**
 * The reporters of a run, in the order they need: the mask first, the summary last.
 * @param root absolute path of the project the reports belong to
 * @param output where the reports go, absolute: those of two runs at once must not mix
 * @param browser as it was found before the run; one that is installed during it is told by a test
 */
export function chooseReporters(
  settings: ReportSettings,
  root: string,
  browser = '',
  output = root,
): ReporterDescription[] {
  return [
    [path.join(import.meta.dirname, 'mask-reporter.ts'), { blobFolder: settings.blobDir }],
    [path.join(import.meta.dirname, 'artifact-limit.ts'), { language: settings.language }],
    [path.join(import.meta.dirname, 'failure-counter.ts')],
    [path.join(import.meta.dirname, 'terminal', 'terminal-reporter.ts'), describeTerminal(settings, root)],
    describeHtml(output),
    [path.join(import.meta.dirname, 'allure-labels.ts'), { language: settings.language }],
    [path.join(import.meta.dirname, 'outputs', 'allure-output.ts'), describeAllure(settings, output)],
    ...chooseBlob(settings.blobDir),
    [
      path.join(import.meta.dirname, 'record', 'record-reporter.ts'),
      describeRecord(settings, root, output, browser),
    ],
    [path.join(import.meta.dirname, 'capability-reporter.ts'), describeSummary(settings, output)],
  ];
}

/** The reporters that read blobs back. Allure is not one of them: it fails there, and merges results by itself. */
export function chooseMergeReporters(settings: ReportSettings, root: string): ReporterDescription[] {
  return [
    describeHtml(root),
    // Each run has already answered for its own skips, and they may have tested several applications.
    [
      path.join(import.meta.dirname, 'capability-reporter.ts'),
      { ...describeSummary({ ...settings, forbidSkips: false }, root), application: { target: '' } },
    ],
  ];
}

/** A name of its own for each run, so that shards and systems may share the folder; the default name would empty it. */
function chooseBlob(folder: string | undefined): ReporterDescription[] {
  if (folder === undefined) return [];
  return [['blob', { outputFile: path.join(folder, `report-${systemName}-${Date.now()}.zip`) }]];
}

function describeHtml(output: string): ReporterDescription {
  const outputFolder = path.join(output, reportFolders.html);
  return [path.join(import.meta.dirname, 'outputs', 'html-output.ts'), { open: 'never', outputFolder }];
}

function describeAllure(settings: ReportSettings, output: string): AllureOutputOptions {
  return {
    resultsDir: path.join(output, reportFolders.allureResults),
    application: chooseApplication(settings),
    environmentInfo: { os: `${systemName} ${os.release()}`, node: process.version },
    // allurerc.mjs tells the systems apart by it: without, one test on two systems counts as one with a retry.
    globalLabels: { os: systemName },
    // What a person does; each click and fixture besides would weigh more than all else in it.
    detail: false,
  };
}

function describeTerminal(settings: ReportSettings, root: string): TerminalReporterOptions {
  const { language, foldsLog } = settings;
  return { language, root, environment: listRepeatSettings(settings), foldsLog };
}

function describeRecord(
  settings: ReportSettings,
  root: string,
  output: string,
  browser: string,
): RecordReporterOptions {
  const { runName, forbidSkips: forbidsSkips } = settings;
  const application = chooseApplication(settings);
  const environment = listRepeatSettings(settings);
  const folder = path.join(output, reportFolders.wizard);
  return { application, browser, runName, forbidsSkips, environment, root, folder };
}

function chooseApplication({
  target,
  name = target,
  folder,
  targetDir,
  baseUrl,
  bug,
}: ReportSettings): ChosenApplication {
  const place = folder ?? targetDir ?? (baseUrl && hideCredentials(baseUrl));
  return { target: name ?? '', place, bug };
}

function describeSummary(settings: ReportSettings, root: string): CapabilityReporterOptions {
  return {
    language: settings.language,
    application: chooseApplication(settings),
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
