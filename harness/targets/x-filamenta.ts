import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../config/env.ts';
import { currentRun } from '../config/run.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import type { Pages } from './pages.ts';
import { findPython, provePython, startOf } from './python-interpreter.ts';
import type { StrongerSetting } from './stronger-setting.ts';
import type { StartRecipe, Target } from './target.ts';
import { xFilamentaBudgets } from './x-filamenta.budgets.ts';
import { xFilamentaDefects } from './x-filamenta.defects.ts';
import { xFilamentaEnvironments } from './x-filamenta.environments.ts';
import { xFilamentaLines } from './x-filamenta.lines.ts';
import { xFilamentaScreens, xFilamentaStorage } from './x-filamenta.storage.ts';
import { xFilamentaTroubles, xFilamentaUsualSigns } from './x-filamenta.troubles.ts';
import { xFilamentaWords } from './x-filamenta.words.ts';

const entry = 'run_prod.py';
/** What the application imports at its start. */
const modules = [
  ...['flask', 'flask_login', 'flask_compress', 'flask_sqlalchemy', 'flask_session', 'flask_limiter'],
  ...[
    'flask_assets',
    'dotenv',
    'waitress',
    'sqlalchemy',
    'bcrypt',
    'pyotp',
    'cryptography',
    'qrcode',
    'redis',
  ],
];

// What a fresh checkout does not have (results of earlier installs, which would close the wizard, and settings), and
// what is large or belongs to the machine.
const leftOut = [
  ...['/.git', '/.venv', '/venv', '/node_modules', '/instance', '/logs', '/cache', '/flask_session', '/.env'],
  ...['/.env.production', '__pycache__', '.pytest_cache', '.ruff_cache', '.mypy_cache', '*.egg-info'],
];

/** From its routes and what they say of themselves. */
const xFilamentaPages: Pages = {
  '/about': 'everybody',
  '/dashboard': 'accounts',
  '/admin/': 'administrators',
  '/admin/users/': 'administrators',
  '/admin/users/create': 'administrators',
  '/admin/settings': 'administrators',
  '/admin/cache/': 'administrators',
  '/admin/i18n/translations': 'administrators',
};

const elsewhere = 'sqlite:///elsewhere.db';

/** In the order in which it reads them: the first that names a database decides, and `.env` comes last. */
const xFilamentaSettings: readonly StrongerSetting[] = [
  { name: 'a variable that names another database', env: { SQLALCHEMY_DATABASE_URI: elsewhere } },
  {
    name: 'a .env.production that names another database',
    files: { '.env.production': `SQLALCHEMY_DATABASE_URI=${elsewhere}\n` },
  },
];

/** X-Filamenta-Python from a folder of the user's, which is only read. */
export function xFilamenta(settings: Settings): Target {
  return {
    name: 'x-filamenta',
    healthPath: settings.healthPath ?? '/api/health',
    abilities: {
      passwordConfirmation: false,
      languageSwitch: false,
      backupContent: false,
      selfContained: false,
      darkScheme: false,
    },
    words: xFilamentaWords,
    screens: xFilamentaScreens,
    budgets: xFilamentaBudgets,
    catalogs: {
      files: {
        en: 'backend/src/i18n/translations/en.json',
        fr: 'backend/src/i18n/translations/fr.json',
      },
      keys: /^wizard\./,
    },
    storage: xFilamentaStorage,
    stepLines: xFilamentaLines,
    troubleSigns: xFilamentaTroubles,
    usualSigns: xFilamentaUsualSigns,
    knownDefects: xFilamentaDefects,
    environments: xFilamentaEnvironments,
    pages: xFilamentaPages,
    strongerSettings: xFilamentaSettings,
    masks: [],
    pictures: settings.pictures,
    folder: settings.targetDir,
    start: startFrom(settings.targetDir as string, settings.python),
  };
}

function startFrom(folder: string, named: string | undefined): StartRecipe {
  return {
    prepare: async () => {
      if (!existsSync(path.join(folder, entry))) {
        throw new ExplainedError({
          headline: text('target.dirMissing', { file: entry, folder }),
          wayOut: [text('target.dirWayOut')],
        });
      }
      await provePython(findPython(folder, named), folder, modules);
    },
    files: { folder, leftOut },
    recipe: ({ host, port }) => ({
      file: startOf(findPython(folder, named)).file,
      args: [entry],
      env: {
        ...startOf(findPython(folder, named)).env,
        WAITRESS_HOST: host,
        WAITRESS_PORT: String(port),
        FLASK_ENV: 'production',
        FLASK_SECRET_KEY: 'a key for tests only',
        // Its banner goes through a buffer that is lost when the server is killed.
        PYTHONUNBUFFERED: '1',
        PYTHONUTF8: '1',
        // Compiled modules go beside the run, neither into the user's environment nor compiled at each start.
        PYTHONPYCACHEPREFIX: path.join(currentRun().folder, 'pycache'),
        // It asks this address at its start and waits forever on a mute listener: port 1 is refused,
        // at once or, where Windows tries again, after two seconds.
        REDIS_HOST: '127.0.0.1',
        REDIS_PORT: '1',
      },
    }),
  };
}
