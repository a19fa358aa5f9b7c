import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toAscii } from '../language/ascii.ts';
import { text } from '../language/text.ts';
import { writeAllureReport } from './allure-report.ts';
import { reportFolders } from './report-names.ts';

// `npm run report:allure [-- <folder of results>...]`: one page from the results of one or more runs.
const given = process.argv.slice(2);
const folders = (given.length > 0 ? given : [reportFolders.allureResults]).map((folder) =>
  path.resolve(folder),
);
const missing = folders.filter((folder) => !existsSync(folder));

if (missing.length > 0) {
  console.error(toAscii(text('report.noResults', { folders: missing.join(', ') })));
  process.exitCode = 1;
} else {
  const page = await writeAllureReport(folders, path.resolve(reportFolders.allureReport));
  console.log(toAscii(text('report.allureWritten', { page: pathToFileURL(page).href })));
}
