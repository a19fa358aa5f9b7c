import type { Screen } from '../targets/screens.ts';
import type { Answers } from './answers.ts';

/**
 * The screens that somebody with these answers meets. Where the backup is not on everybody's way, it is a detour
 * after the connection test, for those who bring one.
 */
export function planRoute(
  screens: readonly Screen[],
  { backup }: Pick<Answers, 'backup'>,
): readonly Screen[] {
  if (backup === undefined) return screens.filter((screen) => screen !== 'upload');
  if (screens.includes('upload_form')) return screens;
  return screens.flatMap((screen): Screen[] =>
    screen === 'db_test' ? [screen, 'upload_form', 'upload'] : [screen],
  );
}
