import { cp } from 'node:fs/promises';
import path from 'node:path';

// What a fresh checkout does not have (results of earlier installs, which would close the wizard), and what is
// large or belongs to the machine. `.env.example` is left out with the rest: no application reads it.
const leftOut =
  /^(\.git|\.venv|venv|node_modules|instance|logs|cache|flask_session|__pycache__|\.env.*|\.(pytest|ruff|mypy)_cache|.*\.egg-info)$/;

/** Copies an application's folder into a workspace; the folder itself is only read. */
export async function copyApplication(folder: string, workspace: string): Promise<void> {
  await cp(folder, workspace, {
    recursive: true,
    filter: (source) => source === folder || !leftOut.test(path.basename(source)),
  });
}
