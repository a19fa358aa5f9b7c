import type { Readable } from 'node:stream';

/** Calls `take` with each command that arrives, its name in capitals first; pieces are put together. */
export function readCommands(wire: Readable, take: (command: readonly string[]) => void): void {
  let waiting = Buffer.alloc(0);
  wire.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let next = parse(waiting); next !== undefined; next = parse(waiting)) {
      waiting = waiting.subarray(next.length);
      take(next.command);
    }
  });
}

/**
 * The first whole command: `*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n`. Undefined until all of it is there.
 * Anything else is taken a line at a time, as a Redis does for people on telnet.
 */
function parse(bytes: Buffer): { command: readonly string[]; length: number } | undefined {
  const head = readLine(bytes, 0);
  if (head === undefined) return undefined;
  if (!head.text.startsWith('*')) return { command: upperName(head.text.split(' ')), length: head.end };
  const words: string[] = [];
  let at = head.end;
  for (let count = Number(head.text.slice(1)); count > 0; count -= 1) {
    const size = readLine(bytes, at);
    if (size === undefined) return undefined;
    const end = size.end + Number(size.text.slice(1));
    if (bytes.length < end + 2) return undefined;
    words.push(bytes.toString('utf8', size.end, end));
    at = end + 2;
  }
  return { command: upperName(words), length: at };
}

function readLine(bytes: Buffer, from: number): { text: string; end: number } | undefined {
  const end = bytes.indexOf('\r\n', from);
  return end === -1 ? undefined : { text: bytes.toString('utf8', from, end), end: end + 2 };
}

function upperName([name = '', ...rest]: readonly string[]): readonly string[] {
  return [name.toUpperCase(), ...rest];
}
