import type { KnownDefect } from './known-defect.ts';

/** One defect, and all the specs that meet it. */
interface Finding extends Omit<KnownDefect, 'spec'> {
  readonly specs: readonly string[];
}

const engines = ['PostgreSQL', 'MariaDB'];

/** Seen on commit 1eae3c2 of December 2025. Statuses and texts in `evidence` are what that commit answers. */
const findings: readonly Finding[] = [
  {
    id: 'XF-001',
    reason:
      'The cache screens are never shown: the step after the connection test draws the administrator form.',
    evidence:
      'Press "Continue" after a good connection test: POST step=cache_config answers the administrator form.',
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
      'forms-security.spec.ts > no step can be left out after cache_config',
      'summary.spec.ts > the summary names the cache',
    ],
  },
  {
    id: 'XF-002',
    reason: 'The chosen cache is stored nowhere: after a restart the environment alone decides.',
    evidence:
      'Install, then look into .env: it names the database and nothing of Redis or of the filesystem.',
    failure: /"backend": undefined/,
    specs: ['en', 'fr'].flatMap((language) => [
      `journey.spec.ts > in ${language} > from the first screen to the dashboard with files`,
      `journey.spec.ts > in ${language} > from the first screen to the dashboard with Redis`,
    ]),
  },
  {
    id: 'XF-003',
    reason:
      'A refused password goes unsaid: the summary is shown, and finalize takes the password all the same.',
    evidence: 'Type the password "short" at the administrator step: HTTP 400, and the page is the summary.',
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
    reason: 'The server checks neither the user name nor the e-mail address.',
    evidence:
      'POST step=admin with admin_username="<b>x</b>" and admin_email=notanemail: both are in the summary.',
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
    reason: 'Labels are not tied to their fields.',
    evidence: 'At the administrator step no <label> has a "for" and no field has an id.',
    failure: /toHaveAccessibleName/,
    specs: ['admin.spec.ts > every field has a label'],
  },
  {
    id: 'XF-006',
    reason: 'PostgreSQL and MySQL are offered, but their drivers are not among the dependencies.',
    evidence: `Test any connection to one: "No module named 'psycopg2'" or "No module named 'pymysql'".`,
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
    reason:
      'The name of the SQLite file is taken as it is: it may lead out of instance/, and a null character crashes.',
    evidence: 'POST step=db_test with sqlite_dbname=../escape.db creates escape.db beside instance/.',
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
    reason: 'The sentences of the server are French in an English wizard.',
    evidence: 'Choose English and upload an empty .tar.gz: "Le fichier est vide (0 octets)".',
    failure: /Le fichier est vide/,
    specs: ['backup-refused.spec.ts > an English refusal holds no French'],
  },
  {
    id: 'XF-009',
    reason:
      'A backup is hardly looked into: checksums, format, version, names, links, devices and size are not checked.',
    evidence: 'Upload an archive whose only entry is ../../evil.sql: "Valid backup."',
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
    reason:
      'A restore restores nothing: the archive is dropped after its upload, only its name and checksum are kept.',
    evidence:
      'Upload a good backup, finish, and look into the table users: it holds the new administrator only.',
    failure: /camille|Expected length: .*3|alert-danger/s,
    specs: [
      'restore.spec.ts > on sqlite > every row of a backup is there as it was',
      'restore.spec.ts > on sqlite > a dump that fails half-way leaves nothing behind',
      'restore.spec.ts > a backup without an administrator gets one',
    ],
  },
  {
    id: 'XF-011',
    reason:
      'Once an administrator was typed the breadcrumb leads nowhere: each of its steps shows the summary.',
    evidence: 'At the summary press "Welcome" in the breadcrumb: the summary is shown again.',
    failure: /Welcome to|System Requirements|Database Configuration|Administrator Account/,
    specs: ['back.spec.ts > the administrator step keeps its values'],
  },
  {
    id: 'XF-012',
    reason: 'The breadcrumb has no step for the language, the connection test, the cache and the backup.',
    evidence: 'Count the steps of .wizard-breadcrumb: five.',
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
    reason: 'The breadcrumb is no landmark and does not say which step is current.',
    evidence: '.wizard-breadcrumb is a <div>; nothing in it has aria-current.',
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
    reason: 'The last screen is never shown: finalize forgets the session and draws the language card.',
    evidence: 'Finish an installation: "Choose your language", under five green steps.',
    failure: /Installation completed successfully/,
    specs: [
      'finalize.spec.ts > the last screen says that it is done',
      'double-submit.spec.ts > a double click installs once',
      'double-submit.spec.ts > a second finalize installs nothing more',
    ],
  },
  {
    id: 'XF-015',
    reason: 'The administrator is stored with the role of a member.',
    evidence: 'SELECT role FROM users: "member".',
    failure: /"role": "member"/,
    specs: ['finalize.spec.ts > the administrator has the role of one'],
  },
  {
    id: 'XF-016',
    reason: 'Spaces around the answers are stored with them.',
    evidence: 'Type " amelie " as the user name: that is what the table users holds.',
    failure: /"username": " {2}amelie "/,
    specs: ['finalize.spec.ts > spaces around the answers are not stored'],
  },
  {
    id: 'XF-017',
    reason:
      'The chosen language is forgotten: later visitors are greeted by the languages of their browsers.',
    evidence: 'Install in French, then open /auth/login with a browser that prefers German: English.',
    failure: /Received: undefined|toHaveAttribute/,
    specs: [
      'finalize.spec.ts > the chosen language is stored',
      'language.spec.ts > language of an installation > a later visitor is greeted in it',
    ],
  },
  {
    id: 'XF-018',
    reason: 'The settings, with the password of the database in clear, are readable by everyone.',
    evidence: 'stat .env after an installation: mode 0644.',
    failure: /420/,
    specs: ['finalize.spec.ts > the settings are readable by their owner only'],
  },
  {
    id: 'XF-019',
    reason: 'No post carries a token and no origin is checked: any page can drive the wizard, to its end.',
    evidence: `curl -d 'step=finalize&db_uri=sqlite:///x.db' <server>/install/step installs, without any session.`,
    failure: /403|installed/,
    specs: [
      'forms-security.spec.ts > no step is taken without a token',
      "forms-security.spec.ts > no step is taken with another session's token",
      'forms-security.spec.ts > no step is taken with a stale token',
      'forms-security.spec.ts > no step is taken from a foreign page',
      'forms-security.spec.ts > a server nobody has configured > is not installed by a finalize out of nowhere',
    ],
  },
  {
    id: 'XF-020',
    reason: 'Steps can be left out: what is posted is taken whatever was answered before.',
    evidence:
      'At the administrator step POST step=finalize: installed, with the account admin and ChangeMe!42.',
    failure: /Welcome to|Database Configuration|Administrator Account/,
    specs: ['welcome', 'db_form', 'admin_form'].map(
      (screen) => `forms-security.spec.ts > no step can be left out after ${screen}`,
    ),
  },
  {
    id: 'XF-021',
    reason: 'The content security policy allows inline scripts and three content delivery networks.',
    evidence: `curl -I <server>/install/: script-src 'self' 'unsafe-inline' cdn.jsdelivr.net ...`,
    failure: /unsafe-inline/,
    specs: ['forms-security.spec.ts > pages allow no script but their own'],
  },
  {
    id: 'XF-022',
    reason: 'Pages that hold answers may be kept in caches.',
    evidence: 'curl -I <server>/install/: Cache-Control: no-cache, must-revalidate, without no-store.',
    failure: /no-store/,
    specs: ['forms-security.spec.ts > pages are neither sniffed nor cached'],
  },
  {
    id: 'XF-023',
    reason: 'After the installation everyone may read the report on the database, users included.',
    evidence:
      'Open /install/verify-db after an installation, without signing in: HTTP 200 with the rows of users.',
    failure: /install\/verify-db/,
    specs: ['after-install.spec.ts > /install/verify-db leads to the sign-in afterwards'],
  },
  {
    id: 'XF-024',
    reason: 'Visitors are told the version.',
    evidence: 'The footer of /auth/login: "X-Filamenta-Python v0.0.1-Alpha".',
    failure: /0\.0\.1/,
    specs: ['after-install.spec.ts > a visitor is not told the version'],
  },
  {
    id: 'XF-025',
    reason: 'Until a restart nobody can sign in: the server goes on using the database it was started with.',
    evidence: 'Install into another file than the default one and sign in: POST /auth/login answers 500.',
    failure: /Dashboard/,
    specs: ['after-install.spec.ts > the administrator can sign in at once'],
  },
  {
    id: 'XF-026',
    reason: 'The offers of the languages are not marked with their languages.',
    evidence: 'The links of the first screen have no lang attribute.',
    failure: /toHaveAttribute/,
    specs: ['language.spec.ts > each offer is marked with its language'],
  },
  {
    id: 'XF-027',
    reason: 'The weights of Accept-Language are ignored.',
    evidence: `curl -H 'Accept-Language: en;q=0.4, fr;q=0.9' <server>/install/ is English.`,
    failure: /toHaveAttribute/,
    specs: ['language.spec.ts > a browser that weighs French above English > is greeted in French'],
  },
  {
    id: 'XF-028',
    reason: 'The prerequisites say nothing of Redis, although the server looks for it.',
    evidence: 'The requirements screen has no row for Redis, with or without one.',
    failure: /list-group-item/,
    specs: [
      'requirements.spec.ts > an absent Redis is the only warning',
      'requirements.spec.ts > a Redis that answers is found',
    ],
  },
  {
    id: 'XF-029',
    reason:
      'Nobody notices that .env cannot be written: the installation ends well and is lost at the next start.',
    evidence: 'mkdir .env, then install: the flag is written, the address of the database is not.',
    failure: /bg-danger/,
    specs: [
      'requirements.spec.ts > a settings file that cannot be written > is the only failure',
      'requirements.spec.ts > a settings file that cannot be written > lets nobody go on',
    ],
  },
  {
    id: 'XF-030',
    reason: 'After a good connection test the wizard, opened again, says that the connection failed.',
    evidence: 'Test a connection, then open /install/ again: "Connection error".',
    failure: /Connection successful/,
    specs: ['resume.spec.ts > the result of the connection test survives a reload'],
  },
  {
    id: 'XF-031',
    reason: 'A page stays the answer to a post: a reload posts it again, the password with it.',
    evidence: 'Press F5 at the summary: the browser asks whether to send the form again.',
    failure: /Expected: "GET"/,
    specs: ['resume.spec.ts > a reload posts nothing again'],
  },
];

/** What X-Filamenta-Python is known to get wrong: each entry is a spec that is expected to fail on it. */
export const xFilamentaDefects: readonly KnownDefect[] = findings.flatMap(({ specs, ...defect }) =>
  specs.map((spec) => ({ ...defect, spec })),
);
