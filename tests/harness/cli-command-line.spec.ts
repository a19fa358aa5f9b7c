import { expect, test } from '@playwright/test';
import { readCommandLine } from '../../harness/cli/command-line.ts';
import { commands } from '../../harness/cli/commands.ts';
import { splitCommand } from '../../harness/config/command-words.ts';
import type { ExplainedError } from '../../harness/language/explained-error.ts';
import { type Language, speak, systemLanguage } from '../../harness/language/text.ts';

/** What the command line of a command is read as. */
function read(name: string, words: readonly string[], language: Language = 'en') {
  const definition = commands.find((command) => command.name === name) as (typeof commands)[number];
  speak(language);
  return readCommandLine(definition, words);
}

// The worker goes on with other files.
test.afterEach(() => speak(systemLanguage()));

for (const { name, options } of commands) {
  for (const [language, usage, exit] of [
    ['en', 'Usage: npm run', 'Exit codes: 0 done, 1 failed, 2 wrong usage.'],
    ['fr', 'Utilisation : npm run', 'Codes de sortie : 0 réussi, 1 échec, 2 utilisation incorrecte.'],
  ] as const) {
    test(`${name} --help tells every option (${language})`, () => {
      const { help } = read(name, ['--help'], language) as { help: string };

      expect(help).toContain(`${usage} ${name} -- [options]\n`);
      expect(help).toContain(exit);
      for (const { flags } of options) expect(help).toContain(`\n  ${flags} `);
    });
  }
}

for (const { name } of commands) {
  test(`each example in ${name} --help can be typed`, () => {
    const { help } = read(name, ['--help']) as { help: string };
    const typed = [...help.matchAll(/npm run (?:--silent )?\S+ '?--'? (--.*)$/gm)].map(
      ([, words = '']) => words,
    );

    expect(typed.length).toBeGreaterThan(0);
    for (const words of typed) expect(read(name, splitCommand(words)), words).toHaveProperty('options');
  });
}

test('an option that is not typed has its default', () => {
  const line = read('server:logs', []);

  expect(line).toEqual({ options: { lines: 50, follow: true } });
});

for (const [typed, open] of [
  [['--open'], true],
  [['--open=true'], true],
  [['--open=false'], false],
  [['--open', 'false'], false],
  [[], undefined],
] as const) {
  test(`"${typed.join(' ')}" opens the browser: ${open}`, () => {
    expect(read('server:start', typed)).toEqual({ options: { open } });
  });
}

test('a pattern minds capitals when it holds some', () => {
  const { options } = read('server:logs', ['--grep', 'GET']) as { options: { grep: RegExp } };

  expect(options.grep.test('GET /')).toBe(true);
  expect(options.grep.test('get /')).toBe(false);
});

for (const [what, name, args, language, told] of [
  [
    'a misspelt option',
    'server:start',
    ['--prot', '5'],
    'en',
    'There is no option --prot; did you mean --port?',
  ],
  [
    'a misspelt option',
    'server:start',
    ['--prot'],
    'fr',
    "L'option --prot n'existe pas ; vouliez-vous dire --port ?",
  ],
  ['an option with a value too many', 'server:start', ['--colour=red'], 'en', 'There is no option --colour'],
  ['a missing value', 'server:logs', ['--lines'], 'en', '--lines needs a value'],
  ['a wrong number', 'server:logs', ['--lines', '-3'], 'en', '--lines cannot be "-3"; allowed: 0-1000000'],
  [
    'a wrong port',
    'server:start',
    ['--port=70000'],
    'fr',
    '--port ne peut pas valoir « 70000 » ; permis : 1-65535',
  ],
  [
    'a wrong yes or no',
    'server:start',
    ['--open=maybe'],
    'en',
    '--open cannot be "maybe"; allowed: true, false',
  ],
  [
    'a wrong stream',
    'server:logs',
    ['--stream', 'both'],
    'en',
    '--stream cannot be "both"; allowed: out, err',
  ],
  [
    'a wrong pattern',
    'server:logs',
    ['--grep', '('],
    'en',
    '--grep cannot be "("; for example: "error|warning"',
  ],
  ['a loose word', 'server:stop', ['all'], 'en', 'Only options are accepted, not: all'],
  ['days that are none', 'server:clean', ['--days', '1.5'], 'en', '--days cannot be "1.5"; allowed: 0-3650'],
] as const) {
  test(`${what} for ${name} is told as wrong usage (${language})`, () => {
    const { wrong } = read(name, args, language) as { wrong: ExplainedError };

    expect(wrong.headline).toBe(told);
    expect(wrong.wayOut).toEqual([expect.stringContaining(`npm run ${name} -- --help`)]);
  });
}
