import { tmpdir } from 'node:os';
import path from 'node:path';

const windowsPrograms = ['PROGRAMFILES(X86)', 'PROGRAMFILES', 'LOCALAPPDATA'];
const windowsTools = ['.', 'Wbem', 'WindowsPowerShell/v1.0'];
const windowsSystem = path.join(process.env['SystemRoot'] ?? 'C:/Windows', 'System32');

/** Where this system keeps what others have installed. */
export const systemFolders = {
  path: (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== ''),
  programs: windowsPrograms.flatMap((name) => process.env[name] ?? []),
  /** Where Windows has its own tools, for the machines whose PATH does not say so; empty elsewhere. */
  windowsTools:
    process.platform === 'win32' ? windowsTools.map((folder) => path.join(windowsSystem, folder)) : [],
  /** The modules of Windows PowerShell 5.1 itself. */
  powerShellModules: path.join(windowsSystem, 'WindowsPowerShell/v1.0/Modules'),
  temp: tmpdir(),
} as const;
