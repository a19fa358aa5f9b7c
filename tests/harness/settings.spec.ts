import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parseSettings } from '../../harness/config/env.ts';
import { projectRoot } from '../../harness/config/project-root.ts';
import { SettingsError } from '../../harness/config/settings-error.ts';

test('without any variable the reference is the target', () => {
  const settings = parseSettings({});

  expect(settings).toMatchObject({ target: 'reference', host: '127.0.0.1', port: undefined, logKeepDays: 7 });
});

test('an empty variable counts as not set', () => {
  const settings = parseSettings({ WIZARD_PORT: '', WIZARD_TARGET: '' });

  expect(settings).toMatchObject({ target: 'reference', port: undefined });
});

test('all wrong settings are told at once', () => {
  const read = () => parseSettings({ WIZARD_TARGET: 'flask', WIZARD_PORT: '70000', WIZARD_LANG: 'de' });

  expect(read).toThrow(SettingsError);
  expect(read).toThrow(/WIZARD_TARGET is "flask"; allowed: reference, x-filamenta, custom, attached/);
  expect(read).toThrow(/WIZARD_PORT is "70000"; allowed: a whole number from 1 to 65535/);
  expect(read).toThrow(/WIZARD_LANG is "de"; allowed: fr, en/);
});

test('a wrong setting is told in parts', () => {
  const read = () => parseSettings({ WIZARD_PORT: 'x' });

  expect(read).toThrow(
    expect.objectContaining({
      headline: 'firstrun: 1 setting cannot be used:',
      facts: ['WIZARD_PORT is "x"; allowed: a whole number from 1 to 65535, or empty for a free port'],
      wayOut: [expect.stringContaining('.env.example')],
    }),
  );
});

test('wrong settings are told in French when asked for', () => {
  const read = () => parseSettings({ WIZARD_LANG: 'fr', WIZARD_PORT: 'x' });

  expect(read).toThrow(/WIZARD_PORT : "x" ; valeurs permises : un nombre entier/);
});

test.describe('a name that is none of ours', () => {
  for (const [name, near] of [
    ['WIZARD_TARGT', 'WIZARD_TARGET'],
    ['WIZARD_COMAND', 'WIZARD_COMMAND'],
    ['WIZARD_PORTT', 'WIZARD_PORT'],
    ['WIZRD_TARGET', 'WIZARD_TARGET'],
  ] as const) {
    test(`${name} is refused with the nearest one`, () => {
      const read = () => parseSettings({ [name]: 'x' });

      expect(read).toThrow(`there is no setting ${name}; did you mean ${near}?`);
    });
  }

  test('is refused for its case where the system tells case', () => {
    test.skip(process.platform === 'win32', 'Windows does not tell case in names');
    const read = () => parseSettings({ wizard_target: 'custom' });

    expect(read).toThrow('there is no setting wizard_target; did you mean WIZARD_TARGET?');
  });

  test('is refused without a guess where nothing is near', () => {
    const read = () => parseSettings({ WIZARD_OF_OZ: 'x' });

    expect(read).toThrow(/there is no setting WIZARD_OF_OZ$/m);
  });

  test('is passed over where it belongs to others', () => {
    expect(parseSettings({ PATH: 'x', WINDIR: 'x', WAITRESS_PORT: 'x' })).toMatchObject({
      target: 'reference',
    });
  });
});

test('what a file says wrong is told with its line', () => {
  const values = { WIZARD_PORT: 'x', WIZARD_HOTS: '::1', WIZARD_LANG: 'fr' };
  const faults = [{ kind: 'noSetting', line: 7 }] as const;
  const lines = { WIZARD_PORT: 3, WIZARD_HOTS: 4, WIZARD_LANG: 5 };
  const read = () =>
    parseSettings({ WIZARD_LANG: 'en' }, { path: '/a/.env', values, lines, faults: [...faults] });

  expect(read).toThrow(/WIZARD_PORT is "x"; .* \(\.env, line 3\)$/m);
  expect(read).toThrow('did you mean WIZARD_HOST? (.env, line 4)');
  expect(read).toThrow('/a/.env, line 7: this is not NAME=value');
});

test('the environment wins over a file', () => {
  const file = { path: '/a/.env', values: { WIZARD_PORT: '1' }, lines: { WIZARD_PORT: 1 }, faults: [] };

  expect(parseSettings({ WIZARD_PORT: '2' }, file)).toMatchObject({ port: 2 });
  expect(parseSettings({ WIZARD_PORT: '' }, file)).toMatchObject({ port: undefined });
});

test('a space behind a value is no part of it', () => {
  expect(parseSettings({ WIZARD_RUN_NAME: 'a ', WIZARD_PORT: ' ' })).toMatchObject({
    runName: 'a',
    port: undefined,
  });
});

for (const value of ['0x50', '1e3', '80.5', '0', '65536']) {
  test(`the port ${value} is refused`, () => {
    expect(() => parseSettings({ WIZARD_PORT: value })).toThrow(`WIZARD_PORT is "${value}"`);
  });
}

test('a relative path begins at the project', () => {
  const { logDir, targetDir } = parseSettings({ WIZARD_LOG_DIR: 'a/b', WIZARD_TARGET_DIR: 'fixtures' });

  expect(logDir).toBe(path.join(projectRoot, 'a', 'b'));
  expect(targetDir).toBe(path.resolve(import.meta.dirname, '../../fixtures'));
});

for (const folder of ['no/such folder', 'package.json']) {
  test(`the folder ${folder} is told by its place`, () => {
    const read = () => parseSettings({ WIZARD_TARGET_DIR: folder });

    expect(read).toThrow(`it is looked for at ${path.join(projectRoot, folder)}`);
  });
}

test.describe('an address that is none', () => {
  for (const [name, value, meant] of [
    ['WIZARD_BASE_URL', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['WIZARD_BASE_URL', 'localhost:3000/setup', 'http://localhost:3000/setup'],
    ['WIZARD_REDIS_URL', '127.0.0.1:6379', 'redis://127.0.0.1:6379'],
    ['WIZARD_MARIADB_URL', 'localhost', 'mariadb://localhost'],
  ] as const) {
    test(`${name}=${value} is told with what was meant`, () => {
      const read = () => parseSettings({ [name]: value });

      expect(read).toThrow(`${name} is "${value}"`);
      expect(read).toThrow(`did you mean ${meant}?`);
    });
  }

  test('is refused where Redis has no such database', () => {
    expect(() => parseSettings({ WIZARD_REDIS_URL: 'redis://cache/name' })).toThrow('WIZARD_REDIS_URL is');
  });

  for (const name of ['WIZARD_POSTGRES_URL', 'WIZARD_MARIADB_URL', 'WIZARD_REDIS_URL'] as const) {
    for (const password of [
      'hun#ter2',
      '12#hunter2',
      'hun/ter2',
      '12/hunter2',
      'hun?ter2',
      'hun%ter2',
      'h@un#ter2',
    ]) {
      test(`${name} with the password ${password} keeps it and tells to encode it`, () => {
        const [protocol] = name
          .slice('WIZARD_'.length)
          .toLowerCase()
          .replace('postgres', 'postgresql')
          .split('_');
        const read = () => parseSettings({ [name]: `${protocol}://u:${password}@127.0.0.1/0` });

        expect(read).toThrow(`${name} is "${protocol}://***@127.0.0.1/0"`);
        expect(read).toThrow('# is %23');
        expect(read).not.toThrow(/ter2|hun/);
      });
    }
  }

  test('hides the password also where there is no protocol', () => {
    const read = () => parseSettings({ WIZARD_REDIS_URL: ':hunter2@cache:6379' });

    expect(read).toThrow('WIZARD_REDIS_URL is "***@cache:6379"');
  });
});

test('a password with encoded signs is taken', () => {
  const url = 'postgresql://u:a%23b%2Fc%25@127.0.0.1/db';

  expect(parseSettings({ WIZARD_POSTGRES_URL: url })).toMatchObject({ postgresUrl: url });
});

test('a command that needs a shell is told without itself', () => {
  const read = () => parseSettings({ WIZARD_COMMAND: 'TOKEN=hunter2 node server.mjs' });

  expect(read).toThrow(/started without a shell, and TOKEN= needs one: name a script, or .*-[cC]ommand|-c/);
  expect(read).not.toThrow(/hunter2|server\.mjs/);
});

test('a user or a password in the address of a server is refused unseen', () => {
  const read = () => parseSettings({ WIZARD_BASE_URL: 'https://amelie:hun#ter2@wizard.example/app' });

  expect(read).toThrow(
    /WIZARD_BASE_URL is "https:\/\/\*\*\*@wizard.example\/app"; .* without user, password/,
  );
});

for (const [name, wrong] of [
  ['WIZARD_BASE_URL', '127.0.0.1:3000'],
  ['WIZARD_READY_STATUS', '200-'],
  ['WIZARD_READY_REDIRECT', 'install'],
  ['WIZARD_PROTOCOL', 'h2'],
] as const) {
  test(`${name}=${wrong} is refused with what is allowed`, () => {
    const read = () => parseSettings({ [name]: wrong });

    expect(read).toThrow(new RegExp(`${name} is "${wrong}"; allowed: `));
  });
}

for (const [target, required] of [
  ['x-filamenta', 'WIZARD_TARGET_DIR'],
  ['custom', 'WIZARD_COMMAND'],
  ['attached', 'WIZARD_BASE_URL'],
] as const) {
  test(`the target ${target} asks for ${required}`, () => {
    const read = () => parseSettings({ WIZARD_TARGET: target });

    expect(read).toThrow(new RegExp(`${required} is not set`));
  });
}
