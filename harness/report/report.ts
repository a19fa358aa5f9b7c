import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings } from '../config/env.ts';
import { projectRoot } from '../config/project-root.ts';
import { toTerminal } from '../config/terminal.ts';
import { findApplication } from '../describe/find-application.ts';
import { text } from '../language/text.ts';
import { appendSummary, describeLost } from './outputs/lost-outputs.ts';
import { findLinks } from './page/links.ts';
import { renderReport } from './page/render-report.ts';
import { formatNews, formatReport } from './page/report-markdown.ts';
import { makeReport } from './page/wizard-report.ts';
import { readHistory } from './record/history.ts';
import { readLastRun } from './record/read-record.ts';
import { runReportCommand, writePage } from './report-command.ts';
import { recordFiles, reportFolders } from './report-names.ts';

// `npm run report`: the last run as one page, and as Markdown.
const folder = path.join(projectRoot, reportFolders.wizard);

await runReportCommand(async () => {
  const record = readLastRun();
  const target = {
    budgets: {},
    ...(await findApplication({ ...settings, target: record.environment['WIZARD_TARGET'] ?? record.target })),
  };
  const history = readHistory(path.join(folder, recordFiles.history), record);
  const report = makeReport(record, history, target, settings.language);
  const page = path.join(folder, 'index.html');
  writePage(page, renderReport(report, findLinks(projectRoot, settings.logDir)));
  writePage(path.join(folder, 'report.md'), formatReport(report));
  // The run itself has put its summary there.
  appendSummary(settings.summaryFile, formatNews(report));
  for (const remark of describeLost()) console.error(toTerminal(remark));
  console.log(toTerminal(report.verdict));
  console.log(toTerminal(text('page.written', { page: pathToFileURL(page).href })));
});
