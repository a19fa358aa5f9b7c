import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build, type Plugin } from 'esbuild';
import { execa } from 'execa';
import { buildReference } from '../../fixtures/reference-wizard/build.ts';
import { findBrowser } from '../../harness/browser/find-browser.ts';
import { settings } from '../../harness/config/env.ts';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { buildKeeper } from '../../harness/server/run/keeper-bundle.ts';
import { printProof, readProof } from './proof.ts';
import { findObstacle, startWine, toWindowsPath } from './wine.ts';
import { nodes } from './wine-packages.ts';

const isWindows = process.platform === 'win32';
const root = path.resolve(import.meta.dirname, '../..');
/** For one Node; many times what it takes on an idle machine. */
const limitMs = 600_000;
const arguments_ = [
  createRequire(import.meta.url).resolve('@playwright/test/cli'),
  'test',
  '-c',
  import.meta.dirname,
  ...process.argv.slice(2),
];

/** What the newer lines of Node prove under wine: the rest takes longer and says the same in each. */
const shorter = ['life of a server', 'reference installed'].map((name) => `--project=${name}`);

/**
 * `npm run check:windows`: proves the Windows side of the harness. On Windows directly; elsewhere with Node for Windows
 * under wine, which is no Windows, but runs the same branches of our code.
 */
async function check(): Promise<number> {
  const obstacle = isWindows ? undefined : await findObstacle();
  if (obstacle !== undefined) {
    console.log(`[${settings.forbidSkips ? 'FAILED' : 'WARNING'}] not checked for Windows: ${obstacle}`);
    return settings.forbidSkips ? 1 : 0;
  }
  process.chdir(root);
  const scratch = await mkdtemp(path.join(await realpath(tmpdir()), 'firstrun-windows-'));
  // Names that a user of ours has: everything that the checks write goes below it.
  const folder = path.join(scratch, 'Été à Orléans (test)');
  // Where they find the packages that they use.
  const programs = path.join(root, 'node_modules', '.cache', 'firstrun', `à lancer (${process.pid})`);
  await mkdir(folder);
  try {
    // Here and not over there: esbuild does not run under wine.
    await buildKeeper();
    await buildReference();
    await bundlePrograms(programs);
    return await (isWindows ? runHere(folder, programs) : runUnderWine(scratch, folder, programs));
  } finally {
    const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };
    await Promise.all([scratch, programs].map((each) => rm(each, options)));
  }
}

async function runHere(folder: string, programs: string): Promise<number> {
  const { exitCode } = await execa(process.execPath, arguments_, {
    env: { ...inheritedEnvironment(), ...environment(folder, programs), TEMP: folder, TMP: folder },
    extendEnv: false,
    stdio: 'inherit',
    timeout: limitMs,
    reject: false,
  });
  printProof([await readProof(process.versions.node, folder)]);
  return exitCode ?? 1;
}

async function runUnderWine(scratch: string, folder: string, programs: string): Promise<number> {
  await using wine = await startWine(scratch);
  const browser = await chromium.launchServer({ ...findBrowser(undefined)?.launch });
  try {
    const env = {
      ...environment(toWindowsPath(folder), toWindowsPath(programs)),
      CHECK_TEMP: toWindowsPath(folder),
      CHECK_BROWSER: browser.wsEndpoint(),
    };
    const proofs = [];
    let worst = 0;
    for (const node of nodes) {
      console.log(`[..] Node ${node.version} under wine`);
      const isWhole = node === nodes[0] || process.argv.length > 2;
      const more = isWhole ? [] : shorter;
      worst = Math.max(worst, await wine.runNode(node, [...arguments_, ...more], env, limitMs));
      proofs.push(await readProof(node.version, folder));
    }
    printProof(proofs);
    return worst;
  } finally {
    await browser.close();
  }
}

/** What the checks have to know; paths as Windows writes them. */
function environment(folder: string, programs: string): Record<string, string> {
  return {
    CHECK_FOLDER: folder,
    CHECK_PROGRAMS: programs,
    WIZARD_LOG_DIR: `${folder}\\logs`,
    WIZARD_LANG: 'en',
    PLAYWRIGHT_FORCE_TTY: '0',
  };
}

/** The programs of the checks and our command line as plain JavaScript, each with all of the harness that it uses. */
async function bundlePrograms(outdir: string): Promise<void> {
  const folder = path.join(import.meta.dirname, 'programs');
  const programs = (await readdir(folder)).map((name) => path.join(folder, name));
  await build({
    entryPoints: [
      ...programs.map((file) => ({ in: file, out: path.parse(file).name })),
      { in: path.join(root, 'harness', 'cli', 'main.ts'), out: 'cli' },
    ],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is loaded at its first use stays so.
    splitting: true,
    // From one file they load in a third of the time. These are found beside them, because they bring more than code.
    external: ['@playwright/test', 'esbuild', '@photostructure/sqlite'],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    plugins: [keepPlaces],
    // Some packages inside are CommonJS and call require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
}

/** A bundle lies somewhere else than its sources, and they find what they need beside themselves. */
const keepPlaces: Plugin = {
  name: 'keep places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](harness|tests|fixtures)[\\/].*\.ts$/ }, async ({ path: file }) => {
      const folder = path.dirname(file);
      const place = JSON.stringify(isWindows ? folder : toWindowsPath(folder));
      return {
        contents: (await readFile(file, 'utf8')).replaceAll('import.meta.dirname', place),
        loader: 'ts',
      };
    }),
};

process.exitCode = await check();
