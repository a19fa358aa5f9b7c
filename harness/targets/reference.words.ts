import type { Words } from './words.ts';

const en: Words = {
  title: /Installation wizard$/i,
  headings: {
    language: /language/i,
    welcome: /^Welcome/,
    requirements: /requirements$/i,
    db_form: /^Database/,
    db_test: /^Database|^Connection/,
    cache_config: /^Cache/,
    cache_test: /^Cache/,
    upload_form: /backup/i,
    upload: /backup/i,
    admin_form: /^Administrator/,
    summary: /summary/i,
    done: /^Installation completed/,
  },
  buttons: {
    continue: /^Continue( →)?$/,
    testConnection: /^Test connection$/,
    retry: /^Retry$/,
    restoreBackup: /^Restore a backup$/,
    uploadBackup: /^Upload backup$/,
    skipBackup: /^Continue without backup$/,
    removeBackup: /^Remove backup( ✕)?$/,
    testCache: /^Continue( →)?$/,
    fallback: /filesystem/i,
    finalize: /^Finalize installation ✓$/,
    signIn: /^Sign in$/,
  },
  notices: {
    connected: /Connection successful/,
    redisReady: /Redis/,
    filesystemReady: /Filesystem/i,
    fallback: /filesystem/i,
    backupValid: /Valid backup/,
  },
  problems: {} as Words['problems'],
  crumbs: [],
  dashboard: /^Dashboard$/,
};

/** What the reference wizard says. */
export const referenceWords: Readonly<Record<'en' | 'fr', Words>> = { en, fr: en };
