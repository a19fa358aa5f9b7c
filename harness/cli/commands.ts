import type { CommandDefinition, OptionDefinition } from './command-definition.ts';
import {
  readAddress,
  readHost,
  readLanguage,
  readPath,
  readPattern,
  readStream,
  readYesNo,
  wholeNumber,
} from './read-value.ts';

const json: OptionDefinition = { flags: '--json', about: 'cli.option.json' };
const id: OptionDefinition = { flags: '--id <id>', about: 'cli.option.id' };
const maxLines = 1_000_000;

/** All commands, as `package.json` names them. */
export const commands: readonly CommandDefinition[] = [
  {
    name: 'server:start',
    about: 'cli.start.about',
    options: [
      { flags: '--open [yes]', about: 'cli.start.open', read: readYesNo, allowed: 'true, false' },
      { flags: '--foreground', about: 'cli.start.foreground' },
      { flags: '--port <n>', about: 'cli.start.port', read: wholeNumber(1, 65_535), allowed: '1-65535' },
      {
        flags: '--host <address>',
        about: 'cli.start.host',
        read: readHost,
        example: '127.0.0.1, ::1, localhost',
      },
      { flags: '--keep-data', about: 'cli.start.keepData' },
      { flags: '--beside', about: 'cli.start.beside' },
      json,
    ],
    examples: ['--open', '--port 5000 --keep-data', '--foreground'],
    load: async () => (await import('./server-start.ts')).startByHand,
  },
  {
    name: 'server:status',
    about: 'cli.status.about',
    options: [{ flags: '--all', about: 'cli.status.all' }, json],
    examples: ['--all', '--json'],
    needs: [],
    load: async () => (await import('./server-status.ts')).showStatus,
  },
  {
    name: 'server:logs',
    about: 'cli.logs.about',
    options: [
      {
        flags: '--lines <n>',
        about: 'cli.logs.lines',
        read: wholeNumber(0, maxLines),
        allowed: `0-${maxLines}`,
        default: 50,
      },
      { flags: '--no-follow', about: 'cli.logs.noFollow', read: (typed) => typed },
      { flags: '--stream <name>', about: 'cli.logs.stream', read: readStream, allowed: 'out, err' },
      {
        flags: '--grep <regexp>',
        about: 'cli.logs.grep',
        read: readPattern,
        example: '"error|warning"',
      },
      id,
      { flags: '--json', about: 'cli.logs.json' },
    ],
    examples: ['--no-follow', '--lines 200 --stream err', '--grep "error|warning"'],
    needs: [],
    load: async () => (await import('./server-logs.ts')).showLogs,
  },
  {
    name: 'server:stop',
    about: 'cli.stop.about',
    options: [
      id,
      { flags: '--all', about: 'cli.stop.all' },
      { flags: '--everywhere', about: 'cli.stop.everywhere' },
      json,
    ],
    examples: ['--id 1a2b3c', '--all', '--everywhere'],
    needs: [],
    load: async () => (await import('./server-stop.ts')).stopServers,
  },
  {
    name: 'server:clean',
    about: 'cli.clean.about',
    options: [
      { flags: '--dry-run', about: 'cli.clean.dryRun' },
      { flags: '--days <n>', about: 'cli.clean.days', read: wholeNumber(0, 3650), allowed: '0-3650' },
      { flags: '--reset', about: 'cli.clean.reset' },
      json,
    ],
    examples: ['--dry-run', '--days 0', '--reset'],
    // What is removed is not guessed.
    needs: ['WIZARD_LOG_DIR', 'WIZARD_LOG_KEEP_DAYS', 'WIZARD_TARGET'],
    load: async () => (await import('./server-clean.ts')).clean,
  },
  {
    name: 'install:unattended',
    about: 'cli.install.about',
    exitCodes: 'cli.install.exit',
    options: [
      {
        flags: '--answers <file>',
        about: 'cli.install.answers',
        example: 'fixtures/answers.sqlite.json',
        isRequired: true,
      },
      {
        flags: '--url <address>',
        about: 'cli.install.url',
        read: readAddress,
        example: 'http://127.0.0.1:5000',
      },
      json,
    ],
    examples: [
      '--answers fixtures/answers.sqlite.json',
      '--answers fixtures/answers.sqlite.json --url http://127.0.0.1:5000',
    ],
    load: async () => (await import('./install-unattended.ts')).install,
  },
  {
    name: 'describe',
    about: 'cli.describe.about',
    exitCodes: 'cli.describe.exit',
    options: [
      {
        flags: '--command <line>',
        about: 'cli.describe.command',
        example: '"node server.js --port {port}"',
      },
      { flags: '--dir <folder>', about: 'cli.describe.dir', example: '../shop' },
      {
        flags: '--url <address>',
        about: 'cli.describe.url',
        read: readAddress,
        example: 'http://127.0.0.1:5000/setup',
      },
      { flags: '--entrance <path>', about: 'cli.describe.entrance', read: readPath, example: '/setup' },
      { flags: '--out <file>', about: 'cli.describe.out', default: 'firstrun.wizard.ts' },
      {
        flags: '--language <tag>',
        about: 'cli.describe.language',
        read: readLanguage,
        example: 'fr',
        default: 'en',
      },
      { flags: '--force', about: 'cli.describe.force' },
    ],
    examples: [
      '--command "node server.js --port {port}" --dir ../shop --out ../shop/firstrun.wizard.ts',
      '--url http://127.0.0.1:5000/setup',
    ],
    needsOptions: true,
    load: async () => (await import('./describe.ts')).describeWizard,
  },
  {
    name: 'doctor',
    about: 'cli.doctor.about',
    options: [json],
    examples: ['--json'],
    needs: [],
    tellsOfSettings: true,
    load: async () => (await import('./doctor.ts')).examine,
  },
];
