import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { z as Zod } from 'zod';
import { isServerAddress } from './address.ts';
import { isAddress } from './address-setting.ts';
import { findCommandFault } from './command-words.ts';
import { projectRoot } from './project-root.ts';
import { statusPattern } from './readiness.ts';

// As CommonJS: the module is made of a hundred files, and Playwright's loader asks another thread for each. That took
// every worker 145 ms before its first test, this takes 36.
const { z } = createRequire(path.join(import.meta.dirname, 'settings.ts'))('zod') as { z: typeof Zod };

/** Values of `WIZARD_TARGET`: what can be started, or attached to. */
export const targetNames = ['reference', 'x-filamenta', 'custom', 'attached'] as const;

/** How the file of a described wizard is named: the other values of `WIZARD_TARGET`. */
const descriptionPattern = /\.wizard\.[cm]?[jt]s$/;

/** Whether a target is the file of a described wizard. */
export function isDescription(target: string): boolean {
  return descriptionPattern.test(target);
}

/** The value of `WIZARD_TARGET` for it: a description of this project's own by its short path. */
export function nameTarget(target: string): string {
  const file = path.relative(projectRoot, target);
  if (!isDescription(target)) return target;
  return (file.startsWith('..') ? target : file).replaceAll('\\', '/');
}

/** The settings that are addresses, with the protocols that each may have. */
export const addressProtocols: Readonly<Record<string, readonly [string, ...string[]]>> = {
  WIZARD_BASE_URL: ['http:', 'https:'],
  WIZARD_REDIS_URL: ['redis:'],
  WIZARD_POSTGRES_URL: ['postgresql:', 'postgres:'],
  WIZARD_MARIADB_URL: ['mariadb:', 'mysql:'],
};

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => from <= value && value <= to);
const address = (name: string) =>
  z.string().refine((value) => isAddress(value, addressProtocols[name] ?? []));
const folder = z.string().transform((value) => path.resolve(projectRoot, value));
const existingFolder = folder.refine(isFolder);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** One entry per variable; an empty variable counts as not set. */
export const settingsSchema = z
  .object({
    WIZARD_TARGET: z.enum(targetNames).or(folder.refine(isDescription).refine(isFile)).default('reference'),
    WIZARD_TARGET_DIR: existingFolder.optional(),
    WIZARD_COMMAND: z
      .string()
      .refine((value) => findCommandFault(value) === undefined)
      .optional(),
    WIZARD_LEAVE_OUT: list.optional(),
    WIZARD_PYTHON: z.string().optional(),
    WIZARD_HOST: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    WIZARD_PORT: wholeNumber(1, 65_535).optional(),
    WIZARD_PROTOCOL: z.enum(['http', 'https']).default('http'),
    WIZARD_IGNORE_HTTPS_ERRORS: z.enum(['0', '1']).default('0'),
    WIZARD_HEALTH_PATH: z.string().startsWith('/').optional(),
    WIZARD_READY_STATUS: z.string().regex(statusPattern).default('200-299'),
    WIZARD_READY_REDIRECT: z.string().startsWith('/').optional(),
    WIZARD_READY_TEXT: z.string().optional(),
    WIZARD_START_TIMEOUT_MS: wholeNumber(1, 600_000).default(30_000),
    WIZARD_BASE_URL: address('WIZARD_BASE_URL').refine(isServerAddress).optional(),
    WIZARD_LOG_DIR: folder.default(path.join(projectRoot, 'logs')),
    WIZARD_LOG_KEEP_DAYS: wholeNumber(0, 3650).default(7),
    WIZARD_REDIS_URL: address('WIZARD_REDIS_URL').optional(),
    WIZARD_POSTGRES_URL: address('WIZARD_POSTGRES_URL').optional(),
    WIZARD_MARIADB_URL: address('WIZARD_MARIADB_URL').optional(),
    WIZARD_BROWSER: z.string().optional(),
    WIZARD_BUG: z.string().optional(),
    WIZARD_LANG: z.enum(['fr', 'en']).optional(),
    WIZARD_BLOB_DIR: folder.optional(),
    WIZARD_PICTURES: folder.optional(),
    WIZARD_RUN_NAME: z
      .string()
      .regex(/^[\w-]+$/)
      .optional(),
    WIZARD_FORBID_SKIPS: z.enum(['0', '1']).default('0'),
  })
  .superRefine((value, context) => {
    const required = {
      reference: undefined,
      'x-filamenta': 'WIZARD_TARGET_DIR',
      custom: 'WIZARD_COMMAND',
      attached: 'WIZARD_BASE_URL',
    } as const;
    const name = required[value.WIZARD_TARGET as keyof typeof required];
    if (name !== undefined && value[name] === undefined) {
      context.addIssue({ code: 'custom', path: [name] });
    }
  });

export type SettingName = keyof Zod.infer<typeof settingsSchema>;

/** The names of all of them, which are all names that begin with `WIZARD_`. */
export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[];

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // not there, or not for us to see
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // not there, or not for us to see
  }
}
