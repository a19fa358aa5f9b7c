import { randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeFile } from '../../files/remove-folder.ts';
import { formatDuration, text } from '../../language/text.ts';
import { stateFolder } from '../../server/run/state-folder.ts';
import type { Finding } from './finding.ts';
import { setClock } from './repair.ts';

/** What was seen of the clock; times are milliseconds since 1970, spans are milliseconds. */
export interface ClockLook {
  readonly nowMs: number;
  /** The time of a file that was written right now. */
  readonly fileMs: number;
  /** The same span by the clock and by the counter that nobody sets. */
  readonly spanByClockMs: number;
  readonly spanByCounterMs: number;
  readonly zone: string | undefined;
}

const spanMs = 200;
/** FAT keeps times in steps of two seconds. */
const fileToleranceMs = 3_000;
const spanToleranceMs = 100;
/** The year of this code: nobody runs it earlier. */
const earliestMs = Date.UTC(2026, 0, 1);

/** Whether the clock can be trusted: names of logs, ages and session cookies depend on it. */
export async function checkClock(): Promise<Finding> {
  const file = path.join(stateFolder(), `clock-${randomBytes(3).toString('hex')}`);
  const [clock, counter] = [Date.now(), performance.now()];
  await writeFile(file, '');
  const { mtimeMs } = await stat(file);
  await removeFile(file);
  const fileMs = mtimeMs;
  const nowMs = Date.now();
  await sleep(spanMs);
  return judgeClock({
    nowMs,
    fileMs,
    spanByClockMs: Date.now() - clock,
    spanByCounterMs: performance.now() - counter,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}

/** What these looks say about the clock. */
export function judgeClock(look: ClockLook): Finding {
  const { nowMs, fileMs, spanByClockMs, spanByCounterMs, zone } = look;
  const repair = setClock();
  const now = new Date(nowMs).toISOString();
  const filesOffMs = Math.abs(nowMs - fileMs);
  const jumpMs = Math.abs(spanByClockMs - spanByCounterMs);
  if (nowMs < earliestMs) return { state: 'failed', words: text('doctor.clock.past', { now }), repair };
  if (jumpMs > spanToleranceMs) {
    return { state: 'warning', words: text('doctor.clock.jumps', { ms: formatDuration(jumpMs) }), repair };
  }
  if (filesOffMs > fileToleranceMs) {
    return {
      state: 'warning',
      words: text('doctor.clock.files', { ms: formatDuration(filesOffMs) }),
      repair,
    };
  }
  if (zone === undefined || zone === 'Etc/Unknown') {
    return { state: 'warning', words: text('doctor.clock.noZone'), repair: 'TZ=Europe/Paris' };
  }
  return { state: 'ok', words: text('doctor.clock.ok', { now, zone }) };
}
