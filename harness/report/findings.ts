import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { settings, type TargetName } from '../config/env.ts';
import { toAscii } from '../language/ascii.ts';
import { text } from '../language/text.ts';
import { findTarget } from '../targets/find-target.ts';
import { makeDocument } from './findings-document.ts';
import { formatFindings, renderFindings } from './findings-page.ts';
import type { FindingsRecord } from './findings-reporter.ts';
import { reportFolders } from './reporter-list.ts';

// `npm run findings`: what the last run showed of the application, as a document for its maintainers.
const folder = path.resolve(reportFolders.findings);
const record = readRecord();

if (record === undefined) {
  console.error(toAscii(text('findings.noRun', { command: 'npx playwright test' })));
  process.exitCode = 1;
} else {
  const { knownDefects } = findTarget({ ...settings, target: record.target as TargetName });
  const document = makeDocument(record, knownDefects, settings.language);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'findings.md'), formatFindings(document));
  writeFileSync(path.join(folder, 'findings.html'), renderFindings(document, settings.language));
  for (const fact of document.facts) console.log(toAscii(fact));
  const page = pathToFileURL(path.join(folder, 'findings.html')).href;
  console.log(toAscii(text('findings.written', { page })));
}

function readRecord(): FindingsRecord | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'last-run.json'), 'utf8'));
  } catch {
    return undefined; // no run yet, or one that was killed while it wrote: the way out is the same
  }
}
