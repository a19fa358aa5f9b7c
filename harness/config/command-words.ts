/**
 * A command line is split into words as a shell does it: at spaces, unless they stand in quotes or behind a backslash.
 * Any other backslash is one, for `C:\node\node.exe` is a path.
 */
const word = /(?:"(?:\\"|[^"])*"|'[^']*'|\\[\s"']|[^\s"'])+/g;
const part = /"((?:\\"|[^"])*)"|'([^']*)'|\\([\s"'])|([^\\"']+|\\)/g;

/** Outside of all quotes, these tell a shell what to do with the words around them. */
const shellSigns = /\|\||&&|[|&;<>()*?]|(?<=^|\s)~(?=[\\/]|\s|$)/;
/** Outside of single quotes, these are for a shell to fill in; what follows may be a part of a password. */
const filledIn = /\$(?=[\w({])|`|%(?=[A-Za-z]\w{2,}%)/;

/** Why a command line is no list of words; `sign` is what is in the way and holds no value of the command. */
export type CommandFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'openQuote'; readonly sign: string }
  | { readonly kind: 'needsShell'; readonly sign: string };

/** The words of a command line without their quotes; nobody fills in variables or file names. */
export function splitCommand(command: string): string[] {
  return (command.match(word) ?? []).map((each) =>
    each.replace(part, (_, double?: string, single?: string, escaped?: string, plain?: string) =>
      String(double?.replaceAll('\\"', '"') ?? single ?? escaped ?? plain),
    ),
  );
}

/** A program and its arguments, with `{host}` and `{port}` filled in: after the split, so that a word stays one. */
export function fillWords(
  words: readonly string[],
  { host, port }: { readonly host: string; readonly port: number },
): { readonly file: string; readonly args: readonly string[] } {
  const [file = '', ...args] = words.map((each) =>
    each.replaceAll('{host}', host).replaceAll('{port}', String(port)),
  );
  return { file, args };
}

/** What keeps a command line from being started without a shell; undefined when nothing does. */
export function findCommandFault(command: string): CommandFault | undefined {
  const [open] = command.replace(word, '').trim();
  if (open !== undefined) return { kind: 'openQuote', sign: open };
  const [file = ''] = splitCommand(command);
  if (file === '') return { kind: 'empty' };
  const sign = findAssignment(command) ?? findShellSign(command);
  return sign === undefined ? undefined : { kind: 'needsShell', sign };
}

/** `NAME=value` before the program; the value may be a secret. */
function findAssignment(command: string): string | undefined {
  return /^\s*([A-Za-z_]\w*=)/.exec(command)?.[1];
}

function findShellSign(command: string): string | undefined {
  const unquote = (keepsDoubles: boolean) =>
    command.replace(part, (_, double = '', _single = '', _escaped = '', plain = '') =>
      keepsDoubles ? ` ${double}${plain}` : plain || ' ',
    );
  const [sign] = shellSigns.exec(unquote(false)) ?? filledIn.exec(unquote(true)) ?? [];
  return sign;
}
