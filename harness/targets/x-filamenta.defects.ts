import type { KnownDefect } from './known-defect.ts';
import { xFilamentaFindings } from './x-filamenta.findings.ts';

/** How the suite meets one finding. */
interface Sighting {
  readonly id: keyof typeof xFilamentaFindings;
  readonly failure: RegExp;
  readonly specs: readonly (string | RegExp)[];
}

const engines = ['PostgreSQL', 'MariaDB'];

const sightings: readonly Sighting[] = [
  {
    id: 'XF-001',
    failure: /cache_(config|test)|names the cache|hasText: \/filesystem/,
    specs: [
      'cache.spec.ts > a real Redis passes the test',
      'cache.spec.ts > the filesystem passes the test',
      'cache.spec.ts > the fields of Redis are shown for Redis only',
      'cache.spec.ts > Redis with a wrong password is told',
      'cache.spec.ts > Redis with an unknown host is told',
      'cache.spec.ts > Redis with a database number it lacks is told',
      ...['en', 'fr'].map(
        (language) => `translated-errors.spec.ts > in ${language} > each refusal of a cache speaks it`,
      ),
      'cache.spec.ts > Redis on a closed port is told',
      'cache.spec.ts > a mute server is not taken for Redis',
      'cache.spec.ts > a web server is not taken for Redis',
      ...['cache_config', 'cache_test'].flatMap((screen) => [
        `back.spec.ts > from ${screen} one goes back to each step and forward again`,
        `breadcrumb.spec.ts > on ${screen} each crumb has its state`,
      ]),
      'cache-fallback.spec.ts > a failed Redis test offers the filesystem',
      'cache-fallback.spec.ts > the fallback is what gets stored',
      'prepared-settings.spec.ts > settings that were there before > answer what they can',
      'forced-browsing.spec.ts > the owner leaves out no step at cache_config',
      'summary.spec.ts > the summary names the cache',
    ],
  },
  {
    id: 'XF-002',
    failure: /"backend": undefined/,
    specs: ['en', 'fr'].flatMap((language) => [
      `journey.spec.ts > in ${language} > from the first screen to the dashboard with files`,
      `journey.spec.ts > in ${language} > from the first screen to the dashboard with Redis`,
    ]),
  },
  {
    id: 'XF-003',
    failure: /Administrator Account|Compte administrateur/,
    specs: [
      'admin-refused.spec.ts > a password of 7 characters is refused',
      'admin-refused.spec.ts > a password without upper case is refused',
      'admin-refused.spec.ts > a password without lower case is refused',
      'admin-refused.spec.ts > a password without a digit is refused',
      'admin-refused.spec.ts > a password without a symbol is refused',
      'admin-refused.spec.ts > in French > each refusal of the administrator step is French',
      'admin.spec.ts > a refusal keeps what was typed, but no password',
    ],
  },
  {
    id: 'XF-004',
    failure: /Username must contain|Invalid email format/,
    specs: [
      'admin-refused.spec.ts > a name of 2 characters is refused',
      'admin-refused.spec.ts > a name of 33 characters is refused',
      'admin-refused.spec.ts > a name with a space is refused',
      'admin-refused.spec.ts > a name with markup is refused',
      'admin-refused.spec.ts > an address without a domain is refused',
      'admin-refused.spec.ts > an address without a dot is refused',
    ],
  },
  {
    id: 'XF-005',
    failure: /toHaveAccessibleName/,
    specs: ['admin.spec.ts > every field has a label'],
  },
  {
    id: 'XF-006',
    failure: /No module named/,
    specs: [
      'database.spec.ts > PostgreSQL gets the whole schema',
      'database.spec.ts > MariaDB gets the whole schema',
      'database.spec.ts > PostgreSQL: answers full of punctuation are stored as typed',
      'database.spec.ts > the connection test creates nothing',
      'connection-test.spec.ts > in French > each failed connection is told in French',
      'summary.spec.ts > the summary shows no password',
      ...engines.flatMap((engine) =>
        [
          'port 0 is refused',
          'port 65536 is refused',
          'a host with a space is refused',
          'a host with a path is refused',
          'a wrong password is told',
          'an unknown user is told',
          'an unknown host is told',
          'an unknown database is told',
          'a closed port is told',
          'a mute server is told',
          'a web server is told',
          'a user without rights is told',
          'the password is not shown again',
        ].map((title) => `connection-test.spec.ts > ${engine}: ${title}`),
      ),
    ],
  },
  {
    id: 'XF-007',
    failure: /Impossible de créer le fichier SQLite|no extension/,
    specs: [
      ...[
        'a way upwards',
        'an absolute path',
        'a folder of Windows',
        'a drive letter',
        'no extension',
        'the extension of a program',
        'a device of Windows',
        'a dot at its beginning',
        'a question mark',
        'a null character',
      ].map((what) => `sqlite-test.spec.ts > a file name with ${what} is refused`),
      'sqlite-test.spec.ts > a refused file name is kept to be corrected',
      'sqlite-test.spec.ts > in French > each refusal of a file name is French',
    ],
  },
  {
    id: 'XF-008',
    failure: /Le fichier est vide/,
    specs: ['backup-refused.spec.ts > an English refusal holds no French'],
  },
  {
    id: 'XF-009',
    failure: /Valid backup|Backup valide|Retry/,
    specs: [
      ...[
        ...[
          'wrong-checksum',
          'other-format',
          'newer-version',
          'dump-not-json',
          'path-traversal',
          'absolute-name',
        ],
        ...['symlink', 'character-device', 'bomb'],
      ].map((kind) => `backup-refused.spec.ts > a backup of the kind ${kind} is refused`),
      'backup-refused.spec.ts > in French > each refusal of a backup is French',
    ],
  },
  {
    id: 'XF-010',
    failure: /camille|Expected length: .*3|alert-danger/s,
    specs: [
      'restore.spec.ts > on sqlite > every row of a backup is there as it was',
      'restore.spec.ts > on sqlite > a dump that fails half-way leaves nothing behind',
      'restore.spec.ts > a backup without an administrator gets one',
    ],
  },
  {
    id: 'XF-011',
    failure: /Welcome to|System Requirements|Database Configuration|Administrator Account/,
    specs: ['back.spec.ts > the administrator step keeps its values'],
  },
  {
    id: 'XF-012',
    failure: /wizard-breadcrumb|hasWay/,
    specs: [
      ...['welcome', 'requirements', 'db_form', 'db_test', 'upload_form', 'admin_form', 'summary'].map(
        (screen) => `back.spec.ts > from ${screen} one goes back to each step and forward again`,
      ),
      ...[
        'welcome',
        'requirements',
        'db_form',
        'db_test',
        'upload_form',
        'admin_form',
        'summary',
        'upload',
      ].map((screen) => `breadcrumb.spec.ts > on ${screen} each crumb has its state`),
      'breadcrumb.spec.ts > every screen has a crumb',
      'breadcrumb.spec.ts > on the way > in French > what is behind is done, what is ahead pending',
    ],
  },
  {
    id: 'XF-013',
    failure: /aria-current|toHaveRole/,
    specs: [
      'breadcrumb.spec.ts > on the way > each screen is marked current, and it alone',
      ...['en', 'fr'].map(
        (language) => `breadcrumb.spec.ts > language ${language} > the breadcrumb is a named landmark`,
      ),
    ],
  },
  {
    id: 'XF-014',
    failure: /Installation completed successfully/,
    specs: [
      'finalize.spec.ts > the last screen says that it is done',
      'double-submit.spec.ts > a double click installs once',
      'double-submit.spec.ts > a second finalize installs nothing more',
    ],
  },
  {
    id: 'XF-015',
    failure: /"role": "member"/,
    specs: ['finalize.spec.ts > the administrator has the role of one'],
  },
  {
    id: 'XF-016',
    failure: /"username": " {2}amelie "/,
    specs: ['finalize.spec.ts > spaces around the answers are not stored'],
  },
  {
    id: 'XF-017',
    failure: /Received: undefined|toHaveAttribute/,
    specs: [
      'finalize.spec.ts > the chosen language is stored',
      'language.spec.ts > language of an installation > a later visitor is greeted in it',
    ],
  },
  {
    id: 'XF-018',
    failure: /420/,
    specs: ['finalize.spec.ts > the settings are readable by their owner only'],
  },
  {
    id: 'XF-019',
    failure: />= 400|403|installed/,
    specs: [
      'csrf.spec.ts > no step is taken without a token',
      "csrf.spec.ts > no step is taken with another session's token",
      'csrf.spec.ts > no step is taken with a stale token',
      'csrf.spec.ts > no step is taken from another host',
      'forced-browsing.spec.ts > a server nobody has configured is not installed out of nowhere',
    ],
  },
  {
    id: 'XF-020',
    failure: /step "/,
    specs: ['welcome', 'db_form', 'admin_form'].map(
      (screen) => `forced-browsing.spec.ts > the owner leaves out no step at ${screen}`,
    ),
  },
  {
    id: 'XF-021',
    failure: /unsafe-inline/,
    specs: ['headers.spec.ts > pages allow no script but their own'],
  },
  {
    id: 'XF-022',
    failure: /no-store/,
    specs: ['headers.spec.ts > pages are neither sniffed nor cached'],
  },
  {
    id: 'XF-023',
    failure: /install\/verify-db/,
    specs: ['after-install.spec.ts > /install/verify-db leads to the sign-in afterwards'],
  },
  {
    id: 'XF-024',
    failure: /0\.0\.1/,
    specs: ['after-install.spec.ts > a visitor is not told the version'],
  },
  {
    id: 'XF-025',
    failure: /Dashboard/,
    specs: ['after-install.spec.ts > the administrator can sign in at once'],
  },
  {
    id: 'XF-026',
    failure: /toHaveAttribute/,
    specs: ['language.spec.ts > each offer is marked with its language'],
  },
  {
    id: 'XF-027',
    failure: /toHaveAttribute/,
    specs: ['language.spec.ts > a browser that weighs French above English > is greeted in French'],
  },
  {
    id: 'XF-028',
    failure: /list-group-item/,
    specs: [
      'requirements.spec.ts > an absent Redis is the only warning',
      'requirements.spec.ts > a Redis that answers is found',
    ],
  },
  {
    id: 'XF-029',
    failure: /bg-danger/,
    specs: [
      'requirements.spec.ts > a settings file that cannot be written > is the only failure',
      'requirements.spec.ts > a settings file that cannot be written > lets nobody go on',
    ],
  },
  {
    id: 'XF-030',
    failure: /Connection successful/,
    specs: ['resume.spec.ts > the result of the connection test survives a reload'],
  },
  {
    id: 'XF-031',
    failure: /Expected: "GET"/,
    specs: ['resume.spec.ts > a reload posts nothing again'],
  },
];

/** What X-Filamenta-Python is known to get wrong: each entry is a spec that is expected to fail on it. */
export const xFilamentaDefects: readonly KnownDefect[] = sightings.flatMap(({ id, failure, specs }) =>
  specs.map((spec) => ({ id, failure, spec, ...xFilamentaFindings[id] })),
);
