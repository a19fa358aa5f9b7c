// When processes of wine have started, which it does not tell. A process that had two start times would not be known
// again, and would be left alone by who is to end it: so each has one source.
const fs = require('node:fs');
const path = require('node:path');

const registry = process.env.CHECK_REGISTRY;
const fileOf = (pid) => path.join(registry, `${pid}.json`);
/** Node takes half a second to come to its first line on an idle machine. */
const limitMs = 5_000;
const pollMs = 10;

/** What a Node process does first: nobody else knows when it started. */
function noteOwnStart() {
  const draft = path.join(registry, `${process.pid}.draft`);
  const startedMs = Math.round(Date.now() - process.uptime() * 1000);
  fs.writeFileSync(draft, JSON.stringify({ parent: process.ppid, startedMs }));
  fs.renameSync(draft, fileOf(process.pid));
}

/**
 * When a process started, milliseconds since 1970; any but Node's counts from the first look at it, or a child of it.
 * @param lookedMs from before the table was read: a busy machine takes seconds for it, and children come meanwhile
 */
function findStart(pid, { parent, name }, table, lookedMs) {
  const findNote = (each, of, program) => (program === 'node.exe' ? waitForNote : readNote)(each, of);
  const noted = findNote(pid, parent, name);
  if (noted !== undefined) return noted;
  const children = [...table].filter(([, entry]) => entry.parent === pid);
  const starts = children.map(([child, entry]) => findNote(child, pid, entry.name) ?? lookedMs);
  const startedMs = Math.min(lookedMs, ...starts);
  try {
    fs.writeFileSync(fileOf(pid), JSON.stringify({ parent, startedMs }), { flag: 'wx' });
    return startedMs;
  } catch {
    return waitForNote(pid, parent) ?? startedMs; // somebody else has looked at the same moment
  }
}

/**
 * Forgets who is gone, because numbers are used again. No table tells that: on a busy machine it comes short, and a
 * runner that lost its start would be taken for another process.
 */
function forgetGone() {
  for (const file of fs.readdirSync(registry).filter((name) => /^\d+\.json$/.test(name))) {
    if (!isAlive(Number.parseInt(file, 10))) fs.rmSync(path.join(registry, file), { force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function waitForNote(pid, parent) {
  for (const begin = Date.now(); Date.now() < begin + limitMs; ) {
    const noted = readNote(pid, parent);
    if (noted !== undefined) return noted;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollMs);
  }
  return undefined;
}

/** Undefined where nobody has noted it, or of an earlier process with this number. */
function readNote(pid, parent) {
  try {
    const noted = JSON.parse(fs.readFileSync(fileOf(pid), 'utf8'));
    return parent === undefined || noted.parent === parent ? noted.startedMs : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { findStart, forgetGone, noteOwnStart };
