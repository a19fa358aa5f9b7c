import type { Language } from '../../harness/language/text.ts';

/** What `npm run sweep` says. */
export const words = {
  en: {
    recorded: (name: string, count: number) => `${name}: an installation changes the disk ${count} times`,
    unmet: 'never came',
    verdicts: {
      installed: 'installed',
      open: 'the wizard is open, and the same answers install',
      half: 'half: neither installed nor to be installed',
      'locked out': 'locked out: installed, and nobody signs in',
      'two administrators': 'not one administrator',
      'secret left': 'a secret was left',
    },
    head: '| verdict | boundaries |',
    total: (count: number, seconds: string) => `${count} boundaries in ${seconds} s`,
    faults: 'To repeat one alone:',
    unknown: (id: string) => `This installation has no boundary "${id}"; it has:`,
    unknownWord: (word: string) => `"${word}" is not known; there is one option: --boundary ID`,
  },
  fr: {
    recorded: (name: string, count: number) => `${name} : une installation modifie le disque ${count} fois`,
    unmet: "n'est jamais venu",
    verdicts: {
      installed: 'installé',
      open: "l'assistant est ouvert et les mêmes réponses installent",
      half: 'à moitié : ni installé, ni installable',
      'locked out': 'porte fermée : installé, et personne ne peut se connecter',
      'two administrators': "le nombre d'administrateurs n'est pas un",
      'secret left': 'un secret est resté',
    },
    head: '| verdict | instants |',
    total: (count: number, seconds: string) => `${count} instants en ${seconds} s`,
    faults: 'Pour en répéter un seul :',
    unknown: (id: string) => `Cette installation n'a pas d'instant « ${id} » ; elle a :`,
    unknownWord: (word: string) => `« ${word} » est inconnu ; une seule option existe : --boundary ID`,
  },
} as const satisfies Record<Language, object>;
