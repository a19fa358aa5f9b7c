import { said } from '../language/said.ts';
import type { KnownDefect } from './known-defect.ts';
import { xFilamentaFindings } from './x-filamenta.findings.ts';

/** How the suite meets one finding; one that shows itself in several ways is there several times. */
interface Sighting {
  readonly id: keyof typeof xFilamentaFindings;
  readonly failure: RegExp;
  readonly specs: readonly (string | RegExp)[];
}

/** What our own walk says, in whichever language. */
const noCacheStep = said('walk.notShown', { wanted: 'cache_(?:config|test)' });
const backAtStart = said('walk.stuck', { screen: 'language' });
const noWayFromTest = said('walk.noWayOn', { screen: 'db_test' });

/** A list that was to be empty, of which each line is one of these. */
function only(line: RegExp): RegExp {
  return new RegExp(`^(?!.*^ *\\+ +"(?!${line.source}")).*^ *\\+ +"${line.source}"`, 'ms');
}

const sightings: readonly Sighting[] = [
  {
    id: 'XF-046',
    failure: /raw key at not_found/,
    specs: ['translations.spec.ts > in en > every text is translated and complete'],
  },
  {
    id: 'XF-055',
    failure: /French spacing at welcome/,
    specs: ['translations.spec.ts > in fr > every text is translated and complete'],
  },
  { id: 'XF-054', failure: /"cdn\.jsdelivr\.net"/, specs: ['egress.spec.ts > no page asks another host'] },
  {
    id: 'XF-001',
    failure: new RegExp(`${noCacheStep}|'cache_config'|Cache Configuration|hasText: /filesystem`),
    specs: [
      'browser-buttons.spec.ts > the Back button of the browser posts nothing again',
      /^cache(-fallback)?\.spec\.ts > /,
      /^accessibility\.spec\.ts > in (en|fr) > a refused cache has no accessibility barrier$/,
      'keyboard.spec.ts > a refused cache has the focus on its field',
      'keyboard.spec.ts > the arrow keys choose the cache',
      /cache_config|cache_test/,
      /(a refusing Redis and its replacement are|each refusal of a cache is) explained in this language$/,
      /a user who comes back without cookies starts again$/,
      /a prepared password is used and never shown$/,
      /> prefill what they can$/,
      /the summary names the cache$/,
      /installs nothing when the cache fails now$/,
    ],
  },
  {
    id: 'XF-001',
    failure: /Expected pattern: \/Connection refused\//,
    specs: [
      'cache-loss.spec.ts > a Redis that dies before finalize installs nothing',
      'cache-loss.spec.ts > files can replace a Redis that has died',
    ],
  },
  {
    id: 'XF-002',
    failure: /"backend": undefined/,
    specs: [
      ...['en', 'fr'].flatMap((language) => [
        `journey.spec.ts > in ${language} > from the first screen to the dashboard with files`,
        `journey.spec.ts > in ${language} > from the first screen to the dashboard with Redis`,
      ]),
      /^finalize\.spec\.ts > on sqlite with /,
    ],
  },
  {
    id: 'XF-002',
    failure: new RegExp(`Expected: 503|- {3}"5"|${backAtStart}|Expected: > 0\\s+Received: +0`),
    specs: [
      /^cache-loss\.spec\.ts > .* > (health and page report its death|a restart without it waits for its return)$/,
      /^cache-use\.spec\.ts > /,
      'restart.spec.ts > after a restart sessions are kept in Redis',
    ],
  },
  {
    id: 'XF-003',
    failure: /Administrator Account|Compte administrateur|"admin_form"/,
    specs: [
      /^admin-refused\.spec\.ts > (an empty|a) password /,
      'admin-refused.spec.ts > on a server of its own > a refused password installs nothing',
      'admin.spec.ts > a refusal keeps what was typed, but no password',
    ],
  },
  {
    id: 'XF-003',
    failure: /Ce champ est requis|Mot de passe trop court/,
    specs: [
      'admin-refused.spec.ts > in French > each refusal of the administrator step is French',
      /^accessibility\.spec\.ts > in (en|fr) > a refused administrator has no accessibility barrier$/,
    ],
  },
  {
    id: 'XF-003',
    failure: /Administrator Account|Expected: 1\s+Received: 0/,
    specs: [
      'changed-answers.spec.ts > a form that is refused at admin_form changes no answer',
      'unattended.spec.ts > a refused answer is reported with its step',
    ],
  },
  {
    id: 'XF-004',
    failure: /Administrator Account|"admin_form"/,
    specs: [
      /^admin-refused\.spec\.ts > (?!an empty name )an? (empty )?(name|address) /,
      'injection.spec.ts > a line break in an answer > adds no setting from admin_form',
    ],
  },
  {
    id: 'XF-004',
    failure: /Expected: > 0\s+Received: +0/,
    specs: ['secrets.spec.ts > a field for a password > has no fault at admin_form'],
  },
  {
    id: 'XF-005',
    failure: /toHaveAccessibleName/,
    specs: ['admin.spec.ts > every field has a label'],
  },
  {
    id: 'XF-005',
    // Each row of the table is about a label: one about something else is news.
    failure: /^(?!.*^ *\+ +"(?!label ))(?=.*"label ).*$/ms,
    specs: [
      /^accessibility\.spec\.ts > in (en|fr) > with a server of its own > no screen has an accessibility barrier$/,
    ],
  },
  {
    id: 'XF-006',
    failure: /Received string: {2}""/,
    specs: [/^connection-test\.spec\.ts > .* on its field$/],
  },
  {
    id: 'XF-006',
    failure: /Database Configuration/,
    specs: [/^connection-test\.spec\.ts > .*: the password is not shown again$/],
  },
  {
    id: 'XF-006',
    failure: new RegExp(`No module named|${noWayFromTest}`),
    specs: [
      /^connection-test\.spec\.ts > (PostgreSQL|MariaDB|in French)/,
      /on (postgresql|mysql) /,
      /^(database|existing-database)\.spec\.ts > (PostgreSQL|MariaDB)/,
      'summary.spec.ts > the summary shows no password',
      /a prepared database is offered and can be used$/,
      /a prepared password goes to no other user$/,
      /^secrets.spec.ts > (no file holds a password before the end|only the settings hold passwords afterwards|the log holds no password)$/,
      'back.spec.ts > passwords are kept and need not be typed again',
    ],
  },
  {
    id: 'XF-006',
    failure: /No module named|hasNot: locator\('\[name=sqlite_dbname\]'\)/,
    specs: [
      'database.spec.ts > the connection test creates nothing',
      'secrets.spec.ts > a browser keeps no password of the wizard',
    ],
  },
  {
    id: 'XF-007',
    failure: /Impossible de créer le fichier SQLite|"db_form"|HTTP 500|toHaveValue/,
    specs: [
      'markup.spec.ts > what was typed is shown as text',
      'sqlite-test.spec.ts > a refused file name is kept to be corrected',
      'sqlite-test.spec.ts > in French > each refusal of a file name is French',
      /^sqlite-test\.spec\.ts > a file name with (?!.* is accepted$)/,
      'injection.spec.ts > the name of a database > leads out of no folder',
      'injection.spec.ts > a line break in an answer > adds no setting from db_form',
    ],
  },
  {
    id: 'XF-008',
    failure: /Le fichier est vide/,
    specs: ['backup-refused.spec.ts > an English refusal holds no French'],
  },
  {
    id: 'XF-008',
    failure:
      /Aucun fichier reçu|Erreur configuration base de données|Nom d'utilisateur et mot de passe requis/,
    specs: [
      'translated-errors.spec.ts > in en > an upload without a file is refused in this language',
      'translated-errors.spec.ts > in en > with a server of its own > a failed finalize is explained in this language',
      'translated-errors.spec.ts > in en > with a server of its own > each refusal to sign in is explained in this language',
    ],
  },
  {
    id: 'XF-009',
    failure: /Valid backup|Backup valide|Retry/,
    specs: [
      /^backup-refused\.spec\.ts > a backup of the kind (?!(empty-file|empty-tar|not-gzip|not-tar|truncated|no-manifest|wrong-extension|too-large) )/,
      /^backup-refused\.spec\.ts > in French > /,
    ],
  },
  {
    id: 'XF-010',
    failure: /camille|Expected length: .*3|alert-danger/s,
    specs: [
      'restore.spec.ts > on sqlite > every row of a backup is restored unchanged',
      'restore.spec.ts > on sqlite > a dump that fails half-way leaves nothing behind',
      'restore.spec.ts > a backup without an administrator gets one',
      'restore.spec.ts > with another name the clashing backup is restored',
      'restore.spec.ts > on sqlite > after a failed restore, installing without it works',
      /^restore.spec.ts > a restored user with the (name|address) of the administrator is refused$/,
    ],
  },
  {
    id: 'XF-010',
    failure: /Dashboard/,
    specs: ['restore.spec.ts > a restored user signs in with the old password'],
  },
  {
    id: 'XF-011',
    failure: /Welcome to|System Requirements|Database Configuration|Administrator Account/,
    specs: ['back.spec.ts > the administrator step keeps its values'],
  },
  {
    id: 'XF-011',
    failure: /Welcome to|Database Configuration|Administrator Account|Received: "summary"/,
    specs: [
      'back.spec.ts > an uploaded backup survives going back and forward',
      'changed-answers.spec.ts > a database that fails closes all that follows',
      'changed-answers.spec.ts > a form that is refused at db_form changes no answer',
      'changed-answers.spec.ts > the summary shows only the changed database',
      'changed-answers.spec.ts > another administrator replaces the first one',
      'changed-answers.spec.ts > a summary from before the change > installs nothing when the database fails now',
      /^resume\.spec\.ts > a reload of (db_form|admin_form) keeps its answers$/,
    ],
  },
  {
    id: 'XF-012',
    failure: /wizard-breadcrumb|hasWay/,
    specs: [
      ...['welcome', 'requirements', 'db_form', 'db_test', 'upload_form', 'admin_form', 'summary'].map(
        (screen) => `back.spec.ts > from ${screen} a user can go back to each step and forward again`,
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
      'language.spec.ts > choosing the language again keeps the answers',
      'breadcrumb.spec.ts > on the way > in French > what is behind is done, what is ahead pending',
      /^resume\.spec\.ts > a user who comes back to (?!cache)/,
      'resume.spec.ts > interrupted at every step > a restart of the server shows the same screen again',
      'breadcrumb.spec.ts > on language each crumb has its state',
      'changed-answers.spec.ts > a cache that fails closes all that follows',
      'changed-answers.spec.ts > a failed test is not shown for the next',
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
    failure: /Installation completed successfully|"done"|last screen/,
    specs: [
      'finalize.spec.ts > the last screen says that it is done',
      'double-submit.spec.ts > a double click installs once',
      'double-submit.spec.ts > a second finalize installs nothing more',
      'double-submit.spec.ts > a finalize sent twice ends at one installation',
      'double-submit.spec.ts > two finalizes at once show one last screen',
      'double-submit.spec.ts > going back from the end offers no finalize',
      'double-submit.spec.ts > a reload of the last screen shows it again',
      'restore.spec.ts > the last screen tells what was restored',
      'resume.spec.ts > interrupted before the end > a restart loses neither passwords nor the backup',
      'racing.spec.ts > two browsers at once make one administrator',
    ],
  },
  {
    id: 'XF-014',
    failure: /"done: /,
    specs: [/^pictures\.spec\.ts > in (en|fr) > every screen matches its pictures$/],
  },
  {
    id: 'XF-015',
    failure: /"role": "member"/,
    specs: ['finalize.spec.ts > the administrator has the administrator role'],
  },
  {
    id: 'XF-016',
    failure: /"username": " {2}amelie "/,
    specs: ['finalize.spec.ts > spaces around the answers are not stored'],
  },
  {
    id: 'XF-017',
    failure: /Received: undefined|toHaveAttribute|lang=/,
    specs: [
      'finalize.spec.ts > the chosen language is stored',
      'language.spec.ts > language of an installation > a later visitor is greeted in it',
      'restart.spec.ts > installed in fr > a restart keeps the language',
    ],
  },
  {
    id: 'XF-018',
    failure: /420|installed\.flag/,
    specs: [
      'finalize.spec.ts > the settings are readable by their owner only',
      'finalize.spec.ts > no file of the installation is open to others',
    ],
  },
  {
    id: 'XF-019',
    failure: />= 400|403|Expected length: .*3|"installed/,
    specs: [
      'forced-browsing.spec.ts > an unconfigured server is not installed by one request',
      /^csrf\.spec\.ts > no step is accepted (?!with a token that finalized)/,
      'csrf.spec.ts > each session has a token of its own',
      /> an expired form is explained in this language$/,
    ],
  },
  {
    id: 'XF-019',
    failure: /Expected: 403\s+Received: 200|is refused or leads away/,
    specs: [
      /^foreign-site\.spec\.ts > a form > on another (port|host) gets no step accepted$/,
      /^forced-browsing\.spec\.ts > nobody can move the wizard without a session at (?!cache)/,
      /^headers\.spec\.ts > a refused (post|upload) has the security headers$/,
    ],
  },
  {
    id: 'XF-020',
    failure: /after step "/,
    specs: [
      /^forced-browsing\.spec\.ts > the owner can skip no step at (?!cache)/,
      /^forced-browsing\.spec\.ts > no other session can move the wizard at (?!cache)/,
    ],
  },
  {
    id: 'XF-020',
    failure: /server closed the connection/,
    specs: ['connection-test.spec.ts > a failed connection opens no later step'],
  },
  {
    id: 'XF-021',
    failure: /unsafe-inline/,
    specs: ['headers.spec.ts > pages allow no script but their own'],
  },
  {
    id: 'XF-022',
    failure: /no-store/,
    specs: [
      'headers.spec.ts > pages are neither sniffed nor cached',
      'headers.spec.ts > after the installation > the dashboard is not kept by a cache',
    ],
  },
  {
    id: 'XF-023',
    failure: /install\/verify-db/,
    specs: [
      'after-install.spec.ts > /install/verify-db leads to the sign-in afterwards',
      /^after-install\.spec\.ts > .* finds every page of the wizard closed$/,
      'leaks.spec.ts > no stray file is served before the installation',
      'leaks.spec.ts > after the installation > no stray file is served to visitors',
    ],
  },
  {
    id: 'XF-024',
    failure: /0\.0\.1|not \/\\d/,
    specs: [
      'after-install.spec.ts > a visitor is not told the version',
      'after-install.spec.ts > nothing tells a visitor the version',
    ],
  },
  {
    id: 'XF-025',
    failure: /Dashboard|Tableau de bord|500/,
    specs: [
      'after-install.spec.ts > the administrator can sign in at once',
      /^accounts\.spec\.ts > /,
      /^session\.spec\.ts > after the installation > (signing in|the old session)/,
      'restart.spec.ts > a signed-in user stays signed in after a restart',
      'language.spec.ts > language of an installation > a user who signs in in another language keeps it',
      'cache-loss.spec.ts > after installing with Redis, in French > its return is enough to sign in',
      'injection.spec.ts > a name at the sign-in > forges no line of the log',
    ],
  },
  {
    id: 'XF-026',
    failure: /toHaveAttribute/,
    specs: [
      'language.spec.ts > each offer is marked with its language',
      'language.spec.ts > each offer says what its link leads to',
    ],
  },
  {
    id: 'XF-027',
    failure: /toHaveAttribute|is answered in/,
    specs: [
      'language.spec.ts > a browser that prefers French to English > is greeted in French',
      'language.spec.ts > each preferred language of a browser is honoured',
    ],
  },
  {
    id: 'XF-028',
    failure: /list-group-item/,
    specs: [
      'requirements.spec.ts > a Redis that refuses the password > is the only warning and blocks nobody',
      'requirements.spec.ts > an absent Redis is the only warning',
      'requirements.spec.ts > a Redis that answers is found',
    ],
  },
  {
    id: 'XF-029',
    failure: /bg-danger|System Requirements|Prérequis/,
    specs: [
      /^accessibility\.spec\.ts > .* > a failure of the machine has no accessibility barrier$/,
      'requirements.spec.ts > a settings file that cannot be written > stops a forged post too',
      'requirements.spec.ts > a repaired cause is noticed at the next check',
      /^translated-errors\.spec\.ts > in (en|fr) > with a server of its own > a failed requirement is explained in this language$/,
      'requirements.spec.ts > a settings file that cannot be written > is the only failure',
      'requirements.spec.ts > a settings file that cannot be written > does not let the user continue',
    ],
  },
  {
    id: 'XF-029',
    failure: /"requirements_failed: /,
    specs: [/^pictures\.spec\.ts > in (en|fr) > every error state matches its pictures$/],
  },
  {
    id: 'XF-030',
    failure: /Connection successful|Invalid file/,
    specs: [
      'resume.spec.ts > the result of the connection test survives a reload',
      'backup-refused.spec.ts > a refused backup leaves the good one before it',
    ],
  },
  {
    id: 'XF-031',
    failure: /Expected: "GET"/,
    specs: ['resume.spec.ts > a reload posts nothing again'],
  },
  {
    id: 'XF-032',
    failure: /elsewhere\.example/,
    specs: [
      /^redirects\.spec\.ts > (the referer of a language link|the referer of a start|a referer that begins like ours) leads nowhere else$/,
    ],
  },
  {
    id: 'XF-033',
    failure: /FORGED|PLANTED/,
    specs: [
      /^injection\.spec\.ts > (an address|an address with .*|a step) forges no line of the log$/,
      /^hidden\.spec\.ts > (welcome|requirements|db_form|db_test|upload_form|admin_form): what nobody can type/,
    ],
  },
  {
    id: 'XF-034',
    failure: /session=|"db_form"/,
    specs: [
      'session.spec.ts > the start of the wizard gives a new session',
      'session.spec.ts > the old session has no part in the new one',
    ],
  },
  {
    id: 'XF-035',
    failure: />= 400/,
    specs: [
      'bodies.spec.ts > a request that is too large is refused',
      'bodies.spec.ts > a step that is 100 KiB too large is refused',
    ],
  },
  {
    id: 'XF-036',
    failure: /Impossible de créer le/,
    specs: [
      /^existing-database\.spec\.ts > SQLite: (a half-made schema|a table of users of another kind|an administrator already there) is refused and kept$/,
      'existing-database.spec.ts > an empty file > is not used silently',
    ],
  },
  {
    id: 'XF-037',
    failure: /toContainText/,
    specs: ['backup.spec.ts > a backup of the kind upper-case-extension is accepted'],
  },
  {
    id: 'XF-038',
    failure: /toBe|toMatch/,
    specs: [/Windows line endings > (are kept byte for byte|get no other line ending)$/],
  },
  {
    id: 'XF-039',
    failure: /Timeout \d+ms exceeded/,
    specs: [/^bodies\.spec\.ts > (a head|a form|an upload) that never ends blocks nobody$/],
  },
  {
    id: 'XF-040',
    failure: /table "users" already exists/,
    specs: ['existing-database.spec.ts > SQLite: tables that came after the test stop the installation'],
  },
  {
    id: 'XF-041',
    failure: /< 500/,
    specs: ['forced-browsing.spec.ts > a backup that nobody uploaded breaks no page'],
  },
  {
    id: 'XF-042',
    failure: /System Requirements/,
    specs: [
      /^requirements\.spec\.ts > a data folder that turned read-only > (does not let the user continue|stops a forged post too)$/,
    ],
  },
  {
    id: 'XF-043',
    failure: /Secure/,
    specs: ['session.spec.ts > behind a proxy that ends TLS > the session cookie is for TLS only'],
  },
  {
    id: 'XF-044',
    failure: /sends its value back/,
    specs: ['secrets.spec.ts > a field for a password > has no fault at db_form'],
  },
  {
    id: 'XF-045',
    failure: /Received: 302/,
    specs: ['csrf.spec.ts > a forged form signs nobody in or out'],
  },
  {
    id: 'XF-046',
    failure: /errors\.not_found/,
    specs: [
      /^translated-errors\.spec\.ts > in (en|fr) > with a server of its own > a page that does not exist is explained in this language$/,
    ],
  },
  {
    id: 'XF-047',
    failure: /SQLALCHEMY_DATABASE_URI/,
    specs: ['prepared-settings.spec.ts > old answers are replaced where they stand'],
  },
  {
    id: 'XF-048',
    failure: /amélie|Dashboard/,
    specs: [
      'admin-accepted.spec.ts > a name with a loose accent is accepted',
      'admin-accepted.spec.ts > once it is installed > a password with loose accents is typed with joined ones',
    ],
  },
  {
    id: 'XF-049',
    failure: /Expected pattern: \/This field is required\//,
    specs: ['admin-refused.spec.ts > an empty name is refused'],
  },
  {
    id: 'XF-050',
    failure: /(administrators of|saw the last screen in) round/,
    specs: [/^racing\.spec\.ts > 20 finalizes at once/],
  },
  {
    id: 'XF-051',
    failure: /^(?!.*^ *\+ +"(?!button-name ))(?=.*"button-name ).*$/ms,
    specs: [/^accessibility\.spec\.ts > .* > no page behind the wizard has an accessibility barrier$/],
  },
  {
    id: 'XF-052',
    failure: /^(?!.*^ *\+ +"(?!heading-order ))(?=.*"heading-order ).*$/ms,
    specs: ['accessibility.spec.ts > on the way > headings and landmarks give each screen its order'],
  },
  {
    id: 'XF-053',
    failure: /focusedProblem|role=alert\]\):focus|toBeFocused/,
    specs: [
      'keyboard.spec.ts > with a server of its own > a refused sign-in puts the focus on its field',
      /^keyboard\.spec\.ts > (a refused file name|a failed connection|an upload without a file|a refused backup) has the focus$/,
    ],
  },
  {
    id: 'XF-056',
    failure: /"500 \/"/,
    specs: [
      'environments.spec.ts > started with a Redis that lets everybody in > it answers the tenth request of a session as the first',
    ],
  },
  {
    id: 'XF-057',
    failure: new RegExp(said('server.neverHealthy')),
    specs: [/^environments\.spec\.ts > started beside a Redis that says nothing > /],
  },
  {
    id: 'XF-058',
    failure: /Received promise resolved instead of rejected/,
    specs: [
      /^environments\.spec\.ts > started in production with (a key of ten letters|the placeholder of a key), it refuses and says why$/,
      'environments.spec.ts > started with its example of settings taken as it is, it refuses and says why',
    ],
  },
  {
    id: 'XF-059',
    failure: /"out"/,
    specs: [
      'environments.spec.ts > started as its script starts it, with output that is buffered > each stream that tells of its start elsewhere tells of it here',
    ],
  },
  {
    id: 'XF-060',
    failure: /Expected: "db_form"\s+Received: "db_test"/,
    specs: [
      'sqlite-test.spec.ts > with a server of its own > a database called like the mark of the installation is refused',
    ],
  },
  {
    id: 'XF-061',
    failure: only(/\w+: 405 \/install\/step/),
    specs: ['links.spec.ts > no link of a page, nor its own address, leads to an error'],
  },
  {
    id: 'XF-062',
    failure: only(/\/admin\/.* is for administrators: (200|500) for (a visitor|an account)/),
    specs: [
      'roles.spec.ts > with an administrator called admin > no page opens for anybody whom it is not for',
    ],
  },
  {
    id: 'XF-063',
    failure: only(/\/admin\/.* is for administrators: 403 for the administrator/),
    specs: [
      /^roles\.spec\.ts > with an administrator called (?!admin >).* > the administrator opens every page$/,
    ],
  },
  {
    id: 'XF-064',
    failure: only(/\/admin\/(users|i18n)\/.* is for administrators: 500 for the administrator/),
    specs: ['roles.spec.ts > with an administrator called admin > the administrator opens every page'],
  },
  {
    id: 'XF-065',
    failure: /\+ {3}429|Expected: 200\s+Received: 429/,
    specs: [
      'sign-in-limit.spec.ts > who signs in again and again is never kept out',
      'sign-in-limit.spec.ts > wrong passwords for one name keep nobody else out',
    ],
  },
  {
    id: 'XF-066',
    failure: /\+ .*"content-type": "text\/html/,
    specs: [
      'sign-in-limit.spec.ts > after too many wrong passwords a program is told so, and how long to wait',
    ],
  },
  {
    id: 'XF-067',
    failure: /An error occurred|Une erreur est survenue/,
    specs: ['sign-in-limit.spec.ts > after too many wrong passwords a person is told so'],
  },
  {
    id: 'XF-068',
    failure: /Expected: 200\s+Received: 500/,
    specs: [/^prepared-settings\.spec\.ts > with a .* that names another database > what was typed/],
  },
  {
    id: 'XF-069',
    failure: /Expected: true\s+Received: false/,
    specs: [
      'existing-database.spec.ts > SQLite: no account of the same name stays as it was while the wizard says that all went well',
    ],
  },
  {
    id: 'XF-070',
    failure: only(/redis_(port|db) .*: 500/),
    specs: [
      'hidden.spec.ts > no answer about a Redis server is an error of the server, even where no page asks for it',
    ],
  },
  {
    id: 'XF-071',
    failure:
      /of those who wait[\s\S]*Expected: 0\s+Received: [1-9]|Timeout 30000ms exceeded[\s\S]+GET \S+\/install\/$/m,
    specs: ['mute-peers.spec.ts > who waits for a Redis server that says nothing keeps nobody else waiting'],
  },
  {
    id: 'XF-006',
    failure: /Expected: > 0\s+Received: {3}0/,
    specs: [/^mute-peers\.spec\.ts > who waits for a (PostgreSQL|MySQL) server /],
  },
  {
    id: 'XF-024',
    failure: /\/api\/(config|version)/,
    specs: [
      'leaks.spec.ts > no stray file is served before the installation',
      'leaks.spec.ts > after the installation > no stray file is served to visitors',
    ],
  },
  {
    id: 'XF-072',
    failure: /is filled in by the browser/,
    specs: ['secrets.spec.ts > a field for a password > has no fault at db_form'],
  },
  {
    id: 'XF-073',
    failure: /^(?!.*"verdict": "(?!secret left)).*"verdict": "secret left"/ms,
    specs: ['sweep.spec.ts > killed at any change of the disk, it is installed or can be'],
  },
];

/** What X-Filamenta-Python is known to get wrong: each entry is a spec that is expected to fail on it. */
export const xFilamentaDefects: readonly KnownDefect[] = sightings.flatMap(({ id, failure, specs }) =>
  specs.map((spec) => ({ id, failure, spec, ...xFilamentaFindings[id] })),
);
