import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Screen } from './screens.ts';
import type { EnvValues, StorageMap, StoredDatabase } from './storage-map.ts';

/** Its cache screens exist and are never drawn, nor is its last one: the wizard leads past them. */
export const xFilamentaScreens: readonly Screen[] = [
  'language',
  'welcome',
  'requirements',
  'db_form',
  'db_test',
  'admin_form',
  'summary',
];

/** Where X-Filamenta-Python keeps what was typed: one address for the database, nothing for the cache. */
export const xFilamentaStorage: StorageMap = {
  flagFile: path.join('instance', 'installed.flag'),
  flagContent: 'installed\n',
  settingsFile: '.env',
  databaseFolder: 'instance',
  sessionFolder: path.join('instance', 'sessions'),
  tables: ['admin_history', 'content', 'settings', 'user_preferences', 'users'],
  passwordHash: /^(scrypt|pbkdf2):/,
  readDatabase,
  readCache: (values) => ({
    backend: values['CACHE_BACKEND'] ?? values['CACHE_TYPE'],
    host: values['REDIS_HOST'],
    port: values['REDIS_PORT'],
    password: values['REDIS_PASSWORD'],
    db: values['REDIS_DB'],
  }),
  readLanguage: (values) => values['DEFAULT_LANGUAGE'],
};

function readDatabase(values: EnvValues): StoredDatabase {
  const address = new URL(values['SQLALCHEMY_DATABASE_URI'] ?? '');
  if (address.protocol === 'sqlite:') {
    return { engine: 'sqlite', file: fileURLToPath(address.href.replace('sqlite:', 'file:')) };
  }
  return {
    engine: address.protocol.startsWith('mysql') ? 'mysql' : 'postgresql',
    host: address.hostname,
    port: Number(address.port),
    name: decodeURIComponent(address.pathname.slice(1)),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
  };
}
