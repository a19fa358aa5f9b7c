/** What `npm run pictures:update` says. ASCII, as everything that goes to a terminal. */
export const words = {
  en: {
    noFolder: (target: string) =>
      `[FAILED] ${target} has no reference pictures; name a folder for them: WIZARD_PICTURES=<folder>`,
    removed: (name: string) => `removed: ${name} (no state claims it)`,
    changed: (name: string) => `changed: ${name}`,
    added: (name: string) => `added: ${name}`,
    total: (changed: number, all: number, megabytes: string) =>
      `[OK] ${changed} of ${all} reference pictures written, ${megabytes} MB in all. Look at them before you commit them: npm run gallery`,
  },
  fr: {
    noFolder: (target: string) =>
      `[FAILED] ${target} n'a pas d'images de reference ; nommez un dossier pour elles : WIZARD_PICTURES=<dossier>`,
    removed: (name: string) => `supprimee : ${name} (aucun etat ne la demande)`,
    changed: (name: string) => `modifiee : ${name}`,
    added: (name: string) => `ajoutee : ${name}`,
    total: (changed: number, all: number, megabytes: string) =>
      `[OK] ${changed} images de reference sur ${all} ecrites, ${megabytes} Mo en tout. Regardez-les avant de les valider : npm run gallery`,
  },
} as const;
