import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { settings } from '../config/env.ts';
import { readVariable } from '../config/variable.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { Answers } from './answers.ts';

const typed = z.string().min(1);
const number = z.union([z.string(), z.number().transform(String)]);

/** As it is, or out of an environment variable, so that the file can be kept with the code. */
const secret = z.unknown().transform((given, context): string => {
  if (typeof given === 'string') return given;
  const name = z.strictObject({ env: typed }).safeParse(given).data?.env;
  const value = name === undefined ? undefined : readVariable(name);
  if (value !== undefined) return value;
  const message = name === undefined ? text('answers.secret') : text('answers.noVariable', { name });
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const access = { host: typed, port: number, name: typed, user: typed, password: secret };

const answersSchema = z.strictObject({
  language: z.enum(['fr', 'en']),
  database: z.discriminatedUnion('engine', [
    z.strictObject({ engine: z.literal('sqlite'), file: typed }),
    z.strictObject({ engine: z.literal('postgresql'), ...access }),
    z.strictObject({ engine: z.literal('mysql'), ...access }),
  ]),
  cache: z.discriminatedUnion('backend', [
    z.strictObject({ backend: z.literal('filesystem') }),
    z.strictObject({
      backend: z.literal('redis'),
      host: typed,
      port: number,
      password: secret.default(''),
      db: number.default('0'),
    }),
  ]),
  backup: typed.optional(),
  admin: z.strictObject({ username: typed, email: typed, password: secret }),
});

/**
 * Reads the answers to the wizard's questions from a JSON file; a backup is looked for beside it.
 * @throws naming every wrong answer at once, never a value
 */
export async function readAnswersFile(file: string): Promise<Answers> {
  const { localeError: error } = z.locales[settings.language]();
  const parsed = answersSchema.safeParse(await readJson(file), { error });
  if (!parsed.success) throw explainIssues(file, parsed.error);
  const { backup, ...answers } = parsed.data;
  if (backup === undefined) return answers;
  return { ...answers, backup: path.resolve(path.dirname(file), backup) };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (cause) {
    // What JSON.parse says quotes the text around the mistake, which may be a password.
    const reason = cause instanceof SyntaxError ? text('answers.noJson') : (cause as Error).message;
    throw explain(text('answers.unreadable', { file, reason }));
  }
}

function explainIssues(file: string, { issues }: z.ZodError): ExplainedError {
  // zod's own words quote what they expected, not what they met.
  const facts = issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`);
  return explain(text('answers.wrong', { file, count: facts.length }), facts);
}

function explain(headline: string, facts: readonly string[] = []): ExplainedError {
  const wayOut = [text('answers.wayOut', { example: 'fixtures/answers.example.json' })];
  return new ExplainedError({ headline, facts, wayOut });
}
