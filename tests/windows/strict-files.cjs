/**
 * Makes Linux as strict about files as Windows is, in every Node process of a run: `npm run test:strict` loads it.
 *
 * What a process of this user has open, runs or works in can be neither removed, renamed nor replaced; nothing is renamed
 * over a folder; and no file gets a name that Windows does not know. Whoever tries is answered EBUSY, EPERM or ENOENT, as
 * there. It is stricter in one thing: a program on Windows may allow others to remove what it has open, and here none
 * does. What Node does not do itself, such as a removal by a shell, is not seen.
 *
 * STRICT_FILES_LOG names a file that gets a line of JSON for each refusal: what was tried, on which path, and who holds
 * it, by program and process number.
 */
const childProcess = require('node:child_process');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { constants } = require('node:os');
const path = require('node:path');
const { fileURLToPath } = require('node:url');

const { appendFileSync, lstatSync, readdirSync, readlinkSync, realpathSync, statSync } = fs;
const { STRICT_FILES_LOG: log } = process.env;

/** Places where the system keeps no files. */
const noFiles = /^\/(?:dev|proc|sys)(?:\/|$)/;
const unknownNames = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are refused.
  /[<>:"|?*\u0000-\u001f]/,
  /[. ]$/,
  /^(?:aux|con|nul|prn|com\d|lpt\d)(?:\.|$)/i,
];

/** An absolute path with no link above its last name; undefined for what is no path, such as an open file. */
function toPlace(file) {
  const isPath = typeof file === 'string' || Buffer.isBuffer(file) || file instanceof URL;
  if (!isPath) return undefined;
  const place = path.resolve(file instanceof URL ? fileURLToPath(file) : String(file));
  return path.join(
    attempt(() => realpathSync(path.dirname(place))) ?? path.dirname(place),
    path.basename(place),
  );
}

/** The first process of this user that has a file open or runs it, or does so or works in a folder. */
function findHolder(place, isOneOfMany = false) {
  const isBelow = ({ held }) => held === place || held.startsWith(`${place}/`);
  const isStill = ({ held, pid, link }) =>
    attempt(() => readlinkSync(`/proc/${pid}/${link}`)) === held && isOnWindows(held, link);
  const isHeld = (one) => isBelow(one) && isStill(one);
  const holder = listHeld(isOneOfMany).find(isHeld);
  return (
    holder && { held: holder.held, pid: Number(holder.pid), program: nameProgram(`/proc/${holder.pid}`) }
  );
}

/** A folder of a thousand files is removed one by one: what was seen a moment ago counts. */
const momentMs = 50;
let seen = { atMs: -momentMs, all: [] };

function listHeld(isOneOfMany) {
  if (isOneOfMany && performance.now() - seen.atMs < momentMs) return seen.all;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = pids.filter(isOfThisUser).flatMap((pid) => {
    const open = attempt(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
    return ['cwd', 'exe', ...open.map((fd) => `fd/${fd}`)].map((link) => {
      return { pid, link, held: attempt(() => readlinkSync(`/proc/${pid}/${link}`)) ?? '' };
    });
  });
  seen = { atMs: performance.now(), all };
  return all;
}

function isOfThisUser(pid) {
  return attempt(() => statSync(`/proc/${pid}`).uid) === process.getuid();
}

/** Not so what can be open here only: a FIFO, or the folder itself. */
function isOnWindows(held, link) {
  return link === 'cwd' || attempt(() => lstatSync(held).isFile());
}

/** Never its arguments: they may hold a password. */
function nameProgram(own) {
  return path.basename(attempt(() => readlinkSync(`${own}/exe`)) ?? '');
}

/** Others end, and remove their files, while we look. */
function attempt(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function refuse(code, operation, place, holder) {
  if (log) {
    const { held: path = place, program, pid } = holder ?? {};
    const refusal = { operation, code, path, program, pid, by: process.pid };
    appendFileSync(log, `${JSON.stringify(refusal)}\n`);
  }
  const reason = holder ? `${holder.program} (${holder.pid}) holds ${holder.held}` : 'no such name';
  const error = new Error(`${code}: as on Windows, ${operation} '${place}': ${reason}`);
  throw Object.assign(error, {
    code,
    errno: -constants.errno[code],
    syscall: operation,
    path: holder?.held ?? place,
  });
}

function checkRemoval(operation, file) {
  const place = toPlace(file);
  if (place === undefined || !attempt(() => lstatSync(place))) return;
  const holder = findHolder(place, operation !== 'rm');
  if (holder) refuse('EBUSY', operation, place, holder);
}

function checkRename(operation, from, to) {
  checkName(operation, to);
  const [source, target] = [toPlace(from), toPlace(to)];
  const [there, inTheWay] = [source, target].map((place) => attempt(() => lstatSync(place)));
  const holder = there && findHolder(source);
  if (holder) refuse(there.isDirectory() ? 'EPERM' : 'EBUSY', operation, source, holder);
  const reader = inTheWay && source !== target && findHolder(target);
  if (reader || (there && inTheWay?.isDirectory())) refuse('EPERM', operation, target, reader);
}

function checkName(operation, file) {
  const place = toPlace(file);
  if (place === undefined || noFiles.test(place)) return;
  if (unknownNames.some((names) => names.test(path.basename(place)))) refuse('ENOENT', operation, place);
}

/** Has a call checked, in each of its three forms, and fail in the way of that form. */
function guard(name, check) {
  const { promises } = fs;
  const [plain, sync, promised] = [fs[name], fs[`${name}Sync`], promises[name]];
  fs[name] = (...args) => {
    try {
      check(name, ...args);
    } catch (error) {
      return process.nextTick(args.at(-1), error);
    }
    return plain(...args);
  };
  fs[`${name}Sync`] = (...args) => {
    check(name, ...args);
    return sync(...args);
  };
  promises[name] = async (...args) => {
    check(name, ...args);
    return promised(...args);
  };
}

for (const name of ['rm', 'rmdir', 'unlink']) guard(name, checkRemoval);
guard('rename', checkRename);
for (const name of ['appendFile', 'mkdir', 'open', 'writeFile']) guard(name, checkName);
for (const name of ['copyFile', 'symlink']) guard(name, (operation, _from, to) => checkName(operation, to));
syncBuiltinESMExports();

/**
 * Every program that is started gets it, also with an environment of its own, as servers have; none sees it in its own,
 * which is then as without us.
 */
const preload = `--require ${JSON.stringify(__filename)}`;
const { spawn } = childProcess.ChildProcess.prototype;
childProcess.ChildProcess.prototype.spawn = function spawnStrict(options) {
  const { envPairs = [] } = options;
  const find = (name) => envPairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const nodeOptions = `${find('NODE_OPTIONS') ?? ''} ${preload}`.trim();
  const logFile = find('STRICT_FILES_LOG') ?? log ?? '';
  const others = envPairs.filter((pair) => !/^(?:NODE_OPTIONS|STRICT_FILES_LOG)=/.test(pair));
  const ours = [`NODE_OPTIONS=${nodeOptions}`, `STRICT_FILES_LOG=${logFile}`];
  return spawn.call(this, { ...options, envPairs: [...others, ...ours] });
};
const left = process.env.NODE_OPTIONS?.replaceAll(preload, '').trim();
if (left) process.env.NODE_OPTIONS = left;
else delete process.env.NODE_OPTIONS;
delete process.env.STRICT_FILES_LOG;
