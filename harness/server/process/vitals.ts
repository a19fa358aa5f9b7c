import { hasProcessTable, readProcFile, readProgram } from './process-table.ts';
import { askVitals } from './windows-processes.ts';

/** How a process is, as the system sees it. */
export interface Vitals {
  readonly pid: number;
  /** What runs in it, without its arguments. */
  readonly program: string;
  /** Of a processor, since it began. */
  readonly seconds: number;
  /** Of memory that is its own or shared, and in use. */
  readonly bytes: number;
  readonly threads: number;
  /** Absent where the system does not tell. */
  readonly activity?: Activity;
}

export interface Activity {
  /** It has something to compute now; else it waits for something. */
  readonly isComputing: boolean;
  /** By SIGSTOP, Ctrl+Z or a debugger. */
  readonly isStopped: boolean;
  /** Name of the place in the kernel where it waits, such as `ep_poll`; empty where that is kept secret. */
  readonly waitsIn: string;
}

/** Clock ticks of `/proc` in a second, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Of those that are still there; undefined where the system does not tell. */
export async function readVitals(pids: readonly number[]): Promise<Vitals[] | undefined> {
  if (hasProcessTable) return pids.flatMap((pid) => readFromProc(pid) ?? []);
  return process.platform === 'win32' ? askVitals(pids) : undefined;
}

function readFromProc(pid: number): Vitals | undefined {
  const status = readProcFile(pid, 'status');
  const read = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1];
  const state = read('State');
  if (state === undefined) return undefined;
  const stat = readProcFile(pid, 'stat');
  const [, , , , , , , , , , , userTicks, systemTicks] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    program: readProgram(pid),
    seconds: (Number(userTicks) + Number(systemTicks)) / ticksPerSecond,
    bytes: Number(read('VmRSS') ?? 0) * 1024,
    threads: Number(read('Threads') ?? 0),
    activity: {
      isComputing: state === 'R',
      isStopped: /^t$/i.test(state),
      waitsIn: readProcFile(pid, 'wchan').replace(/^0$/, ''),
    },
  };
}
