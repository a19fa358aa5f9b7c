/** Everything a law of the suite needs; its specs import nothing else. */
export { expect, type Locator, type Page } from '@playwright/test';
export { findWrongAnswers, likelyNames } from '../describe/ask-pages.ts';
export { type HeldRequest, sendHeld } from '../describe/held-request.ts';
export type { Person } from '../describe/person.ts';
export { postFromElsewhere } from '../describe/post-from-elsewhere.ts';
export { theEnd } from '../describe/seen.ts';
export { tryHidden } from '../describe/try-hidden.ts';
export { plantedLine } from '../describe/vary-hidden.ts';
export type { Question, Step, Wizard } from '../describe/wizard.ts';

export { proves } from './proves.ts';
export { places, seenTest as test } from './seen-fixtures.ts';
export { mainLanguage, wizard } from './suite-fixtures.ts';
