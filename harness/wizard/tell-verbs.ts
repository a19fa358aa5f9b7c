import { text } from '../language/text.ts';

/** Runs what a person does, and tells it to whoever looks on; without one it is just done. */
export type Tell = <Result>(title: string, act: () => Promise<Result>) => Promise<Result>;

type Verb = (...args: unknown[]) => Promise<unknown>;

export const tellNobody: Tell = (_, act) => act();

/**
 * The same page object, which tells each of its verbs in words: `Administrator: submit`. What is typed is never told, for
 * it may be a password. Verbs are the async functions; one that only reads returns what Playwright gives it.
 * @param name the step as a person sees it called
 */
export function tellVerbs<PageObject extends object>(name: string, page: PageObject, tell: Tell): PageObject {
  return new Proxy(page, {
    get(target, key) {
      // Asked of the object itself: a proxy has none of its private fields.
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      if (!isVerb(member)) return member.bind(target);
      return (...args: unknown[]) =>
        tell(
          text('step.verb', { name, verb: nameVerb(String(key)) }),
          () => member.apply(target, args) as Promise<unknown>,
        );
    },
  });
}

function isVerb(member: object): member is Verb {
  return member.constructor.name === 'AsyncFunction';
}

/** Verbs as methods are called, in the language of who reads the report. */
const verbs = [
  'fill',
  'submit',
  'goOn',
  'remove',
  'retry',
  'upload',
  'skip',
  'goBackTo',
  'goTo',
  'test',
  'useFilesInstead',
  'testConnection',
  'restoreBackup',
  'goToSignIn',
  'choose',
  'open',
  'signIn',
  'removeBackup',
  'finalize',
] as const;

function nameVerb(method: string): string {
  const verb = verbs.find((known) => known === method);
  return verb === undefined ? method : text(`verb.${verb}`);
}
