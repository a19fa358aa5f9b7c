import { existsSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { makeForwarder } from './forwarder.ts';
import { argon2File, fetchPackages, nodeFileOf, nodes, type WindowsNode } from './wine-packages.ts';

const tools = ['powershell', 'taskkill', 'netstat'];
const tailMs = 100;

/** A Windows of its own, in a folder: nothing of it outlives the run. */
export interface Wine extends AsyncDisposable {
  /** Runs a Node for Windows to its end, in this folder, and shows what it prints; gives its exit code. */
  runNode(
    node: WindowsNode,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    limitMs: number,
  ): Promise<number>;
}

/** What is missing for wine on this machine, and how to get it; undefined when it is there. */
export async function findObstacle(): Promise<string | undefined> {
  const { failed } = await execa('wine', ['--version'], { reject: false });
  if (failed) {
    return 'wine is not installed: apt-get install -y --no-install-recommends wine wine64';
  }
  try {
    await fetchPackages();
    return undefined;
  } catch (error) {
    return `npm cannot fetch a package: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** How wine calls a file of this system. */
export function toWindowsPath(file: string): string {
  return `Z:${path.resolve(file).replaceAll('/', '\\')}`;
}

/** Makes a Windows in an empty folder. */
export async function startWine(folder: string): Promise<Wine> {
  const env = {
    WINEPREFIX: path.join(folder, 'prefix'),
    WINEDEBUG: '-all',
    // Without a UTF-8 locale, wine cannot name files with accents.
    LC_ALL: 'C.UTF-8',
    WINEPATH: toWindowsPath(path.join(folder, 'tools')),
    // As under a PowerShell 7.
    PSModulePath: 'C:\\Program Files\\PowerShell\\7\\Modules',
    CHECK_REGISTRY: toWindowsPath(path.join(folder, 'registry')),
    CHECK_NODE: toWindowsPath(nodeFileOf(nodes[0])),
    NAPI_RS_NATIVE_LIBRARY_PATH: toWindowsPath(argon2File),
    CHECK_TOOLS: toWindowsPath(path.join(import.meta.dirname, 'wine', 'tools.cjs')),
    NODE_OPTIONS: `--require "${toWindowsPath(path.join(import.meta.dirname, 'wine', 'preload.cjs')).replaceAll('\\', '\\\\')}"`,
  };
  await mkdir(path.join(folder, 'registry'), { recursive: true });
  await writeTools(path.join(folder, 'tools'));
  await execa('wineboot', ['--init'], { env, stdio: 'ignore' });
  await execa('wine', ['winecfg', '-v', 'win10'], { env, stdio: 'ignore' });
  await addLibrary(path.join(env.WINEPREFIX, 'drive_c', 'windows', 'system32'));
  return {
    runNode: (node, args, more, limitMs) =>
      runNode(folder, [nodeFileOf(node), ...args], { ...env, ...more }, limitMs),
    // Of this prefix only.
    [Symbol.asyncDispose]: async () => {
      await execa('wineserver', ['--kill'], { env, reject: false });
      // It writes to its folder until its end.
      await execa('wineserver', ['--wait'], { env, reject: false });
    },
  };
}

/** Tools of Windows that wine has as stubs only; they come first on the PATH. */
async function writeTools(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const tool of tools) {
    const lines = [
      '@set NODE_OPTIONS=',
      // By variables: a script is not read as UTF-8, and this project may lie in a folder with accents.
      `@"%CHECK_NODE%" "%CHECK_TOOLS%" ${tool} %*`,
      '@exit /b %errorlevel%',
    ];
    await writeFile(path.join(folder, `${tool}.cmd`), `${lines.join('\r\n')}\r\n`);
  }
}

/** The source of chance that programs made with Rust ask, as the passwords of the reference do; wine 8 has it by another name. */
async function addLibrary(folder: string): Promise<void> {
  const file = path.join(folder, 'bcryptprimitives.dll');
  if (existsSync(file)) return;
  await writeFile(file, makeForwarder('bcryptprimitives', 'ProcessPrng', 'advapi32.SystemFunction036'));
}

async function runNode(
  folder: string,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  limitMs: number,
): Promise<number> {
  // Into a file: Node for Windows dies at its start when wine gives it a pipe of this system.
  const output = path.join(folder, 'output.txt');
  await using written = await open(output, 'w');
  await using read = await open(output, 'r');
  const node = execa('wine', command, {
    env,
    stdin: 'ignore',
    stdout: written.fd as 3,
    stderr: written.fd as 3,
    reject: false,
    timeout: limitMs,
  });
  // So that this Windows is ended and its folder removed whoever stops us.
  const end = () => node.kill('SIGKILL');
  process.once('SIGINT', end).once('SIGTERM', end);
  const isOver = node.then(() => true);
  for (let over = false; !over; ) {
    over = await Promise.race([isOver, sleep(tailMs, false)]);
    process.stdout.write(await read.readFile('utf8')); // from where it was left
  }
  const { exitCode, timedOut } = await node;
  if (timedOut) console.log(`[FAILED] wine was still busy after ${limitMs / 1000} s`);
  return exitCode ?? 1;
}
