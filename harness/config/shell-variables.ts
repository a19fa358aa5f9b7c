/**
 * Sets variables in front of a command, for whoever types it: one word or statement for each, as bash, or PowerShell on
 * Windows, takes it. On Windows each is a statement of its own.
 */
export function setVariables(values: Readonly<Record<string, string>>, isWindows: boolean): string[] {
  return Object.entries(values).map(([name, value]) =>
    isWindows ? `$env:${name} = '${value.replaceAll("'", "''")}'` : `${name}=${quote(value)}`,
  );
}

function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
