const wayWords = {
  'built beforehand': { en: 'built once, before the run', fr: "construit une fois, avant l'exécution" },
  'built at each start': { en: 'built at each start', fr: 'construit à chaque démarrage' },
} as const;

/** How the server of the reference wizard comes to be. */
export type Way = keyof typeof wayWords;
/** Milliseconds from the order to start until the first healthy answer. */
export type Starts = readonly { readonly way: Way; readonly ms: number }[];

/** The medians as a table in each language, for the docs. */
export function drawStarts(starts: Starts, rounds: number): { readonly en: string; readonly fr: string } {
  const where = `Node ${process.version}, ${process.platform}`;
  const rows = (language: 'en' | 'fr') =>
    starts.map(({ way, ms }) => `| ${wayWords[way][language]} | ${ms.toFixed(0)} ms |`).join('\n');
  return {
    en: `| the reference wizard | first 200 of \`/health\` after |\n| --- | --- |\n${rows('en')}\n\nMedians of ${rounds} starts each, taken in turns; ${where}.`,
    fr: `| l'assistant de référence | premier 200 de \`/health\` après |\n| --- | --- |\n${rows('fr')}\n\nMédianes de ${rounds} démarrages chacun, pris à tour de rôle ; ${where}.`,
  };
}
