import { noteLost, type Output } from './lost-outputs.ts';

/**
 * The same reporter, which ends no run and changes no verdict when it cannot write: from its first error on it is told
 * nothing more, and the end of the run tells what was lost. Without it the reporter of Allure ends the whole run, and
 * that of Playwright turns it red.
 */
export function guardReporter<Reporter extends object>(
  reporter: Reporter,
  output: Output,
  place: string,
): Reporter {
  let isLost = false;
  const lose = (error: unknown) => {
    isLost = true;
    noteLost(output, place, error);
  };
  return new Proxy(reporter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (isLost) return undefined;
        try {
          const done: unknown = member.apply(target, args);
          return done instanceof Promise ? done.catch(lose) : done;
        } catch (error) {
          return lose(error);
        }
      };
    },
  });
}
