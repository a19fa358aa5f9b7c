import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import type { Recipe } from '../targets/target.ts';
import type { LogFiles } from './logs/log-files.ts';
import { toBytes } from './printed-bytes.ts';

const program = 'strace';
/** What a program does to reach somebody, a name server too. `-D`: the server keeps the pid we know. */
const options = ['-D', '-f', '-qq', '-s', '512', '-e', 'trace=connect,sendto,sendmsg,sendmmsg'];

const contactsFile = (logs: LogFiles) => `${logs.out}.contacts`;

/** Whether this machine lets us look whom a process of ours contacts; only Linux has the program for it. */
export async function canTraceContacts(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const { failed } = await execa(program, [...options, '-o', '/dev/null', 'true'], { reject: false });
  return !failed;
}

/** The same start, whose attempts to reach anybody are written beside the logs. */
export function traceContacts(recipe: Recipe, logs: LogFiles): Recipe {
  return {
    ...recipe,
    file: program,
    args: [...options, '-o', contactsFile(logs), '--', recipe.file, ...recipe.args],
  };
}

/**
 * The hosts outside this machine that a traced server tried to reach: names it asked a name server for, and
 * addresses. It need not have succeeded: on a machine without a network nobody would.
 */
export async function readForeignContacts(logs: LogFiles): Promise<readonly string[]> {
  return findForeignContacts(await readFile(contactsFile(logs), 'latin1'));
}

/** The same in what `strace` has written. */
export function findForeignContacts(trace: string): readonly string[] {
  const calls = trace.split('\n').filter((line) => /sa_family=AF_INET6?\b|^\d+ send/.test(line));
  const found = calls.flatMap((call) => findAskedName(call) ?? findForeignAddress(call) ?? []);
  return [...new Set(found)];
}

/** Of the machine itself, or of none at all. */
const own = /^(127\.|0\.0\.0\.0$|::1?$|::ffff:127\.)/;

/** A name server is told by what it is asked. */
function findForeignAddress(call: string): string | undefined {
  if (call.includes('htons(53)')) return undefined;
  const address = /inet_(?:addr\(|pton\(AF_INET6, )"([\d.:a-f]+)"/.exec(call)?.[1];
  return address === undefined || own.test(address) ? undefined : address;
}

/** The name in a question to a name server (RFC 1035, section 4.1): it stands behind twelve bytes of header. */
function findAskedName(call: string): string | undefined {
  const [, payload] = /"((?:[^"\\]|\\.)*)"/.exec(call.slice(call.indexOf('(') + 1)) ?? [];
  if (payload === undefined || call.includes('AF_UNIX')) return undefined;
  const bytes = toBytes(payload);
  const labels: string[] = [];
  for (let at = 12; bytes[at]; at += (bytes[at] ?? 0) + 1)
    labels.push(bytes.toString('latin1', at + 1, at + 1 + (bytes[at] ?? 0)));
  const name = labels.join('.');
  return isQuestion(bytes) && /^[\w-]+(\.[\w-]+)+$/.test(name) ? name : undefined;
}

/** A standard query that holds one question. */
function isQuestion(bytes: Buffer): boolean {
  return bytes.length > 16 && ((bytes[2] ?? 0) & 0xf8) === 0 && bytes.readUInt16BE(4) === 1;
}
