import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings } from '../config/env.ts';
import { projectRoot } from '../config/project-root.ts';
import { toTerminal } from '../config/terminal.ts';
import { readAlbums } from '../evidence/album-record.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { makeGallery } from './gallery-document.ts';
import { renderGallery } from './gallery-page.ts';
import { runReportCommand, writePage } from './report-command.ts';
import { reportFolders } from './report-names.ts';

// `npm run gallery`: all pictures of the last run that took some, on one page that needs nothing beside it.
const folder = path.join(projectRoot, reportFolders.gallery);

await runReportCommand(() => {
  const taken = readAlbums(folder);
  if (taken === undefined) {
    const way = text('gallery.noRunWayOut', { command: 'npx playwright test pictures' });
    throw new ExplainedError({ headline: text('gallery.noRun'), wayOut: [way] });
  }
  const page = path.join(folder, 'index.html');
  const document = makeGallery(taken.albums, taken.folder, settings.language);
  writePage(page, renderGallery(document, settings.language));
  for (const line of [...document.facts, ...document.notices]) console.log(toTerminal(line));
  const size = (statSync(page).size / 1e6).toFixed(1);
  console.log(toTerminal(text('gallery.written', { page: pathToFileURL(page).href, size })));
});
