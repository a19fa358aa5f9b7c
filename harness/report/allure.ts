import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../config/project-root.ts';
import { toTerminal } from '../config/terminal.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { writeAllureReport } from './allure-report.ts';
import { runReportCommand } from './report-command.ts';
import { reportFolders } from './report-names.ts';

// `npm run report:allure [-- <folder of results>...]`: one page from the results of one or more runs.
const given = process.argv.slice(2);
const usual = [path.join(projectRoot, reportFolders.allureResults)];
const folders = given.length > 0 ? given.map((folder) => path.resolve(folder)) : usual;
const missing = folders.filter((folder) => !existsSync(folder));

await runReportCommand(async () => {
  if (missing.length > 0)
    throw new ExplainedError({
      headline: text('report.noResults', { folders: missing.join(', ') }),
      wayOut: [text('record.wayOut', { command: 'npx playwright test' })],
    });
  const page = await writeAllureReport(folders, path.join(projectRoot, reportFolders.allureReport));
  console.log(toTerminal(text('report.allureWritten', { page: pathToFileURL(page).href })));
});
