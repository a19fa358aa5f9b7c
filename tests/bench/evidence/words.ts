/** What the suite cost with and without evidence, for the docs. */
export interface EvidenceCost {
  /** Median over the parts of the suite: time with all evidence, over time without any. */
  readonly ratio: number;
  readonly parts: number;
  readonly workers: number;
  /** Whole seconds of all parts together. */
  readonly secondsWith: number;
  readonly secondsWithout: number;
}

/** The result as a sentence in each language. */
export function describeCost(cost: EvidenceCost): { readonly en: string; readonly fr: string } {
  const { parts, workers, secondsWith, secondsWithout } = cost;
  const ratio = (language: string) =>
    cost.ratio.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const where = `Node ${process.version}, ${process.platform}`;
  return {
    en: `With all evidence the suite takes **${ratio('en')} times** as long as without any: ${secondsWith} s instead of ${secondsWithout} s (median of ${parts} parts, ${workers} workers, ${where}).`,
    fr: `Avec toutes les preuves, la suite prend **${ratio('fr')} fois** le temps qu'elle prend sans aucune : ${secondsWith} s au lieu de ${secondsWithout} s (médiane de ${parts} parties, ${workers} exécuteurs, ${where}).`,
  };
}
