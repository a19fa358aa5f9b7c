// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this is about

// Colours, cursor moves and other short sequences: they say nothing.
const shortSequences = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[ -/]+[0-~]|[0-OQ-WYZ`-~])|\x9b[0-?]*[ -/]*[@-~]/g;
// Titles, links, device control: from their opener to their end, when that stands in the same line. No opener inside,
// so that a long line of nothing but openers is not read again from each of them.
const longSequences =
  /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)/g;
// Only from the first of them: from each of 60,000 that do not end the line, the others would be read again.
const lineEnd = /(?<!\r)\r+$/;
/** What could still move the cursor or turn the text around (the bidirectional overrides); a tabulator may stay. */
const unseen = /[\0-\x08\n-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** A CI runner takes these for its own: GitHub `::` at the start and `##[` anywhere, Azure `##vso[`, TeamCity. */
const commands = /^(?=\s*::)|(?<=#)(?=#(?:vso|teamcity)?\[)/g;

/**
 * A line that somebody else has written, made harmless: it can neither steer a terminal nor give orders to a CI
 * runner. Nothing that can be read gets lost, and what is left of a control character is shown (`\x07`).
 */
export function defuse(line: string): string {
  return line
    .replace(lineEnd, '')
    .replace(longSequences, '')
    .replace(shortSequences, '')
    .replace(unseen, show)
    .replace(commands, '\\');
}

function show(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
}
