import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

// tsx keeps what it has compiled in the folder for temporary files. Where that is missing, closed or full it ends with
// a stack, or never, before the first line of ours could say what is wrong.
if (canKeepFiles(tmpdir())) {
  await import('tsx');
} else {
  process.env.TSX_DISABLE_CACHE = '1';
  await import('tsx');
  // The servers that we start are none of its business.
  delete process.env.TSX_DISABLE_CACHE;
}

function canKeepFiles(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return statfsSync(folder).bavail > 0;
  } catch {
    return false;
  }
}
