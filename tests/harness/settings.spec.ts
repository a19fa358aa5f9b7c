import { expect, test } from '@playwright/test';
import { parseSettings, SettingsError } from '../../harness/config/env.ts';

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
      headline: 'firstrun: 1 setting(s) cannot be used:',
      facts: ['WIZARD_PORT is "x"; allowed: a whole number from 1 to 65535, or empty for a free port'],
      wayOut: [expect.stringContaining('.env.example')],
    }),
  );
});

test('wrong settings are told in French when asked for', () => {
  const read = () => parseSettings({ WIZARD_LANG: 'fr', WIZARD_PORT: 'x' });

  expect(read).toThrow(/WIZARD_PORT : "x" ; valeurs permises : un nombre entier/);
});

test('a password in an address is not shown', () => {
  const read = () => parseSettings({ WIZARD_REDIS_URL: 'http://:hunter2@cache:6379' });

  expect(read).toThrow(/WIZARD_REDIS_URL is "http:\/\/:\*\*\*@cache:6379"/);
});

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
