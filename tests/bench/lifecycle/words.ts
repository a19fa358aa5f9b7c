import type { Tool } from './plan.ts';
import type { RowKey } from './question.ts';

type InBoth = { readonly en: string; readonly fr: string };
export type TableLanguage = keyof InBoth;

/** What the rows are called, in the terminal (English, ASCII) and in both READMEs. */
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
  memory: { en: 'memory added to a Playwright run', fr: 'mémoire ajoutée à un lancement de Playwright' },
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
    fr: 'arrêter un serveur dont l’enfant (setsid) écoute',
  },
  floodWhole: { en: '200,000 lines at once: whole ones', fr: '200 000 lignes d’un coup : intactes' },
  floodSpeed: {
    en: 'lines per second until they can be read',
    fr: 'lignes par seconde jusqu’à leur lecture',
  },
  floodMemory: { en: 'memory that those lines cost', fr: 'mémoire que coûtent ces lignes' },
  killed: { en: 'kill -9 of the runner -> nothing is left', fr: 'kill -9 du lanceur -> plus rien' },
  watcher: { en: 'memory of the watcher', fr: 'mémoire du gardien' },
};

export const toolWords: Readonly<Record<Tool, string>> = {
  ours: 'firstrun',
  webServer: 'webServer',
  graceful: 'webServer + gracefulShutdown',
  startServerAndTest: 'start-server-and-test',
  plain: 'execa + wait-on + tree-kill',
};

export const tableWords = {
  what: { en: 'measured', fr: 'mesuré' },
  bar: { en: 'aim', fr: 'but' },
  reached: { en: 'reached', fr: 'atteint' },
  missed: { en: 'missed', fr: 'manqué' },
} satisfies Record<string, InBoth>;

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
