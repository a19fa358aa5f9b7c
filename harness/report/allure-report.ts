import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { settings } from '../config/env.ts';
import { text } from '../language/text.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Writes one self-contained Allure page from the results of one or more runs.
 * @param resultsDirs folders that allure-playwright wrote; one for each system
 * @returns the path of the page
 * @throws when Allure fails, with what it printed
 */
export async function writeAllureReport(resultsDirs: readonly string[], outDir: string): Promise<string> {
  const allure = path.join(root, 'node_modules/allure/cli.js');
  const config = path.join(root, 'allurerc.mjs');
  const args = [allure, 'generate', '--config', config, '--output', outDir, ...resultsDirs];
  // Said again, because allurerc.mjs sees the environment but not `.env`.
  await execa(process.execPath, args, { cwd: root, all: true, env: { WIZARD_LANG: settings.language } });
  const page = path.join(outDir, 'index.html');
  writeFileSync(page, withoutAnalytics(readFileSync(page, 'utf8')));
  return page;
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
