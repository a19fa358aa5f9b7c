import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readVariable } from '../config/variable.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
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
  const parsed = answersSchema.safeParse(await readJson(file), { error: explainIssue });
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
    const reason = cause instanceof SyntaxError ? text('answers.noJson') : describeReason(cause);
    throw explain(text('answers.unreadable', { file, reason }));
  }
}

function explainIssues(file: string, { issues }: z.ZodError): ExplainedError {
  const facts = issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`);
  return explain(text('answers.wrong', { file, count: facts.length }), facts);
}

/** In the words of the catalog: never a value, and what is wrong as a person would say it. */
function explainIssue(issue: z.core.$ZodRawIssue): string {
  const { code, input } = issue;
  if (code === 'unrecognized_keys') return text('answers.unknown', { names: issue.keys.join(', ') });
  if (input === undefined) return text('answers.missing');
  if (code === 'too_small') return text('answers.blank');
  if (code === 'invalid_value') return text('answers.oneOf', { values: issue.values.join(', ') });
  if (code === 'invalid_union') return explainUnion(issue);
  return text(code === 'invalid_type' && issue.expected === 'object' ? 'answers.object' : 'answers.text');
}

function explainUnion({
  discriminator,
  path = [],
}: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string {
  if (discriminator === undefined) return text('answers.number');
  const values = path[0] === 'database' ? 'sqlite, postgresql, mysql' : 'filesystem, redis';
  return text('answers.oneOf', { values });
}

function explain(headline: string, facts: readonly string[] = []): ExplainedError {
  const wayOut = [
    text('answers.wayOut', { examples: 'fixtures/answers.sqlite.json, fixtures/answers.example.json' }),
  ];
  return new ExplainedError({ headline, facts, wayOut });
}
