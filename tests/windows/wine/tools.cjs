// Stands in for tools of Windows that wine 8 has as stubs only: `node tools.cjs <tool> <arguments>`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { findStart, forgetGone, noteOwnStart } = require('./start-times.cjs');

const lookedMs = Date.now();
const [tool, ...args] = process.argv.slice(2);
const registry = process.env.CHECK_REGISTRY;
const system = (name) => path.join(process.env.SystemRoot, 'system32', name);

/** wine loses the end of a process now and then, and who waits for it would wait for ever. */
function askWmic(args) {
  const options = { encoding: 'latin1', timeout: 4_000 };
  for (let attempt = 1; ; attempt += 1) {
    const { stdout, error } = spawnSync(system('wbem\\wmic.exe'), args, options);
    if (error?.code !== 'ETIMEDOUT' || attempt === 3) return stdout ?? '';
  }
}

/** All live processes: pid -> { parent, name }. */
function readTable() {
  const stdout = askWmic(['process', 'get', 'Name,ParentProcessId,ProcessId']);
  const rows = stdout.replaceAll('\0', '').matchAll(/^(.*?) +(\d+) +(\d+) *\r?$/gm);
  const table = new Map(
    [...rows].map(([, name, parent, pid]) => [Number(pid), { parent: Number(parent), name }]),
  );
  forgetGone();
  return table;
}

function describe(pid, table) {
  const entry = table.get(pid);
  const fileTime = (BigInt(findStart(pid, entry, table, lookedMs)) + 11_644_473_600_000n) * 10_000n;
  return `${pid} ${entry.parent} ${fileTime}`;
}

const tools = {
  powershell() {
    const script = args.at(-1);
    // As on a machine that is too busy to answer.
    if (process.env.CHECK_SILENT) return;
    // Those of a PowerShell 7 above us cannot be loaded here, and without them no command is known.
    if (/PowerShell[\\/]7/i.test(process.env.PSModulePath)) {
      process.exitCode = 1;
      return;
    }
    // Without being told, Windows prints in the encoding of its console.
    const encoding = script.startsWith('[Console]::OutputEncoding = [Text.Encoding]::UTF8;')
      ? 'utf8'
      : 'latin1';
    const table = readTable();
    const pid = Number(/Get-Process -Id (\d+)/.exec(script)?.[1]);
    const asked = table.get(pid);
    if (script.includes('Get-CimInstance Win32_Process')) {
      const only = Number(/ProcessId=(\d+)/.exec(script)?.[1]);
      const pids = [...table.keys()].filter((each) => Number.isNaN(only) || each === only);
      for (const each of pids) console.log(describe(each, table));
    } else if (script.includes('.Threads.Count')) {
      // What it has used wine does not tell.
      const pids = /Get-Process -Id ([\d,]+)/.exec(script)[1].split(',').map(Number);
      for (const each of pids.filter((one) => table.has(one))) {
        console.log(`${each} 0 0 1 ${path.parse(table.get(each).name).name}`);
      }
    } else if (asked === undefined) process.exitCode = 1;
    else if (script.includes('.Path')) process.stdout.write(`C:\\Outils d'été\\${asked.name}\r\n`, encoding);
  },

  // The own one takes one process at a time.
  taskkill() {
    if (args.some((word) => /^\/t$/i.test(word)))
      throw new Error('a tree is made of numbers that may be others’ by now');
    const pids = args.filter((_, index) => /^\/pid$/i.test(args[index - 1] ?? ''));
    const results = pids.map((pid) => spawnSync(system('taskkill.exe'), ['/f', '/pid', pid]));
    process.exitCode = results.every(({ status }) => status === 0) ? 0 : 128;
  },

  netstat() {
    const table = readTable();
    console.log('\r\nActive Connections\r\n\r\n  Proto  Local Address  Foreign Address  State  PID\r');
    for (const file of fs.readdirSync(registry).filter((name) => name.endsWith('.port'))) {
      const [pid, port] = file.slice(0, -'.port'.length).split('-');
      const address = fs.readFileSync(path.join(registry, file), 'utf8');
      if (table.has(Number(pid))) console.log(`  TCP  ${address}:${port}  0.0.0.0:0  LISTENING  ${pid}\r`);
    }
  },
};

noteOwnStart();
tools[tool]();
