import { mkdirSync, openSync, statSync, watch, writeFileSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { execa } from 'execa';
import { canConnect } from '../../harness/server/port/connect.ts';
import { findFreePort } from '../../harness/server/port/port.ts';

/**
 * Writes down what only a real Windows can tell: `tsx tests/windows/probe.ts <folder>`. What tools print is kept byte for
 * byte in `raw/`, to be used as the material of specs; a table for people goes to stdout. Nothing fails: what a machine
 * does not have is a row as well.
 */
const folder = path.resolve(process.argv[2] ?? 'windows-probe');
const isWindows = process.platform === 'win32';
const raw = path.join(folder, 'raw');
const powershell = (script: string) => ['powershell', '-NoProfile', '-NonInteractive', '-Command', script];
const status = 'npm run --silent server:status -- --json';
const doctorInFrench = "$env:WIZARD_LANG = 'fr'; npm run --silent doctor '--' --json";
const commands: Readonly<Record<string, readonly string[]>> = {
  version: ['cmd', '/c', 'ver'],
  'code-page': ['cmd', '/c', 'chcp'],
  netstat: ['netstat', '-ano'],
  tasklist: ['tasklist', '/fo', 'csv', '/nh'],
  'taskkill-nobody': ['taskkill', '/F', '/PID', '999999'],
  'excluded-ports': ['netsh', 'int', 'ipv4', 'show', 'excludedportrange', 'tcp'],
  'powershell-nothing': powershell('exit'),
  'powershell-start': powershell(`(Get-Process -Id ${process.pid}).StartTime.ToFileTimeUtc()`),
  'powershell-cim': powershell(
    "Get-CimInstance Win32_Process | ForEach-Object { '{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, $_.CreationDate.ToFileTimeUtc() }",
  ),
  culture: powershell('(Get-Culture).Name; (Get-UICulture).Name; [Console]::OutputEncoding.CodePage'),
  policies: powershell('Get-ExecutionPolicy -List | Format-Table -AutoSize | Out-String'),
  modules: powershell('$env:PSModulePath'),
  defender: powershell('(Get-MpComputerStatus).RealTimeProtectionEnabled'),
  'powershell-cim-one': powershell(
    `Get-CimInstance Win32_Process -Filter 'ProcessId=${process.pid}' | ForEach-Object { $_.CreationDate.ToFileTimeUtc() }`,
  ),
  wmic: ['wmic', 'process', 'get', 'CreationDate,ParentProcessId,ProcessId'],
};
/** Asked once: what they cost is no question. */
const once: Readonly<Record<string, readonly string[]>> = {
  edge: ['reg', 'query', 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\EdgeUpdate\\Clients', '/s', '/v', 'pv'],
  'tcp-settings': powershell('Get-NetTCPSetting | Format-List | Out-String'),
  memurai: ['memurai', '--version'],
  'memurai-service': ['sc', 'query', 'memurai'],
  'postgres-services': powershell('Get-Service postgres* | Format-List Name, Status | Out-String'),
  // Whether JSON of ours survives a French console, and both PowerShells hand `--` on.
  'json-in-code-page-850': powershell(
    `[Console]::OutputEncoding = [Text.Encoding]::GetEncoding(850); ${doctorInFrench} | ConvertFrom-Json | ConvertTo-Json -Depth 9`,
  ),
  'dashes-in-powershell': powershell(status),
  'dashes-in-pwsh': ['pwsh', '-NoProfile', '-NonInteractive', '-Command', status],
  'env-file-by-redirection': powershell(`'WIZARD_PORT=5050' > '${path.join(raw, 'env-file.txt')}'`),
  // From a process with fewer rights: the start of one with more.
  'identity-from-below': [
    'runas',
    '/trustlevel:0x20000',
    `powershell -NoProfile -Command "Get-CimInstance Win32_Process -Filter 'ProcessId=${process.pid}' | Out-File '${path.join(raw, 'identity-from-below-rows.txt')}'"`,
  ],
};
const rounds = 5;
const table: { readonly name: string; readonly result: string; readonly ms: readonly number[] }[] = [];

async function measure(name: string, work: () => Promise<string>, times = 1): Promise<void> {
  const ms: number[] = [];
  let result = '';
  for (let round = 0; round < times; round += 1) {
    const begin = performance.now();
    result = await work().catch((error: NodeJS.ErrnoException) => error.code ?? error.name);
    ms.push(Math.round(performance.now() - begin));
  }
  table.push({ name, result, ms });
}

async function runTool(name: string, [file = '', ...args]: readonly string[]): Promise<string> {
  const options = { reject: false, encoding: 'buffer', timeout: 20_000, all: true } as const;
  const { all, exitCode, code } = await execa(file, args, options);
  writeFileSync(path.join(raw, `${name}.txt`), all ?? Buffer.alloc(0));
  return exitCode === undefined ? String(code) : `exit code ${exitCode}`;
}

/** What Windows forbids while somebody has a file open. */
const files: Readonly<Record<string, (place: string) => Promise<string>>> = {
  'rename over a file that is read': async (place) => {
    await writeFile(`${place}.new`, '');
    await writeFile(place, '');
    await using _ = await open(place);
    await rename(`${place}.new`, place);
    return 'done';
  },
  'remove a file that is read, and make it anew': async (place) => {
    await writeFile(place, '');
    await using _ = await open(place);
    await rm(place);
    await writeFile(place, '');
    return 'done';
  },
  'rename a database just closed': async (place) => {
    const database = new DatabaseSync(place);
    database.exec('CREATE TABLE one (id INTEGER)');
    database.prepare('SELECT * FROM one').all();
    database.close();
    await rename(place, `${place}.new`);
    return 'done';
  },
  'rename a folder just written to, 200 times': async (place) => {
    for (let round = 0; round < 200; round += 1) {
      const each = `${place}-${round}`;
      await mkdir(each);
      await writeFile(path.join(each, 'file'), '');
      await rename(each, `${each}-new`);
    }
    return 'done';
  },
  'see the size of a file that is being written to': async (place) => {
    const writer = await open(place, 'a');
    await writer.write('12345');
    const reader = await open(place);
    const { size } = await reader.stat();
    await reader.close();
    await writer.close();
    return `${size} of 5 bytes`;
  },
  'see a file grow that another process writes to every 50 ms': async (place) => {
    await writeFile(place, '');
    let noticed = 0;
    const watcher = watch(place, () => {
      noticed += 1;
    });
    const script = `const fd = fs.openSync(process.argv[1], 'a'); let left = 20;
      const timer = setInterval(() => { fs.writeSync(fd, 'x'); if (--left === 0) clearInterval(timer); }, 50);`;
    const writer = execa(process.execPath, ['-e', script, place]);
    const sizes = new Set<number>();
    const look = setInterval(() => sizes.add(statSync(place).size), 10);
    await writer.finally(() => clearInterval(look));
    watcher.close();
    return `${sizes.size} sizes of 21 by asking, ${noticed} notices`;
  },
  'start the python of an environment, in the background': async (place) => {
    await execa('python', ['-m', 'venv', '--without-pip', place]);
    const python = path.join(place, isWindows ? 'Scripts/python.exe' : 'bin/python');
    const child = execa(python, ['-c', 'import time; time.sleep(3)'], { detached: true, stdio: 'ignore' });
    const listed = await execa('powershell', [
      '-NoProfile',
      '-Command',
      `Get-CimInstance Win32_Process -Filter 'ParentProcessId=${child.pid}' | ForEach-Object Name; (Get-Process -Id ${child.pid}).MainWindowHandle`,
    ]);
    await child;
    return listed.stdout.replaceAll(/\s+/g, ' ');
  },
  'ask one PowerShell ten times over its input': async () => {
    const shell = execa('powershell', ['-NoProfile', '-NonInteractive', '-Command', '-'], {
      input: `${"Get-CimInstance Win32_Process -Filter 'ProcessId=4' | ForEach-Object ProcessId\n".repeat(10)}exit\n`,
    });
    const { stdout } = await shell;
    return `${stdout.split('\n').length} answers`;
  },
  'where temporary files go, and where the project is': async () => `${tmpdir()} and ${process.cwd()}`,
  'make a file named aux.txt': async (place) => {
    await writeFile(path.join(path.dirname(place), 'aux.txt'), '');
    return 'done';
  },
  'make a path of 300 characters': async (place) => {
    const long = path.join(place, 'a'.repeat(150), 'b'.repeat(150));
    mkdirSync(path.dirname(long), { recursive: true });
    openSync(long, 'w');
    return 'done';
  },
};

await mkdir(raw, { recursive: true });
for (const [name, command] of Object.entries(commands))
  await measure(name, () => runTool(name, command), rounds);
for (const [name, command] of Object.entries(once)) await measure(name, () => runTool(name, command));
for (const [at, [name, work]] of Object.entries(files).entries())
  await measure(name, () => work(path.join(folder, `file-${at}`)));
const closed = await findFreePort('127.0.0.1');
await measure('connect to a closed port', async () => String(await canConnect('127.0.0.1', closed)), rounds);

const facts = { versions: process.versions, arch: process.arch, table };
writeFileSync(path.join(folder, 'probe.json'), `${JSON.stringify(facts, undefined, 2)}\n`);
console.log(
  `Node ${process.version}, libuv ${process.versions.uv}\n\n| what | result | ms |\n| --- | --- | --- |`,
);
for (const { name, result, ms } of table) console.log(`| ${name} | ${result} | ${ms.join(', ')} |`);
