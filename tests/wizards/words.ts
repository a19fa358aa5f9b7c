import type { Language } from '../../harness/language/text.ts';

/** What `npm run wizards` says. */
export const words = {
  en: {
    installing: (name: string) => `${name}: being fetched, once for this machine`,
    lacksRoot: (command: string) => `it needs what only root can install: ${command}`,
    lacksDebian: 'it is got from Debian packages or for Linux, and this is another system',
    unknown: (name: string, known: readonly string[]) =>
      `There is no description of "${name}" in fixtures/wizards; there are: ${known.join(', ')}`,
    head: '| wizard | version | steps | tests passed | known defects met | skipped | time |',
    time: (seconds: number) => `${seconds} s`,
    finding: (name: string, what: string) => `**${name}**: ${what}`,
    written: 'Written to docs/other-wizards.md, in both languages.',
    notWritten: 'Only wizards whose last run was green are written into the docs.',
  },
  fr: {
    installing: (name: string) => `${name} : téléchargement, une seule fois sur cette machine`,
    lacksRoot: (command: string) => `il lui manque ce que seul root peut installer : ${command}`,
    lacksDebian: 'il vient de paquets Debian ou pour Linux, et ce système en est un autre',
    unknown: (name: string, known: readonly string[]) =>
      `fixtures/wizards n'a pas de description de « ${name} » ; il y a : ${known.join(', ')}`,
    head: '| assistant | version | étapes | tests réussis | défauts connus rencontrés | ignorés | temps |',
    time: (seconds: number) => `${seconds} s`,
    finding: (name: string, what: string) => `**${name}** : ${what}`,
    written: 'Écrit dans docs/fr/other-wizards.md, dans les deux langues.',
    notWritten: 'Seuls les assistants dont le dernier lancement est vert sont écrits dans la documentation.',
  },
} as const satisfies Record<Language, object>;
