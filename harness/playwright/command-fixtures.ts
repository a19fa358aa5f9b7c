import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import type { RunningServer } from '../server/server.ts';
import type { Answers } from '../wizard/answers.ts';
import { auditTest } from './audit-fixtures.ts';

export interface CommandFixtures {
  /** Types `npm run install:unattended` for a server; gives the exit code and all that was printed. */
  readonly installUnattended: (
    server: RunningServer,
    answers: Answers,
  ) => Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Commands of the harness, as a person types them. */
export const commandTest = auditTest.extend<CommandFixtures>({
  installUnattended: [
    async ({}, use, info) => {
      await use(async ({ id, url }, answers) => {
        const file = info.outputPath(`answers-${id}.json`);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, JSON.stringify(answers));
        const options = ['--answers', file, '--url', url];
        const { exitCode, all } = await execa(
          process.execPath,
          ['--import', 'tsx', 'harness/cli/main.ts', 'install:unattended', ...options],
          { cwd: root, all: true, reject: false, env: { WIZARD_LANG: 'en' } },
        );
        return { exitCode, output: all };
      });
    },
    { box: true },
  ],
});
