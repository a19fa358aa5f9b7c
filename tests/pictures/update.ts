import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { settings } from '../../harness/config/env.ts';
import { toTerminal } from '../../harness/config/terminal.ts';
import {
  readFingerprints,
  takeFingerprint,
  writeFingerprints,
} from '../../harness/playwright/fingerprints.ts';
import { findLostPictures, readPictureFolder } from '../../harness/playwright/reference-pictures.ts';
import { findTarget } from '../../harness/targets/find-target.ts';
import { packPng } from './pack-png.ts';
import { wantedTests } from './wanted-tests.ts';
import { words } from './words.ts';

// `npm run pictures:update`: the pictures of the target as they are now become its references.
const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
const say = words[settings.language];
const target = findTarget(settings);
const { pictures: folder } = target;

if (folder === undefined) {
  console.error(toTerminal(say.noFolder(target.name)));
  process.exitCode = 2;
} else {
  for (const name of findLostPictures(target).unused) {
    rmSync(path.join(folder, name));
    console.log(toTerminal(say.removed(name)));
  }
  const before = readAll(folder);
  // Quiet: what is written is told below.
  const photograph = ['test', ...wantedTests, '--quiet', '--update-snapshots=changed'];
  const options = { cwd: root, reject: false, stdio: 'inherit' } as const;
  const { exitCode } = await execa(process.execPath, [cli, ...photograph], options);
  const changed = [...readAll(folder)].filter(([name, png]) => before.get(name)?.equals(png) !== true);
  const fingerprints = new Map(readFingerprints(folder));
  for (const [name, png] of changed) {
    const packed = packPng(png);
    writeFileSync(path.join(folder, name), packed);
    fingerprints.set(name, takeFingerprint(png, packed));
    console.log(toTerminal(before.has(name) ? say.changed(name) : say.added(name)));
  }
  const left = new Set(readPictureFolder(folder));
  writeFingerprints(folder, new Map([...fingerprints].filter(([name]) => left.has(name))));
  const pictures = [...readAll(folder).values()];
  const bytes = pictures.reduce((sum, { length }) => sum + length, 0);
  console.log(toTerminal(say.total(changed.length, pictures.length, (bytes / 1e6).toFixed(1))));
  process.exitCode = exitCode ?? 1;
}

function readAll(from: string): Map<string, Buffer> {
  return new Map(readPictureFolder(from).map((name) => [name, readFileSync(path.join(from, name))]));
}
