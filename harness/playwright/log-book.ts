import type { TestInfo } from '@playwright/test';
import type { Timeline } from '../evidence/timeline.ts';
import { weighLines } from '../evidence/weight.ts';
import { text } from '../language/text.ts';
import { type LogFiles, type LogMark, markLogs, readLog } from '../server/logs/log-files.ts';
import { findProblems } from '../server/logs/log-problems.ts';
import { readMerged } from '../server/logs/merged-log.ts';
import type { RunningServer, Server } from '../server/server.ts';

interface Entry {
  readonly server: RunningServer;
  readonly from: LogMark;
}

/** Remembers which servers a test used, and attaches what they wrote meanwhile, passed or failed. */
export class LogBook {
  readonly #entries: Entry[] = [];
  readonly #own = new Set<string>();

  /** From now on this server's lines belong to the test. */
  async follow(server: RunningServer): Promise<void> {
    const from = server.logs === undefined ? { out: 0, err: 0 } : await markLogs(server.logs);
    this.#entries.push({ server, from });
  }

  /** A server that the test itself started: all its lines belong to the test. */
  own(server: Server): void {
    this.#own.add(server.workspace);
    this.#entries.push({ server, from: { out: 0, err: 0 } });
  }

  /** Puts what the servers wrote into a timeline. */
  async tellLines(timeline: Timeline): Promise<void> {
    for (const entry of this.#entries) await tellLines(entry, timeline);
  }

  /** The folders that the servers of the test write to. */
  get workspaces(): readonly string[] {
    return [...new Set(this.#entries.flatMap(({ server }) => server.workspace ?? []))];
  }

  /** Those of them that end with the test. */
  get ownWorkspaces(): readonly string[] {
    return [...this.#own];
  }

  /** Attaches a slice of both streams of each server; what was silent says so. */
  async attachSlices(testInfo: TestInfo): Promise<void> {
    for (const { server, from } of this.#entries) {
      const body = (stream: keyof LogFiles) => readSlice(server.logs, stream, from);
      await testInfo.attach(text('evidence.stdout'), { body: await body('out'), contentType: 'text/plain' });
      await testInfo.attach(text('evidence.stderr'), { body: await body('err'), contentType: 'text/plain' });
    }
  }
}

/** A test that makes a server write more than this is about that flood, and not about its lines. */
const mostLines = 20_000;

async function tellLines({ server: { logs }, from }: Entry, timeline: Timeline): Promise<void> {
  if (logs === undefined) return;
  const entries = await readMerged(logs, { lines: mostLines, from });
  // Some are known by when they were seen and some by the time they tell: their order is certain, and is kept.
  let latestMs = 0;
  const weights = weighLines(entries.map(({ line }) => line));
  for (const [index, { stream, line, atMs = Date.now() }] of entries.entries()) {
    latestMs = Math.max(latestMs, atMs);
    timeline.add('server', line, { stream, atMs: latestMs, weight: weights[index] ?? 'usual' });
  }
  for (const { entry, text } of findProblems(entries))
    timeline.addProblem('server line', 'server', text, entry.atMs);
}

async function readSlice(logs: LogFiles | undefined, stream: keyof LogFiles, from: LogMark): Promise<string> {
  if (logs === undefined) return text('evidence.noLogs');
  const slice = await readLog(logs[stream], from[stream]);
  return slice === '' ? text('evidence.nothing', { stream: `std${stream}` }) : slice;
}

/** Attaches both files from their beginning to their end. */
export async function attachWholeLogs(testInfo: TestInfo, logs: LogFiles | undefined): Promise<void> {
  if (logs === undefined) return;
  const contentType = 'text/plain';
  await testInfo.attach(text('evidence.wholeStdout'), { path: logs.out, contentType });
  await testInfo.attach(text('evidence.wholeStderr'), { path: logs.err, contentType });
}
