import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyTree } from '../../../../harness/files/copy-tree.ts';
import type { Column } from '../plan.ts';
import type { Question } from '../question.ts';

const folderCount = 300;
const filesPerFolder = 100;
const mostBytes = 4_000;

/** How long a server waits for its copy of a large application, beside the copies of the system's own program. */
export const copy: Question<Column> = {
  tools: ['ours', 'cp', 'cpReflink'],
  rows: [{ key: 'copy', unit: 'ms' }],
  async measure(tool) {
    tree ??= makeTree();
    const destination = `${tree}-copy`;
    const begin = performance.now();
    await copyWith(tool, tree, destination);
    const value = performance.now() - begin;
    rmSync(destination, { recursive: true });
    return { copy: { value } };
  },
};

let tree: string | undefined;

async function copyWith(tool: Column, from: string, to: string): Promise<void> {
  if (tool === 'ours') await copyTree(from, to);
  else
    execFileSync('cp', [
      '-a',
      ...(tool === 'cpReflink' ? ['--reflink=auto'] : ['--reflink=never']),
      from,
      to,
    ]);
}

function makeTree(): string {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'copy-')), 'application');
  for (let folder = 0; folder < folderCount; folder += 1) {
    const at = path.join(root, `part-${folder % 30}`, `folder-${folder}`);
    mkdirSync(at, { recursive: true });
    for (let file = 0; file < filesPerFolder; file += 1)
      writeFileSync(
        path.join(at, `file-${file}.js`),
        'x'.repeat(((folder * 31 + file * 17) * 13) % mostBytes),
      );
  }
  return root;
}
