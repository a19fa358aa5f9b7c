import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from '../../language/text.ts';
import { reportFolders } from '../report-names.ts';

/** Where more is told than on the page. */
export interface Link {
  readonly name: string;
  /** From the folder of the page, so that both can be moved together. */
  readonly address: string;
}

/**
 * The other reports of the run, and its logs, as far as they are there now.
 * @param root folder of the project, which the reports lie in
 * @param logDir folder of the logs
 */
export function findLinks(root: string, logDir: string): Link[] {
  const from = path.join(root, reportFolders.wizard);
  const places = {
    'page.toHtml': path.join(root, reportFolders.html, 'index.html'),
    'page.toAllure': path.join(root, reportFolders.allureReport, 'index.html'),
    'page.toGallery': path.join(root, reportFolders.gallery, 'index.html'),
    'page.toFindings': path.join(root, reportFolders.findings, 'findings.html'),
    'page.toLogs': logDir,
  } as const;
  return Object.entries(places)
    .filter(([, place]) => existsSync(place))
    .map(([name, place]) => ({ name: text(name as keyof typeof places), address: addressOf(from, place) }));
}

function addressOf(from: string, place: string): string {
  const way = path.relative(from, place);
  // Another drive of Windows is no relative way.
  if (path.isAbsolute(way)) return pathToFileURL(place).href;
  return way.split(path.sep).map(encodeURIComponent).join('/');
}
