/**
 * How much something tells of a failure, the most first. `nothing`: a file that came as it should, which nobody wants
 * to read about.
 */
export const weights = ['error', 'warning', 'usual', 'little', 'nothing'] as const;

export type Weight = (typeof weights)[number];

/** What only makes a page look as it should. */
const staticFile = /\.(css|js|mjs|map|svg|png|jpe?g|gif|webp|ico|woff2?|ttf)$/i;

/**
 * How much an answer tells: an error of the server most, one that says no less, and what makes a page look right
 * nothing.
 * @param path of the address, without its query
 */
export function weighAnswer(path: string, status: number): Weight {
  if (status >= 500) return 'error';
  if (status >= 400) return 'warning';
  return staticFile.test(path) ? 'nothing' : 'little';
}

/** An entry of an access log: method, path, perhaps the protocol, status. */
const access = /\b(?:GET|HEAD|POST) (\/\S*?)(?:\?\S*)?(?: HTTP\/[\d.]+)?"? (\d{3})\b/;

/** How much each of the lines of one stream tells. Python says an error after its stack, JavaScript before it. */
export function weighLines(lines: readonly string[]): Weight[] {
  let isInTraceback = false;
  return lines.map((line, index) => {
    const endsTraceback = isInTraceback && !/^\s/.test(line);
    isInTraceback = /^Traceback \(most recent call last\)/.test(line) || (isInTraceback && !endsTraceback);
    if (isFrame(line)) return 'little';
    if (endsTraceback || isFrame(lines[index + 1] ?? '')) return 'error';
    return isInTraceback ? 'little' : weighLine(line);
  });
}

function weighLine(line: string): Weight {
  if (/\b(ERROR|CRITICAL|FATAL)\b/.test(line)) return 'error';
  if (/\bWARN(ING)?\b/.test(line)) return 'warning';
  const [, path = '', status = ''] = access.exec(line) ?? [];
  return weighAnswer(path, Number(status)) === 'nothing' ? 'nothing' : 'usual';
}

function isFrame(line: string): boolean {
  return /^\s+at .+:\d+/.test(line);
}
