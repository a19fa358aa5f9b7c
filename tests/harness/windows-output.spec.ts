import { expect, test } from '@playwright/test';
import { parsePowerShell, parseWmic } from '../../harness/server/process/windows-processes.ts';

/**
 * Rows of our own: PowerShell prints what our format says, digits in every language; wmic writes a CIM_DATETIME, as
 * https://learn.microsoft.com/windows/win32/wmisdk/cim-datetime describes it. What taskkill and tasklist say, in the
 * language of Windows, is read by nobody here. No output of a machine of ours.
 */
const startedMs = Date.UTC(2026, 10, 24, 8, 50, 32, 123);

test('rows of PowerShell tell pid, parent and start', () => {
  const steps = (BigInt(startedMs) + 11_644_473_600_000n) * 10_000n + 4_567n;
  const output = `4711 42 ${steps}\r\n4712 4711 ${steps}\r\n`;

  expect(parsePowerShell(output)).toEqual([
    { pid: 4711, parent: 42, startedMs },
    { pid: 4712, parent: 4711, startedMs },
  ]);
});

for (const [title, output] of [
  ['an English error', 'Get-CimInstance : Access denied \r\n    + CategoryInfo : PermissionDenied\r\n'],
  ['a French error', 'Get-CimInstance : Accès refusé \r\nAu caractère Ligne:1 : 1\r\n'],
  ['nothing', ''],
] as const) {
  test(`no process is read from ${title} of PowerShell`, () => {
    expect(parsePowerShell(output)).toEqual([]);
  });
}

for (const [title, stamp] of [
  ['east of Greenwich', '20261124095032.123456+060'],
  ['west of it', '20261124035032.123456-300'],
] as const) {
  test(`wmic tells the start ${title} by its local time`, () => {
    const output = `CreationDate               ParentProcessId  ProcessId  \r\r\n${stamp}  42               4711       \r\r\n\r\r\n`;

    expect(parseWmic(output)).toEqual([{ pid: 4711, parent: 42, startedMs }]);
  });
}

test('wmic’s rows without a start are left out', () => {
  expect(parseWmic('                           0                0          \r\r\n')).toEqual([]);
});
