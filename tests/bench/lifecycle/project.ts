import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const quote = (...names: string[]) => JSON.stringify(path.join(root, ...names));

/** Which Playwright project surrounds the test: our harness, `webServer`, or none because a tool surrounds Playwright. */
export type ProjectKind = 'ours' | 'webServer' | 'bare';

const markProceed = quote('tests/bench/lifecycle/runners/mark-proceed.cjs');
const folder = quote('harness/playwright');

/** The list, HTML and Allure: reports are no part of a server's life, so all tools write the same ones. */
const peerReporters = `
    import { chooseReporters } from ${quote('harness/report/reporter-list.ts')};
    const settings = { foldsLog: false, language: 'en', forbidSkips: false, summaryFile: undefined, logDir: 'logs' };
    const reporter = chooseReporters(settings, import.meta.dirname).slice(1, -1);`;

const configs: Readonly<Record<ProjectKind, string>> = {
  ours: `
    import { settings } from ${quote('harness/config/env.ts')};
    import { chooseReporters } from ${quote('harness/report/reporter-list.ts')};
    export default {
      globalSetup: [${quote('harness/playwright/global-setup.ts')}, ${markProceed}],
      globalTeardown: ${quote('harness/playwright/global-teardown.ts')},
      reporter: chooseReporters(settings, import.meta.dirname),
      projects: [
        { name: 'setup', testDir: ${folder}, testMatch: 'shared-server.setup.ts', teardown: 'teardown' },
        { name: 'teardown', testDir: ${folder}, testMatch: 'shared-server.teardown.ts' },
        { name: 'wizard', testDir: 'specs', dependencies: ['setup'] },
      ],
    };`,
  webServer: `
    ${peerReporters}
    const { BENCH_COMMAND: command, BENCH_URL: url, BENCH_CAPTURE, BENCH_GRACE_MS } = process.env;
    export default {
      globalSetup: ${markProceed},
      reporter,
      testDir: 'specs',
      use: { baseURL: new URL(url).origin },
      webServer: {
        command,
        url,
        ...(BENCH_CAPTURE && { stdout: 'pipe' }),
        ...(BENCH_GRACE_MS && { gracefulShutdown: { signal: 'SIGTERM', timeout: Number(BENCH_GRACE_MS) } }),
      },
    };`,
  bare: `
    ${peerReporters}
    const { BENCH_URL: url } = process.env;
    export default { reporter, testDir: 'specs', use: { baseURL: url && new URL(url).origin } };`,
};

/** What the test does once it runs; a wizard's spec of ours has the server as a fixture. */
const specs: Readonly<Record<string, string>> = {
  acts: `mark('act'); if (baseURL) await request.get('/');`,
  asks: `await request.get('/die').catch(() => {}); await new Promise((go) => setTimeout(go, 1_000));
    await request.get('/');`,
  waits: `mark('act'); await new Promise(() => {});`,
};

/** Writes a project with one spec file for each thing a test may do; returns its folder. */
export function writeProject(parent: string, kind: ProjectKind): string {
  const project = path.join(parent, kind);
  mkdirSync(path.join(project, 'specs'), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
  writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(project, 'playwright.config.ts'), configs[kind]);
  const from = kind === 'ours' ? quote('harness/playwright/test.ts') : '"@playwright/test"';
  const fixtures = kind === 'ours' ? '{ request, baseURL, server: _ }' : '{ request, baseURL }';
  for (const [name, body] of Object.entries(specs)) {
    const lines = [
      `import { test } from ${from};`,
      `import { mark } from ${quote('tests/bench/lifecycle/runners/mark.ts')};`,
      `test('${name}', async (${fixtures}) => { ${body} });`,
    ];
    writeFileSync(path.join(project, 'specs', `${name}.spec.ts`), `${lines.join('\n')}\n`);
  }
  return project;
}
