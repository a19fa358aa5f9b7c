/**
 * How Playwright is told which tests take pictures of the target. Not the one that looks for lost pictures: while they
 * are being made, some are.
 */
export const wantedTests = ['--project=wizard', 'pictures.spec.ts', '--grep=matches its pictures'] as const;
