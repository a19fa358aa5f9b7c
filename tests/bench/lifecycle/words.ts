import type { Column } from './plan.ts';
import type { RowKey } from './question.ts';
import { spreadWords } from './verdict.ts';

type InBoth = { readonly en: string; readonly fr: string };
export type TableLanguage = keyof InBoth;

/** What the rows are called, in the terminal (English, ASCII) and in the docs. */
export const rowWords: Readonly<Record<RowKey, InBoth>> = {
  readyAtOnce: {
    en: 'first possible 200 -> tests go on, ready at once',
    fr: 'premier 200 possible -> les tests partent, prêt aussitôt',
  },
  readyAfterHalf: { en: 'the same, ready after 500 ms', fr: 'de même, prêt après 500 ms' },
  readyAnytime: {
    en: 'the same, ready after 300 to 1,300 ms',
    fr: 'de même, prêt après 300 à 1 300 ms',
  },
  firstAction: {
    en: 'first possible 200 -> first action of the first test',
    fr: 'premier 200 possible -> première action du premier test',
  },
  memory: { en: 'memory added to a Playwright run', fr: 'mémoire ajoutée à une exécution de Playwright' },
  bodyMemory: {
    en: 'memory that a health page of 1 GB costs',
    fr: 'mémoire que coûte une page de santé de 1 Go',
  },
  crash: { en: 'crash at start -> told, and what of it', fr: 'arrêt brutal au départ -> annoncé, et quoi' },
  crashInRun: {
    en: 'the same, our whole harness',
    fr: 'de même, notre banc entier',
  },
  death: {
    en: 'death under the tests -> told as such',
    fr: 'mort pendant les tests -> annoncée comme telle',
  },
  stopPolite: { en: 'stop a polite server', fr: 'arrêter un serveur poli' },
  stopStubborn: {
    en: 'stop one that ignores SIGTERM (1 s of grace)',
    fr: 'arrêter un serveur sourd à SIGTERM (délai de 1 s)',
  },
  stopForked: {
    en: 'stop one whose setsid child listens',
    fr: "arrêter un serveur dont l'enfant (setsid) écoute",
  },
  floodWhole: { en: '200,000 lines at once: whole ones', fr: "200 000 lignes d'un coup : intactes" },
  floodSpeed: {
    en: 'lines per second until they can be read',
    fr: "lignes par seconde jusqu'à leur lecture",
  },
  floodMemory: { en: 'memory that those lines cost', fr: 'mémoire que coûtent ces lignes' },
  killed: { en: 'kill -9 of the runner -> nothing is left', fr: 'kill -9 du lanceur -> plus rien' },
  copy: { en: 'copy a tree of 30,000 files', fr: 'copier une arborescence de 30 000 fichiers' },
  watcher: { en: 'memory of the watcher', fr: 'mémoire du gardien' },
};

/** What the READMEs call the rows that they show. */
export const highlightWords: Readonly<Partial<Record<RowKey, InBoth>>> = {
  readyAnytime: {
    en: 'The server answers: the tests start after',
    fr: 'Le serveur répond : les tests partent après',
  },
  death: {
    en: 'The server dies during the tests: you are told after',
    fr: 'Le serveur meurt pendant les tests : vous le savez après',
  },
  floodWhole: {
    en: 'It writes 200,000 lines at once: kept whole',
    fr: "Il écrit 200 000 lignes d'un coup : gardées intactes",
  },
  killed: {
    en: 'The runner is killed (`kill -9`): nothing is left after',
    fr: 'Le lanceur est tué (`kill -9`) : il ne reste rien après',
  },
};

export const toolWords: Readonly<Record<Column, string>> = {
  ours: 'firstrun',
  webServer: 'webServer',
  graceful: 'webServer + gracefulShutdown',
  startServerAndTest: 'start-server-and-test',
  plain: 'execa + wait-on + tree-kill',
  cp: 'cp -a',
  cpReflink: 'cp -a --reflink=auto',
};

export const tableWords = {
  what: { en: 'measured', fr: 'mesuré' },
  bar: { en: 'aim', fr: 'but' },
  reached: { en: 'reached', fr: 'atteint' },
  missed: { en: 'missed', fr: 'manqué' },
  conditions: ({ rounds, day, machine, versions }: Conditions): InBoth => ({
    en: `Milliseconds are medians (and 90th percentiles) of ${rounds} rounds, taken in turns in one run on ${day}: ${machine}; ${versions}. Tools less than ${spreadWords} apart count as equal.`,
    fr: `Les millisecondes sont des médianes (et des 90es centiles) sur ${rounds} tours, pris à tour de rôle en une seule exécution le ${day} : ${machine} ; ${versions}. En dessous d'un écart de 5 % et de 3 ms ou Mo (10 ms pour les 200 000 lignes), on est à égalité.`,
  }),
};

/** Under which a table was measured. */
interface Conditions {
  readonly rounds: number;
  readonly day: string;
  readonly machine: string;
  readonly versions: string;
}

/** French for the words that stand instead of a number; numbers in them are written over. */
export function translateWord(word: string, language: TableLanguage): string {
  if (language === 'en') return word;
  return word
    .replace(/^left (\d+)/, 'reste $1')
    .replace(/^hangs > (\d+) s/, 'bloqué > $1 s')
    .replace(/^nothing in (\d+) s/, 'rien en $1 s')
    .replace('not told', 'pas annoncé')
    .replace('killed, not asked', 'tué, sans demande')
    .replace('none', 'aucun')
    .replace('never', 'jamais')
    .replace('broken', 'cassées')
    .replace(/\((\d+) of (\d+)\)$/, '($1 sur $2)');
}

/** The same for whoever sees one row alone. */
export function tellWord(word: string, language: TableLanguage): string {
  const never = { en: 'never ($1 left)', fr: 'jamais (reste $1)' };
  return translateWord(word.replace(/^left (\d+)/, never[language]), language);
}
