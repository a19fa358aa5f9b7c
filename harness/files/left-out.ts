/**
 * Whether a path below a folder is to be left out, by a list like that of a .gitignore: a name counts at any depth, one
 * with a slash in it is a path from the top, `*` stands for any part of a name, and `!` takes back what was left out
 * before. The last that fits decides.
 * @returns tells it for a path from the folder, with `/` between its names
 */
export function leaveOut(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns.map(readPattern);
  return (path) => rules.findLast(({ fits }) => fits.test(path))?.isLeftOut ?? false;
}

function readPattern(pattern: string): { readonly fits: RegExp; readonly isLeftOut: boolean } {
  const isLeftOut = !pattern.startsWith('!');
  const written = isLeftOut ? pattern : pattern.slice(1);
  const isFromTop = written.includes('/');
  const names = written.replace(/^\//, '').replace(/\/$/, '').split('*');
  const escaped = names.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*');
  return { fits: new RegExp(`^${isFromTop ? '' : '(?:.*/)?'}${escaped}$`, 's'), isLeftOut };
}
