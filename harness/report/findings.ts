import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings } from '../config/env.ts';
import { projectRoot } from '../config/project-root.ts';
import { toTerminal } from '../config/terminal.ts';
import { findApplication } from '../describe/find-application.ts';
import { text } from '../language/text.ts';
import { makeDocument } from './findings-document.ts';
import { formatFindings, formatIssue, renderFindings } from './findings-page.ts';
import { collectFindings } from './findings-record.ts';
import { formatSarif } from './findings-sarif.ts';
import { readLastRun } from './record/read-record.ts';
import { runReportCommand, writePage } from './report-command.ts';
import { reportFolders } from './report-names.ts';

// `npm run findings`: what the last run showed of the application, as a document for its maintainers.
const folder = path.join(projectRoot, reportFolders.findings);

await runReportCommand(async () => {
  const record = readLastRun();
  const { knownDefects } = await findApplication({
    ...settings,
    target: record.environment['WIZARD_TARGET'] ?? record.target,
  });
  const document = makeDocument(collectFindings(record), knownDefects, settings.language);
  writePage(path.join(folder, 'findings.md'), formatFindings(document));
  writePage(path.join(folder, 'findings.html'), renderFindings(document, settings.language));
  writePage(path.join(folder, 'findings.sarif'), formatSarif(document));
  for (const finding of document.findings)
    writePage(path.join(folder, 'issues', `${finding.id}.md`), formatIssue(finding));
  for (const fact of document.facts) console.log(toTerminal(fact));
  const page = pathToFileURL(path.join(folder, 'findings.html')).href;
  console.log(toTerminal(text('findings.written', { page })));
});
