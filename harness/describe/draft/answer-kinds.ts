import type { Maker } from '../wizard.ts';
import type { FieldReading } from './page-reading.ts';

/** What is asked in nearly every wizard, and what is answered. */
export interface AnswerKind {
  /** Its name among the answers of the draft. */
  readonly key: string;
  /** Whether it is asked for by the words in which HTML names it in `autocomplete`. */
  readonly tokens?: readonly string[];
  readonly type?: string;
  /** What name, id or label of such a field say. */
  readonly says: RegExp;
  /** Whether it replaces what the page suggests. */
  readonly replaces: boolean;
  /** The answer as the draft has it. */
  readonly code: string;
  readonly make: (maker: Maker<string>) => string;
}

const database = /(?<![a-z])(db|database|mysql|mariadb|postgres\w*|pg|sql|base de données|datenbank)/i;
const isOfDatabase = (words: string) => database.test(words);

/** In the order of asking: the first one that fits. */
const kinds: readonly AnswerKind[] = [
  {
    key: 'password',
    tokens: ['new-password', 'current-password'],
    type: 'password',
    says: /pass ?(word|phrase)|passwort|mot de passe|contraseña/i,
    replaces: true,
    code: 'secret()',
    make: ({ secret }) => secret(),
  },
  {
    key: 'email',
    tokens: ['email'],
    type: 'email',
    says: /e-?mail|courriel|correo/i,
    replaces: true,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of the draft
    code: '`${unique()}@example.org`',
    make: ({ unique }) => `${unique()}@example.org`,
  },
  {
    key: 'fullName',
    tokens: ['name'],
    says: /(full|real|your|display) ?name|nom (complet|affiché)/i,
    replaces: true,
    code: "'Amelie Martin'",
    make: () => 'Amelie Martin',
  },
  {
    key: 'firstName',
    tokens: ['given-name'],
    says: /(first|given) ?name|prénom|vorname/i,
    replaces: true,
    code: "'Amelie'",
    make: () => 'Amelie',
  },
  {
    key: 'lastName',
    tokens: ['family-name'],
    says: /(last|family) ?name|surname|nom de famille|nachname/i,
    replaces: true,
    code: "'Martin'",
    make: () => 'Martin',
  },
  {
    key: 'user',
    tokens: ['username', 'nickname'],
    says: /user ?name|login|super ?user|admin(istrator)?( user)?( ?name)?$|(^| )user$|nom d.utilisateur|identifiant|pseudo|benutzer|usuario/i,
    replaces: true,
    code: 'unique()',
    make: ({ unique }) => unique(),
  },
  {
    key: 'title',
    tokens: ['organization'],
    says: /(site|wiki|blog|shop|store|app(lication)?|instance|project|forum|company|organi[sz]ation|server) ?(name|title)|name of (the |your )?\w+|^(title|company|organi[sz]ation)|nom (du|de la|de l.)|titre/i,
    replaces: true,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of the draft
    code: '`Site ${unique()}`',
    make: ({ unique }) => `Site ${unique()}`,
  },
  {
    key: 'telephone',
    tokens: ['tel'],
    type: 'tel',
    says: /phone|téléphone/i,
    replaces: false,
    code: "'+33123456789'",
    make: () => '+33123456789',
  },
  {
    key: 'url',
    tokens: ['url'],
    type: 'url',
    says: /(?<![a-z])(url|website|site web)/i,
    replaces: false,
    code: "'http://shop.example'",
    make: () => 'http://shop.example',
  },
];

/** What a database asks for; a server of its own is for the reader of the draft to name. */
const databaseKinds: readonly AnswerKind[] = [
  {
    key: 'databaseFile',
    says: /sqlite|file|fichier/i,
    replaces: false,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of the draft
    code: '`${unique()}.db`',
    make: ({ unique }) => `${unique()}.db`,
  },
  {
    key: 'databaseHost',
    says: /host|server|serveur|hôte/i,
    replaces: false,
    code: "'127.0.0.1'",
    make: () => '127.0.0.1',
  },
];

/** A place on the disk: in the private folder of the server, where each one has its own. */
const folderKind: AnswerKind = {
  key: 'folder',
  says: /(?<!\p{L})(dir(ectory)?|folder|path|dossier|répertoire|chemin|verzeichnis)(?!\p{L})/iu,
  replaces: true,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of the draft
  code: '`${workspace}/data`',
  make: ({ workspace }) => `${workspace}/data`,
};

const typed = /^(text|password|email|url|tel|search|textarea|number)$/;

/** What a field asks for; undefined where its words say nothing that is known. */
export function findKind(field: FieldReading): AnswerKind | undefined {
  if (!typed.test(field.type)) return undefined;
  const words = wordsOf(field);
  const token = field.autocomplete.split(' ').at(-1) ?? '';
  const byToken = kinds.find(({ tokens }) => tokens?.includes(token));
  if (byToken !== undefined) return byToken;
  if (isPlace(field) && folderKind.says.test(words)) return folderKind;
  if (isOfDatabase(words)) {
    return databaseKinds.find(({ says }) => field.type !== 'password' && says.test(words));
  }
  const byType = kinds.find(({ type }) => type === field.type);
  // What a person reads says more than what programs call it.
  const byWords = wordsApart(field).map((each) => kinds.find(({ says }) => says.test(each)));
  return byType ?? byWords.find((each) => each !== undefined);
}

/** A whole path, as only a folder of the machine has it. */
function isPlace({ value }: FieldReading): boolean {
  return /^(\/|[A-Za-z]:[\\/])\S*$/.test(value);
}

/** Name, id and label in words. */
export function wordsOf(field: FieldReading): string {
  return wordsApart(field).join(' ');
}

function wordsApart({ name, id, label }: FieldReading): readonly string[] {
  return [label, name, id].map((each) =>
    each
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[_\-[\].:*]+/g, ' ')
      .trim(),
  );
}
