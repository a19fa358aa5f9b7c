/** What `npm run pictures:update` says. */
export const words = {
  en: {
    noFolder: (target: string) =>
      `[FAILED] ${target} has no reference pictures; choose a folder for them: WIZARD_PICTURES=<folder>`,
    removed: (name: string) => `removed: ${name} (no state uses it)`,
    changed: (name: string) => `changed: ${name}`,
    added: (name: string) => `added: ${name}`,
    total: (changed: number, all: number, megabytes: string) =>
      `[OK] ${changed} of ${all} reference pictures written, ${megabytes} MB in all. Look at them before you commit them: npm run gallery`,
  },
  fr: {
    noFolder: (target: string) =>
      `[ECHEC] ${target} n'a pas d'images de référence ; indiquez leur dossier : WIZARD_PICTURES=<dossier>`,
    removed: (name: string) => `supprimée : ${name} (aucun état ne la demande)`,
    changed: (name: string) => `modifiée : ${name}`,
    added: (name: string) => `ajoutée : ${name}`,
    total: (changed: number, all: number, megabytes: string) =>
      `[OK] ${changed} images de référence sur ${all} écrites, ${megabytes} Mo en tout. Regardez-les avant de les valider : npm run gallery`,
  },
} as const;
