import type { Screen } from '../targets/screens.ts';
import { adminFields, databaseFields, type Fields, redisFields } from './answer-fields.ts';
import type { Answers } from './answers.ts';

/** A way on from a screen: the form to post, known by its step, and what is typed into it. */
export interface Move {
  readonly step: string;
  /** A field that tells the form from others that post the same step. */
  readonly having?: string;
  readonly fields?: Fields;
  readonly file?: string;
}

/**
 * The ways on from a screen, best first: wizards differ in the order of their steps and in what a screen offers, so
 * whoever walks takes the first one that the page has a form for.
 */
export function findMoves(screen: Screen, wanted: Screen, answers: Answers): readonly Move[] {
  const { database, cache, backup, admin } = answers;
  const wantsBackup = backup !== undefined || wanted === 'upload_form' || wanted === 'upload';
  const moves: Readonly<Record<Screen, readonly Move[]>> = {
    language: [],
    welcome: [{ step: 'requirements' }],
    requirements: [{ step: 'db_form' }],
    db_form: [
      {
        step: 'db_test',
        having: Object.keys(databaseFields(database))[0] ?? 'step',
        fields: databaseFields(database),
      },
    ],
    db_test: [
      ...(wantsBackup && wanted !== 'cache_config' && wanted !== 'cache_test'
        ? [{ step: 'upload_form' }]
        : []),
      { step: 'cache_config' },
      { step: 'admin_form' },
    ],
    cache_config: [{ step: 'cache_test', fields: { cache_backend: cache.backend, ...redisFields(cache) } }],
    cache_test: [{ step: 'upload_form' }, { step: 'admin_form' }],
    upload_form: [
      ...(backup === undefined ? [] : [{ step: 'upload', file: backup }]),
      { step: 'admin_form' },
    ],
    upload: [{ step: 'admin_form' }],
    admin_form: [{ step: 'admin', fields: adminFields(admin) }],
    summary: [{ step: 'finalize' }],
    done: [],
  };
  return moves[screen];
}
