const wanted = 6;

/** Whoever looks for the cause reads the beginning of a line, and the whole log for the rest. */
const longest = 300;

interface Line {
  readonly content: string;
  /** 0: tells of an error. 1: warns. 2: anything else. 3: a place inside a stack, which tells little alone. */
  readonly rank: number;
  readonly fromEnd: number;
}

/**
 * The six lines that most likely say why a test failed: errors first, then warnings, then what was said last; among
 * equals the newest first.
 * @param texts what the server, or whoever else, said during the test
 */
export function pickTellingLines(texts: readonly string[]): string[] {
  const lines = texts.flatMap(rankLines);
  const sorted = lines.sort((one, other) => one.rank - other.rank || one.fromEnd - other.fromEnd);
  return [...new Set(sorted.map(({ content }) => content))].slice(0, wanted);
}

function rankLines(text: string): Line[] {
  const lines = text.split(/\r?\n/).filter((line) => /\p{L}/u.test(line));
  const ranks = rankAll(lines.map(withoutPlace));
  return lines.map((line, index) => ({
    content: line.length > longest ? `${line.slice(0, longest).trimStart()}...` : line.trimStart(),
    rank: isEvent(line) ? rankEvent(line) : (ranks[index] ?? 2),
    fromEnd: lines.length - index,
  }));
}

/** What is told in a timeline of somebody else than a server. */
function isEvent(line: string): boolean {
  return /^ *\+[\d.]+ s /.test(line) && withoutPlace(line) === line;
}

/** An error of a page, an answer that is one and none at all tell as much as a warning; what went well tells little. */
function rankEvent(line: string): number {
  return /console\.error: |page error: | [45]\d\d, \d+ ms$|: [^,]+ \d+ ms$/.test(line) ? 1 : 3;
}

/** In a timeline a line of a server stands behind its time and its stream. */
function withoutPlace(line: string): string {
  return line.replace(/^ *\+.*? (?:out|err) \| /, '');
}

/** Python says the error in the line after its stack, JavaScript in the one before. */
function rankAll(lines: readonly string[]): number[] {
  let isInTraceback = false;
  return lines.map((line, index) => {
    const endsTraceback = isInTraceback && !/^\s/.test(line);
    isInTraceback = /^Traceback \(most recent call last\)/.test(line) || (isInTraceback && !endsTraceback);
    if (endsTraceback || isFrame(lines[index + 1] ?? '')) return isFrame(line) ? 3 : 0;
    if (isInTraceback || isFrame(line)) return 3;
    if (/\b(ERROR|CRITICAL|FATAL)\b/.test(line)) return 0;
    return /\bWARN(ING)?\b/.test(line) ? 1 : 2;
  });
}

function isFrame(line: string): boolean {
  return /^\s+at .+:\d+/.test(line);
}
