import path from 'node:path';
import { type Screen, screens } from './screens.ts';
import type { EnvValues, StorageMap, StoredDatabase } from './storage-map.ts';

/** The reference shows every screen; a backup's result only to somebody who brought one. */
export const referenceScreens: readonly Screen[] = screens;

/** The same on every engine. */
const columns = {
  admin_history: ['action', 'created_at', 'id', 'user_id'],
  content: ['author_id', 'body', 'created_at', 'id', 'title'],
  settings: ['key', 'value'],
  user_preferences: ['id', 'language', 'user_id'],
  users: ['created_at', 'email', 'id', 'is_active', 'is_admin', 'password_hash', 'role', 'username'],
};

/** Where the reference keeps what was typed. */
export const referenceStorage: StorageMap = {
  flagFile: path.join('instance', 'installed.flag'),
  flagContent: 'installed\n',
  settingsFile: '.env',
  databaseFolder: 'instance',
  sessionFolder: path.join('instance', 'sessions'),
  firstRows: (language) => ({
    settings: [{ key: 'default_language', value: language }],
    user_preferences: [{ user_id: 1, language }],
    admin_history: [{ user_id: 1, action: 'install' }],
  }),
  wizardSessions: path.join('instance', 'sessions'),
  cacheFolder: path.join('instance', 'cache'),
  // The cost that OWASP asks of argon2id, to the letter.
  passwordHash: /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
  leastFreeBytes: 500 * 1024 * 1024,
  tables: Object.keys(columns),
  columns,
  readDatabase,
  readCache: (values) => ({
    backend: values['CACHE_BACKEND'],
    host: values['REDIS_HOST'],
    port: values['REDIS_PORT'],
    password: values['REDIS_PASSWORD'],
    db: values['REDIS_DB'],
  }),
  readLanguage: (values) => values['DEFAULT_LANGUAGE'],
};

function readDatabase(values: EnvValues, workspace: string): StoredDatabase {
  const engine = values['DB_TYPE'] as StoredDatabase['engine'];
  const name = values['DB_NAME'] ?? '';
  if (engine === 'sqlite') return { engine, file: path.join(workspace, 'instance', name) };
  return {
    engine,
    host: values['DB_HOST'] ?? '',
    port: Number(values['DB_PORT']),
    name,
    user: values['DB_USER'] ?? '',
    password: values['DB_PASSWORD'] ?? '',
  };
}
