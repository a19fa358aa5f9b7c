import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CommandPlace, type Environment, serve } from './command-place.ts';

/** A command that cannot do what it is asked for. */
export interface WayToFail {
  readonly title: string;
  readonly command: string;
  readonly args?: readonly string[];
  /** Its settings; may leave files in the place, or a server that is in the way. */
  readonly arrange?: (place: CommandPlace) => Environment | Promise<Environment>;
  readonly exitCode: 1 | 2;
  /** On standard error. */
  readonly says: RegExp;
}

const late: Environment = { ...serve('never-healthy'), WIZARD_START_TIMEOUT_MS: '700' };

function writeFile({ folder }: CommandPlace, content: string): string {
  const file = path.join(folder, 'a file');
  writeFileSync(file, content, { mode: 0o644 });
  return file;
}

function makeFolder({ folder }: CommandPlace): string {
  const made = path.join(folder, 'an application');
  mkdirSync(made, { recursive: true });
  return made;
}

/** Every way in which the commands of a server are known to fail. */
export const waysToFail: readonly WayToFail[] = [
  {
    title: 'a server that is never healthy',
    command: 'server:start',
    arrange: () => late,
    exitCode: 1,
    says: /^custom was not healthy after/,
  },
  {
    title: 'a server that is never healthy, in the foreground',
    command: 'server:start',
    args: ['--foreground'],
    arrange: () => late,
    exitCode: 1,
    says: /^custom was not healthy after/,
  },
  {
    title: 'a server that never listens',
    command: 'server:start',
    arrange: () => ({ ...late, ...serve('never-listens') }),
    exitCode: 1,
    says: /^custom was not healthy after/,
  },
  {
    title: 'a server that crashes',
    command: 'server:start',
    arrange: () => serve('crashes-at-start'),
    exitCode: 1,
    says: /^custom ended with exit code 1 after/,
  },
  {
    title: 'a server that crashes, in the foreground',
    command: 'server:start',
    args: ['--foreground'],
    arrange: () => serve('crashes-at-start'),
    exitCode: 1,
    says: /^custom ended with exit code 1 after/,
  },
  {
    title: 'a server that ends without a failure',
    command: 'server:start',
    arrange: () => serve('exits-cleanly-at-start'),
    exitCode: 1,
    says: /^custom ended with exit code 0 after/,
  },
  {
    title: 'a server that kills itself',
    command: 'server:start',
    arrange: () => serve('kills-itself'),
    exitCode: 1,
    says: /^custom ended with signal SIGKILL after/,
  },
  {
    title: 'a program that is not there',
    command: 'server:start',
    arrange: () => ({ WIZARD_COMMAND: 'no-such-program' }),
    exitCode: 1,
    says: /^custom could not be started: it does not exist \(ENOENT\)/,
  },
  {
    title: 'a program that may not be run',
    command: 'server:start',
    arrange: (place) => ({ WIZARD_COMMAND: `"${writeFile(place, '#!/bin/sh\n')}"` }),
    exitCode: 1,
    says: /^custom could not be started: permission denied \(EACCES\)/,
  },
  {
    title: 'a folder without the application',
    command: 'server:start',
    arrange: (place) => ({ WIZARD_TARGET: 'x-filamenta', WIZARD_TARGET_DIR: makeFolder(place) }),
    exitCode: 1,
    says: /^The application folder does not contain run_prod\.py/,
  },
  {
    title: 'a seeded bug that does not exist',
    command: 'server:start',
    arrange: () => ({ WIZARD_TARGET: 'reference', WIZARD_BUG: 'no-such-bug' }),
    exitCode: 1,
    says: /^There is no seeded bug no-such-bug/,
  },
  {
    title: 'a server that somebody else starts',
    command: 'server:start',
    arrange: () => ({ WIZARD_TARGET: 'attached', WIZARD_BASE_URL: 'http://127.0.0.1:1' }),
    exitCode: 1,
    says: /^firstrun does not start an attached server/,
  },
  {
    title: 'an address of another machine',
    command: 'server:start',
    args: ['--host', '192.0.2.1'],
    arrange: () => late,
    exitCode: 1,
    says: /^npm run server:start failed while listening on 192\.0\.2\.1:\d+: this machine does not have this address/,
  },
  {
    title: 'a log folder that is a file',
    command: 'server:start',
    arrange: (place) => ({ WIZARD_LOG_DIR: writeFile(place, '') }),
    exitCode: 1,
    says: /cannot be written to|cannot write|Cannot write/,
  },
  {
    title: 'another server in the way',
    command: 'server:start',
    args: ['--port', '5'],
    arrange: async (place) => {
      await place.serve();
      return {};
    },
    exitCode: 1,
    says: /^custom was not started: another server of this folder is running/,
  },
  {
    title: 'kept data in use',
    command: 'server:start',
    args: ['--keep-data', '--beside'],
    arrange: async (place) => {
      await place.serve({}, ['--keep-data']);
      return {};
    },
    exitCode: 1,
    says: /^The kept data in .* is in use by server/,
  },
  {
    title: 'kept data in use',
    command: 'server:clean',
    args: ['--reset'],
    arrange: async (place) => {
      await place.serve({}, ['--keep-data']);
      return {};
    },
    exitCode: 1,
    says: /^The kept data in .* is in use by server/,
  },
  {
    title: 'an id that nobody has',
    command: 'server:stop',
    args: ['--id', 'abcdef'],
    exitCode: 1,
    says: /^No firstrun server/,
  },
  {
    title: 'an id that nobody has',
    command: 'server:logs',
    args: ['--id', 'abcdef'],
    exitCode: 1,
    says: /^No firstrun server/,
  },
  { title: 'no server at all', command: 'server:logs', exitCode: 1, says: /^No firstrun server is running/ },
  ...['server:start', 'server:status', 'server:logs', 'server:stop', 'server:clean'].flatMap(
    (command): readonly WayToFail[] => [
      {
        title: 'a temporary folder that is missing',
        command,
        arrange: ({ folder }) => ({ TMPDIR: path.join(folder, 'none') }),
        exitCode: 1,
        says: /^The folder for temporary files cannot be used: .*: it does not exist \(ENOENT\)/,
      },
      {
        title: 'an option that does not exist',
        command,
        args: ['--colour'],
        exitCode: 2,
        says: /^There is no option --colour/,
      },
    ],
  ),
  ...['server:start', 'server:clean'].map(
    (command): WayToFail => ({
      title: 'a setting that cannot be used',
      command,
      arrange: () => ({ WIZARD_LOG_KEEP_DAYS: 'ten' }),
      exitCode: 2,
      says: /WIZARD_LOG_KEEP_DAYS is "ten"/,
    }),
  ),
];
