import { expect, test } from '@playwright/test';
import { findCommandFault, splitCommand } from '../../harness/config/command-words.ts';

test.describe('a command is split into words', () => {
  const rows = [
    ['node  server.mjs --port {port}', ['node', 'server.mjs', '--port', '{port}']],
    ['"C:\\Program Files\\node.exe" C:\\new\\a.js', ['C:\\Program Files\\node.exe', 'C:\\new\\a.js']],
    ['\\\\server\\share\\run.exe "C:\\app\\"', ['\\\\server\\share\\run.exe', 'C:\\app\\']],
    ['my\\ app/run "say \\"yes\\"" l\\\'été', ['my app/run', 'say "yes"', "l'été"]],
    [`bash -c 'cd app && exec $X' ""`, ['bash', '-c', 'cd app && exec $X', '']],
    [`run --name="a b"'c d'`, ['run', '--name=a bc d']],
    ['run "it\'s" --url "http://x/?a=1&b=2"', ['run', "it's", '--url', 'http://x/?a=1&b=2']],
    ['run "a$" --rate=20%', ['run', 'a$', '--rate=20%']],
  ] as const;
  for (const [command, words] of rows) {
    test(command, () => {
      expect(splitCommand(command)).toEqual(words);
      expect(findCommandFault(command)).toBeUndefined();
    });
  }
});

test.describe('what needs a shell is found', () => {
  const rows = [
    ['npm ci && npm start', '&&'],
    ['npm ci || true', '||'],
    ['node a.mjs | tee log', '|'],
    ['node a.mjs > log', '>'],
    ['node a.mjs; true', ';'],
    ['PASSWORD=hunter2 node a.mjs', 'PASSWORD='],
    ['node $HOME/a.mjs', '$'],
    ['node "$HOME/a.mjs"', '$'],
    ['node `which a`', '`'],
    ['node %APPDATA%/a.mjs', '%'],
    ['node dist/*.mjs', '*'],
    ['~/run', '~'],
    ['node ~/a.mjs', '~'],
  ] as const;
  for (const [command, sign] of rows) {
    test(command, () => {
      expect(findCommandFault(command)).toEqual({ kind: 'needsShell', sign });
    });
  }
});

for (const [command, fault] of [
  ['node "a b', { kind: 'openQuote', sign: '"' }],
  ["node it's", { kind: 'openQuote', sign: "'" }],
  ['"" a', { kind: 'empty' }],
] as const) {
  test(`the command ${command} has the fault ${fault.kind}`, () => {
    expect(findCommandFault(command)).toEqual(fault);
  });
}
