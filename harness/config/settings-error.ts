import path from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { guessAddress, hideCredentials } from './address-setting.ts';
import { findCommandFault } from './command-words.ts';
import type { EnvFile, EnvFileFault } from './env-file.ts';
import { projectRoot } from './project-root.ts';
import { addressProtocols, isDescription, type SettingName, settingNames } from './settings.ts';

/** Some settings cannot be used; its facts name each of them, what was seen and what is allowed. */
export class SettingsError extends ExplainedError {
  override readonly name = 'SettingsError';
  readonly #wrong: readonly SettingName[];

  /** @param wrong the settings that are wrong or missing; other facts are about what nobody can know the setting of */
  constructor(facts: readonly string[], file: string, wrong: readonly SettingName[]) {
    super({
      headline: text('settings.wrong', { count: facts.length }),
      facts,
      wayOut: [text('settings.wayOut', { file })],
    });
    this.#wrong = wrong;
  }

  /** Whether one of these settings may be another one than the person meant. */
  concerns(names: readonly SettingName[]): boolean {
    if (names.length === 0) return false;
    return this.facts.length > this.#wrong.length || names.some((name) => this.#wrong.includes(name));
  }
}

/** What was given: the environment over what a file says. */
export interface Given {
  readonly values: Readonly<Record<string, string>>;
  readonly file: EnvFile;
  /** Whether a value comes from the file, not from the environment. */
  isFromFile(name: string): boolean;
}

/** Everything that is wrong with what was given, one a line. */
export function describeFaults(given: Given, issues: readonly z.core.$ZodIssue[]): string[] {
  const wrong = [...new Set(issues.map((issue) => issue.path[0] as SettingName))];
  return [
    ...given.file.faults.map((fault) => describeFileFault(given.file.path, fault)),
    ...findUnknown(given).map((name) => addPlace(describeUnknown(name), name, given)),
    ...wrong.map((name) => addPlace(describeWrong(name, given.values[name]), name, given)),
  ];
}

function describeFileFault(file: string, fault: EnvFileFault): string {
  return text(`settings.file.${fault.kind}`, { ...fault, file });
}

/** Ours by their beginning, or so near to one of ours that nothing else can be meant. */
function findUnknown({ values }: Given): string[] {
  const names = Object.keys(values).filter((name) => !settingNames.includes(name as SettingName));
  return names.filter((name) => /^WIZARD_/i.test(name) || (/^w/i.test(name) && distanceTo(name) <= 2));
}

function describeUnknown(name: string): string {
  const isNear = distanceTo(name) <= Math.max(2, name.length / 4);
  return isNear
    ? text('settings.unknownNear', { name, near: closest(name.toUpperCase(), settingNames) })
    : text('settings.unknown', { name });
}

/** Of the nearest name that there is. */
function distanceTo(name: string): number {
  const letters = name.toUpperCase();
  return distance(letters, closest(letters, settingNames));
}

function describeWrong(name: SettingName, value: string | undefined): string {
  if (name === 'WIZARD_COMMAND' && value !== undefined) return describeCommand(value);
  const seen = value === undefined ? text('settings.unset') : `"${hideSecret(name, value)}"`;
  const row = text('settings.row', { name, seen, allowed: text(`allowed.${name}`) });
  const guess = value === undefined ? undefined : guessMeaning(name, value);
  return guess === undefined ? row : `${row}; ${guess}`;
}

function guessMeaning(name: SettingName, value: string): string | undefined {
  const protocols = addressProtocols[name];
  if (protocols !== undefined) return guessAddress(value, protocols);
  const isPath = name === 'WIZARD_TARGET_DIR' || (name === 'WIZARD_TARGET' && isDescription(value));
  const isRelative = isPath && !path.isAbsolute(value);
  return isRelative ? text('settings.thatIs', { path: path.resolve(projectRoot, value) }) : undefined;
}

function hideSecret(name: SettingName, value: string): string {
  return name in addressProtocols ? hideCredentials(value) : value;
}

/** Without the command itself, which may hold a password. */
function describeCommand(command: string): string {
  const fault = findCommandFault(command) ?? { kind: 'empty' };
  const shell = process.platform === 'win32' ? "powershell -Command '...'" : "bash -c '...'";
  return text(`settings.command.${fault.kind}`, { ...fault, shell });
}

function addPlace(fact: string, name: string, { file, isFromFile }: Given): string {
  const line = file.lines[name];
  return line !== undefined && isFromFile(name) ? text('settings.place', { fact, line }) : fact;
}
