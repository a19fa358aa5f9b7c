import type { Vitals } from './vitals.ts';
import { runPowerShell, runTool } from './windows-tools.ts';

/** A process as Windows knows it. Its parent may be gone: Windows gives orphans no other one. */
export interface WindowsProcess {
  readonly pid: number;
  readonly parent: number;
  /** Milliseconds since 1970. */
  readonly startedMs: number;
}

/** Windows counts in steps of 100 ns, from 1601. */
const stepsPerMs = 10_000n;
const from1601To1970Ms = 11_644_473_600_000n;
const attempts = 3;
/** Where tools are forbidden they say so at once; where they hang, to ask them thrice would take minutes. */
const askAgainMs = 20_000;

/** When a process started, as text (milliseconds since 1970); undefined when it is gone or nothing tells. */
export async function askStartTime(pid: number): Promise<string | undefined> {
  const rows = await ask(`ProcessId=${pid}`);
  const startedMs = rows.find((row) => row.pid === pid)?.startedMs;
  return startedMs === undefined ? undefined : String(startedMs);
}

/**
 * All live processes; none where no tool tells them. An answer without ourselves is none, as a tool gives that a busy
 * machine has cut off: who took it for the whole would leave children behind.
 */
export async function listProcesses(): Promise<WindowsProcess[]> {
  const end = performance.now() + askAgainMs;
  for (let attempt = 1; ; attempt += 1) {
    const table = await ask();
    const isWhole = table.some(({ pid }) => pid === process.pid);
    if (isWhole || attempt === attempts || performance.now() > end) return table;
  }
}

/** The program of a process, for people; undefined when it is gone or another user's. */
export async function askProgram(pid: number): Promise<string | undefined> {
  const program = (await runPowerShell(`(Get-Process -Id ${pid}).Path`)).trim();
  return program === '' ? undefined : program;
}

/** How processes are, of those that are still there; the state of a thread is nothing that Windows tells briefly. */
export async function askVitals(pids: readonly number[]): Promise<Vitals[]> {
  const row =
    "'{0} {1} {2} {3} {4}' -f $_.Id, [long]$_.TotalProcessorTime.TotalMilliseconds, $_.WorkingSet64, $_.Threads.Count, $_.Name";
  return parseVitals(await runPowerShell(`Get-Process -Id ${pids.join(',')} | ForEach-Object { ${row} }`));
}

/**
 * Ends processes by force; says nothing of whether it worked. Their children only when they are named too: taskkill
 * follows the numbers of parents, which may be another's by now.
 */
export async function endProcesses(pids: readonly number[]): Promise<void> {
  await runTool('taskkill', ['/F', ...pids.flatMap((pid) => ['/PID', String(pid)])]);
}

/**
 * PowerShell first, because new versions of Windows come without wmic; wmic where PowerShell is forbidden. Both ask
 * CIM, which tells the start of an elevated process too; Get-Process does not.
 * @param filter in the language of WMI, such as `ProcessId=4711`; without, all
 */
async function ask(filter?: string): Promise<WindowsProcess[]> {
  const query = filter === undefined ? '' : ` -Filter '${filter}'`;
  const row = "'{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, $_.CreationDate.ToFileTimeUtc()";
  const rows = parsePowerShell(
    await runPowerShell(
      `Get-CimInstance Win32_Process${query} | Where-Object CreationDate | ForEach-Object { ${row} }`,
    ),
  );
  if (rows.length > 0) return rows;
  const where = filter === undefined ? [] : ['where', filter];
  return parseWmic(
    await runTool('wmic', ['process', ...where, 'get', 'CreationDate,ParentProcessId,ProcessId']),
  );
}

/** Rows such as `4711 1250 52428800 11 python`: pid, milliseconds of processor time, bytes, threads, program. */
function parseVitals(output: string): Vitals[] {
  return [...output.matchAll(/^(\d+) (\d+) (\d+) (\d+) (.*?)\s*$/gm)].map(
    ([, pid, ms, bytes, threads, program = '']) => ({
      pid: Number(pid),
      program,
      seconds: Number(ms) / 1000,
      bytes: Number(bytes),
      threads: Number(threads),
    }),
  );
}

/** Rows such as `4711 42 134083942000000000`: pid, parent, start. */
export function parsePowerShell(output: string): WindowsProcess[] {
  return [...output.matchAll(/^(\d+) (\d+) (\d+)\s*$/gm)].map(([, pid, parent, start]) => ({
    pid: Number(pid),
    parent: Number(parent),
    startedMs: Number(BigInt(start as string) / stepsPerMs - from1601To1970Ms),
  }));
}

/** Rows such as `20261124095032.123456+060  42  4711`: start in local time with its offset in minutes, parent, pid. */
export function parseWmic(output: string): WindowsProcess[] {
  const row = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.(\d{3})\d{3}([+-]\d+)\s+(\d+)\s+(\d+)\s*$/gm;
  return [...output.matchAll(row)].map((fields) => {
    const [year, month, day, hour, minute, second, ms, offset, parent, pid] = fields.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return { pid, parent, startedMs: Date.UTC(year, month - 1, day, hour, minute - offset, second, ms) };
  });
}
