import { describeChoices } from '../../evidence/choices.ts';
import { formatBytes, formatDuration, text } from '../../language/text.ts';
import { areaNames } from '../areas.ts';
import { inlinePicture } from '../inline-picture.ts';
import type { TestState } from '../record/run-record.ts';
import { renderPage } from '../render-page.ts';
import { linkToTest } from '../report-names.ts';
import type { Mark } from '../run-summary.ts';
import { nameSpec } from '../spec-name.ts';
import { countRow, nameRow } from '../summary-text.ts';
import type { Link } from './links.ts';
import { listByArea } from './matrix.ts';
import { drawSparkline } from './sparkline.ts';
import { formatRatio, type Timing } from './timings.ts';
import { countTests, type WizardReport } from './wizard-report.ts';

/** Each state by a shape as well as by a colour: not everybody tells colours apart, and printers have none. */
const shapes: Readonly<Record<TestState, string>> = {
  failed: '\u2717',
  repaired: '\u2191',
  flaky: '\u223f',
  known: '\u25c6',
  blocked: '\u25c7',
  'not run': '\u25cb',
  skipped: '\u2013',
  passed: '\u2713',
};

const marks = {
  Y: 'proven',
  N: 'broken',
  B: 'blocked',
  '~': 'partly',
  '-': 'unproven',
} as const satisfies Record<Mark, string>;

/**
 * The report as one page that needs nothing beside it.
 * @param links to what tells more, where it lies beside the page
 */
export function renderReport(report: WizardReport, links: readonly Link[] = []): string {
  return renderPage('wizard-report', ['colors.css', 'text.css', 'tables.css'], {
    ...report,
    ...vocabulary,
    links,
  });
}

/** What the views call. */
const vocabulary = {
  shapes,
  marks,
  areaNames,
  listByArea,
  nameSpec,
  linkToTest,
  countTests,
  countRow,
  nameRow,
  formatBytes,
  formatDuration,
  inlinePicture,
  describeChoices,
  drawTimes,
  formatRatio,
};

function drawTimes({ history, budget, ms }: Timing): string {
  const label = text('page.sparkline', { count: history.length, now: formatDuration(ms) });
  return drawSparkline(history, budget?.ms, label);
}
