import { tmpdir } from 'node:os';
import path from 'node:path';

const windowsPrograms = ['PROGRAMFILES(X86)', 'PROGRAMFILES', 'LOCALAPPDATA'];

/** Where this system keeps what others have installed. */
export const systemFolders = {
  path: (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== ''),
  programs: windowsPrograms.flatMap((name) => process.env[name] ?? []),
  temp: tmpdir(),
} as const;
