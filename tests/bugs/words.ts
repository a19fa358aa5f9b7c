import type { Language } from '../../harness/language/text.ts';

/** What the seeded bugs' run says; what a bug breaks stays English, as the titles of the specs do. */
export const words = {
  en: {
    caught: 'caught',
    survived: 'SURVIVED',
    dead: 'DOES NOT START',
    by: 'by',
    known: 'known',
    onlyCatcher: 'Specs that alone catch a bug, among those of its rows',
    total: (caught: number, all: number, minutes: string) =>
      `${caught} of ${all} seeded bugs caught in ${minutes} min`,
    survivors: 'A survivor is a missing spec: write it in tests/wizard, then repeat',
    unknown: (id: string) => `There is no seeded bug "${id}"; "npm run bugs -- --list" names them all`,
    unknownSwitch: (name: string, known: readonly string[]) =>
      `There is no option --${name}; there are: ${known.map((each) => `--${each}`).join(', ')}, and the ids of bugs`,
    head: '| seeded bug | what is broken | first caught by |',
    score: (caught: number, all: number, specs: number) =>
      `${caught} of ${all} seeded bugs are caught, by ${specs} different specs.`,
    waiting: (count: number) => `${count} more wait for their verdict.`,
  },
  fr: {
    caught: 'trouvé',
    survived: 'NON TROUVÉ',
    dead: 'NE DÉMARRE PAS',
    by: 'par',
    known: 'déjà jugé',
    onlyCatcher: 'Tests qui sont les seuls à trouver un bug, parmi ceux de ses lignes',
    total: (caught: number, all: number, minutes: string) =>
      `${caught} bugs injectés trouvés sur ${all} en ${minutes} min`,
    survivors: 'Un bug non trouvé est un test qui manque : écrivez-le dans tests/wizard, puis recommencez',
    unknown: (id: string) =>
      `Le bug injecté « ${id} » n'existe pas ; « npm run bugs -- --list » les liste tous`,
    unknownSwitch: (name: string, known: readonly string[]) =>
      `L'option --${name} n'existe pas ; options possibles : ${known.map((each) => `--${each}`).join(', ')}, et les identifiants des bugs`,
    score: (caught: number, all: number, specs: number) =>
      `${caught} bugs injectés sur ${all} sont trouvés, par ${specs} tests différents.`,
    waiting: (count: number) => `${count} autres attendent leur verdict.`,
  },
} as const satisfies Record<Language, object>;
