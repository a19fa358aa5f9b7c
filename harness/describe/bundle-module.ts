import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether Node takes a file for an ES module: by its ending, or by the nearest `package.json`. */
export function isModule(file: string): boolean {
  const [, kind] = /\.([cm])[jt]s$/.exec(file) ?? [];
  if (kind !== undefined) return kind === 'm';
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'package.json');
    if (existsSync(candidate)) return JSON.parse(readFileSync(candidate, 'utf8')).type === 'module';
    if (folder === path.dirname(folder)) return false;
  }
}

/**
 * Makes one ES module of a file and all that it imports, wherever it lies: an application of another language has no
 * `package.json` that says so. Nothing is written.
 * @returns an address to import
 * @throws when it cannot be compiled
 */
export async function bundleModule(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    define: {
      'import.meta.dirname': JSON.stringify(path.dirname(file)),
      'import.meta.filename': JSON.stringify(file),
      'import.meta.url': JSON.stringify(pathToFileURL(file).href),
    },
  });
  return `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`;
}
