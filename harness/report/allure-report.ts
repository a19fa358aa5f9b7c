import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { settings } from '../config/env.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { writePage } from './report-command.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Writes one self-contained Allure page from the results of one or more runs.
 * @param resultsDirs folders that allure-playwright wrote; one for each system
 * @returns the path of the page
 * @throws ExplainedError when Allure fails, with what it printed
 */
export async function writeAllureReport(resultsDirs: readonly string[], outDir: string): Promise<string> {
  const allure = path.join(root, 'node_modules/allure/cli.js');
  const config = path.join(root, 'allurerc.mjs');
  const args = [allure, 'generate', '--config', config, '--output', outDir, ...resultsDirs.map(escapeGlob)];
  // Said again, because allurerc.mjs sees the environment but not `.env`.
  const env = { WIZARD_LANG: settings.language };
  const { failed, all: said } = await execa(process.execPath, args, {
    cwd: root,
    all: true,
    reject: false,
    env,
  });
  const page = path.join(outDir, 'index.html');
  if (failed || !existsSync(page)) throw failedAllure(said);
  writePage(page, withoutAnalytics(readFileSync(page, 'utf8')));
  return page;
}

/** Allure takes the name of a folder for a pattern, in which `[x]` stands for an x. */
function escapeGlob(folder: string): string {
  return folder.replace(/[?*()[\]]/g, '[$&]').replace(/[{}]/g, '?');
}

function failedAllure(said = ''): ExplainedError {
  return new ExplainedError({
    headline: text('report.allureFailed'),
    quote: said
      .trim()
      .split('\n')
      .slice(-10)
      .map((line) => `  ${line}`),
    wayOut: [text('record.wayOut', { command: 'npx playwright test' })],
  });
}

/**
 * Allure's page reports each reading of it to Google, and has no setting against that. A report shows what an
 * installer looks like inside, and whoever reads it was never asked.
 * @throws when the page still names the tracker afterwards, for then Allure has changed and this has to follow
 */
export function withoutAnalytics(html: string): string {
  const cleaned = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    isAnalytics(script) ? '' : script,
  );
  if (isAnalytics(cleaned)) throw new Error(text('report.analyticsLeft'));
  return cleaned;
}

function isAnalytics(html: string): boolean {
  return /googletagmanager|\bgtag\(/.test(html);
}
