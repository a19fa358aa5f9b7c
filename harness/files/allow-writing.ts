const isWindows = process.platform === 'win32';

/** The command that lets this user write to a folder and what is in it. */
export function allowWriting(folder: string): string {
  return isWindows
    ? `icacls "${folder}" /grant "\${env:USERNAME}:(OI)(CI)M"`
    : asRoot(`chown -R "$(id -un)" "${folder}"`);
}

/** A command that only root may give. */
export function asRoot(command: string): string {
  const needsRoot = process.platform === 'linux' && process.getuid?.() !== 0;
  return needsRoot ? `sudo ${command}` : command;
}
