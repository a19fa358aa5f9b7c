import { mergeTests } from '@playwright/test';
import { accessTest } from './access-fixtures.ts';
import { auditTest } from './audit-fixtures.ts';
import { choiceTest } from './choice-fixtures.ts';
import { commandTest } from './command-fixtures.ts';
import { faultTest } from './fault-fixtures.ts';
import { meterTest } from './meter-fixtures.ts';
import { pictureTest } from './picture-fixtures.ts';
import { redisTest } from './redis-fixtures.ts';
import { sweepTest } from './sweep-fixtures.ts';
import { translationTest } from './translation-fixtures.ts';

/** Everything a spec of the wizard needs; specs import nothing else. */
export { expect, type Locator, type Page } from '@playwright/test';
export { restoredPassword, sampleTables } from '../../fixtures/backups/sample-tables.ts';
export { findWrongAnswers, likelyNames } from '../describe/ask-pages.ts';
export { findDeadLinks } from '../describe/dead-links.ts';
export { type HeldRequest, sendHeld } from '../describe/held-request.ts';
export { tryHidden } from '../describe/try-hidden.ts';
export { plantedLine } from '../describe/vary-hidden.ts';
export type { Database } from '../services/database-server.ts';
export { insertRow, listTables, makeTable, type RowSource, readRows } from '../services/query.ts';
export { verifyHash } from '../services/verify-hash.ts';
export { noBudget } from '../targets/budgets.ts';
export { screens } from '../targets/screens.ts';
export { steps } from '../targets/steps.ts';
export type { Trouble } from '../targets/troubles.ts';
export type { ProblemName, Words } from '../targets/words.ts';
export { listForms } from '../wizard/answer-fields.ts';
export { type Answers, type DatabaseAnswers, databaseAnswers, redisAnswers } from '../wizard/answers.ts';
export {
  forceAll,
  listEarlyPosts,
  listRouteRequests,
  listStepPosts,
} from '../wizard/forced-requests.ts';
export { forgeries, postForged } from '../wizard/forgeries.ts';
export { uploadByKeyboard } from '../wizard/keyboard-journey.ts';
export { listFaults, listGoodStates, listShownStates, listTroubles } from '../wizard/picture-plan.ts';
export { findMisfits } from '../wizard/pseudo-language.ts';
export { beginRequest, rawHead, rawStatus, sendRaw } from '../wizard/raw-request.ts';
export { findLeaps } from '../wizard/reading-order.ts';
export type { ServedForm, ServedPage } from '../wizard/served-page.ts';
export { crumbOf, shownAgain, shownCrumbs } from '../wizard/step-states.ts';
export type { Visitor } from '../wizard/visitor.ts';
export { confirm, goForward, screensBefore } from '../wizard/way-forward.ts';

export type { Picture } from './album.ts';
export { strongerSettings } from './environment-fixtures.ts';
export { proves } from './proves.ts';
export { findLostPictures } from './reference-pictures.ts';

/** The test of all specs: what it can ask for is listed in `docs/fixtures.md`. */
export const test = mergeTests(
  choiceTest,
  faultTest,
  auditTest,
  commandTest,
  redisTest,
  meterTest,
  accessTest,
  pictureTest,
  translationTest,
  sweepTest,
);
