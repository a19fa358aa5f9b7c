import { settings } from '../config/env.ts';
import { tellingEnvironment } from '../config/telling-environment.ts';
import type { TextKey } from '../language/en.ts';
import { text } from '../language/text.ts';
import type { ListedServer } from '../server/list-servers.ts';
import { nameOtherWishes, type WishedValues } from '../server/wishes.ts';
import type { Application } from '../targets/target.ts';

/** What a person asks for with `server:start`. */
export interface StartWish {
  readonly port?: number;
  readonly host?: string;
  readonly keepData?: boolean;
  readonly foreground?: boolean;
}

/** What makes a server another one and must not be shown: settings and environment that it was started with. */
export function wishedValues(): WishedValues {
  return {
    ...tellingEnvironment(),
    WIZARD_COMMAND: settings.command,
    WIZARD_PYTHON: settings.python,
    WIZARD_HEALTH_PATH: settings.healthPath,
    WIZARD_BUG: settings.bug,
  };
}

/** In what a server that runs is not the one that is asked for, one a line; empty when it is the same. */
export function findDifferences(server: ListedServer, target: Application, wish: StartWish): string[] {
  const port = wish.port ?? settings.port;
  const rows: readonly (readonly [TextKey, string, string])[] = [
    ['differs.target', server.target, target.name],
    ['differs.folder', server.folder ?? '-', target.folder ?? '-'],
    ['differs.host', server.host, wish.host ?? settings.host],
    // Whoever asks for no port takes any.
    ['differs.port', String(server.port), String(port ?? server.port)],
    ['differs.keepData', yesNo(server.keepsData), yesNo(wish.keepData === true)],
    ['differs.foreground', yesNo(!server.isBackground), yesNo(wish.foreground === true)],
  ];
  const seen = rows.filter(([, runs, asked]) => runs !== asked);
  const hidden = server.wishes === undefined ? [] : nameOtherWishes(server.wishes, wishedValues());
  return [
    ...seen.map(([what, runs, asked]) => text('differs.row', { what: text(what), runs, asked })),
    ...(hidden.length === 0 ? [] : [text('differs.hidden', { names: hidden.join(', ') })]),
  ];
}

function yesNo(is: boolean): string {
  return text(is ? 'yes' : 'no');
}
