import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings, type TargetName } from '../config/env.ts';
import { projectRoot } from '../config/project-root.ts';
import { toTerminal } from '../config/terminal.ts';
import { text } from '../language/text.ts';
import { findTarget } from '../targets/find-target.ts';
import { renderReport } from './page/render-report.ts';
import { formatNews, formatReport } from './page/report-markdown.ts';
import { makeReport } from './page/wizard-report.ts';
import { readHistory } from './record/history.ts';
import { withRecord } from './record/with-record.ts';
import { recordFiles, reportFolders } from './report-names.ts';

// `npm run report`: the last run as one page, and as Markdown.
const folder = path.join(projectRoot, reportFolders.wizard);

withRecord((record) => {
  const target = findTarget({ ...settings, target: record.target as TargetName });
  const history = readHistory(path.join(folder, recordFiles.history), record);
  const report = makeReport(record, history, target, settings.language);
  const page = path.join(folder, 'index.html');
  writeFileSync(page, renderReport(report));
  writeFileSync(path.join(folder, 'report.md'), formatReport(report));
  // The run itself has put its summary there.
  if (settings.summaryFile !== undefined) appendFileSync(settings.summaryFile, formatNews(report));
  console.log(toTerminal(report.verdict));
  console.log(toTerminal(text('page.written', { page: pathToFileURL(page).href })));
});
