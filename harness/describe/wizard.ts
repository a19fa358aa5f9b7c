import type { Page } from '@playwright/test';
import type { Environment } from '../targets/environment.ts';
import type { KnownDefect } from '../targets/known-defect.ts';
import type { Pages } from '../targets/pages.ts';
import type { Place } from '../targets/target.ts';
import type { UsualSign } from '../targets/troubles.ts';

/** What a page says: the same for everybody, or in each of its languages. A string is the whole name, trimmed. */
export type Words<L extends string> = string | RegExp | Readonly<Record<L, string | RegExp>>;

/** What tells one screen from all others: an `address` is matched with path, query and fragment. */
export type Mark<L extends string> =
  | { readonly heading: Words<L> }
  /** Anywhere on the page: a string may be a part of what is said. */
  | { readonly text: Words<L> }
  | { readonly css: string }
  | { readonly address: RegExp };

/** A control as a person finds it; by CSS where neither role nor name will do. */
export type Control<L extends string> =
  | { readonly button: Words<L> }
  | { readonly link: Words<L> }
  | { readonly label: Words<L> }
  | { readonly css: string };

/** One question of a form, and what is answered. */
export type Question<A, L extends string> = {
  /** Where it is found. Default: the control whose `name` is the key of the question. */
  readonly at?: Control<L>;
  /** For what is typed: left empty it is refused; the words where they are known. */
  readonly required?: true | Words<L>;
} & (
  | { readonly type: (answers: A) => string }
  /** The value, or else the label, of an option of a select or of one radio button of a group. */
  | { readonly choose: (answers: A) => string }
  | { readonly tick: (answers: A) => boolean }
  /** The path of a file; nothing is laid in where it is undefined. */
  | { readonly upload: (answers: A) => string | undefined }
  /** A button that does something here, such as to test a connection: it is pressed, and waited for. */
  | { readonly press: true }
);

/** Answers that are not good enough: the person stays at the step and is told. */
export interface Refusal<A, L extends string> {
  /** Completes "is refused": `an e-mail address without @`. */
  readonly what: string;
  readonly change: (answers: A) => A;
  readonly says: Words<L>;
}

/** One screen of the wizard. */
export interface Step<A, L extends string> {
  /** As people call it; it names the tests. */
  readonly name: string;
  readonly shows: Mark<L>;
  /** In the order of answering, by the name that the form sends. */
  readonly asks?: Readonly<Record<string, Question<A, L>>>;
  /** Pressed to leave it. `itself`: it goes on alone when its work is done. */
  readonly goesOn: Control<L> | 'itself';
  /** Whether these answers lead to it. Default: every answer does. */
  readonly when?: (answers: A) => boolean;
  /** Shown or not as the surroundings are, such as what an earlier installation left. */
  readonly maybe?: true;
  /** Leaving it installs. A wizard may say so of several steps: after the last one all is there. */
  readonly installs?: true;
  /**
   * How long it may take to leave it, milliseconds, though nothing moves on the page meanwhile. Default: until nothing
   * has moved for three seconds, and 30,000 at most.
   */
  readonly limitMs?: number;
  /** What no list of questions can say; done before `asks`. */
  readonly act?: (page: Page, answers: A, place: { readonly workspace: string | undefined }) => Promise<void>;
  readonly refuses?: readonly Refusal<A, L>[];
}

/** How one server of the application comes to life, in a private folder of its own. */
export interface Start {
  /** Its files, relative to the description: each server works in a copy. Absent where `fill` makes the folder, or the program needs none. */
  readonly folder?: string;
  /** What a copy does without, as patterns like those of `WIZARD_LEAVE_OUT`. Default: `.git` and `.env`. */
  readonly leaveOut?: readonly string[];
  /** Puts into the private folder what a copy cannot, once before the first start there. */
  readonly fill?: (place: Place) => Promise<unknown>;
  /** An executable and its arguments, never a shell line; it works in the private folder. */
  readonly command: (place: Place) => {
    readonly file: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

/** Which answer says that the server can work, before and after the installation. Default: any below 500 at the entrance. */
export interface Ready {
  readonly path: string;
  /** As for `WIZARD_READY_STATUS`: `200-299,401`. Default: 200 to 299. */
  readonly status?: string;
  readonly text?: string;
}

/** An empty database of one server of the application, and the user that owns it. */
export interface OwnDatabase {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  /** A secret, as those of {@link Maker.secret}. */
  readonly password: string;
}

/** What answers are made of. */
export interface Maker<L extends string> {
  readonly language: L;
  /** As `database` of the description asks for it; empty words where nobody does, or somebody else has started the server. */
  readonly database: OwnDatabase;
  /** The private folder of the server; undefined where somebody else has started it. */
  readonly workspace: string | undefined;
  /** A password, another one at each call. What comes from here may appear in no page, address, log or record. */
  secret(): string;
  /** Eight letters, others at each call. */
  unique(): string;
}

/** The sign-in, which proves that an administrator is there. */
export interface SignIn<A, L extends string> {
  readonly path: string;
  readonly asks: Readonly<Record<string, Question<A, L>>>;
  readonly goesOn: Control<L>;
  /** What only somebody who is signed in sees. */
  readonly shows: Mark<L>;
  /** The same answers, with an administrator of another name; absent where nobody is asked for one. */
  readonly calls?: (answers: A, name: string) => A;
}

/** What an address answers to a stranger once all is installed. */
export type Closed<L extends string> =
  | { readonly status: number }
  /** The path it leads to, or the beginning of it; `/` is met exactly. */
  | { readonly leadsTo: string }
  | { readonly says: Words<L> };

/** An install wizard: everything that the suite has to know of it. */
export interface Wizard<A = unknown, L extends string = string> {
  /** Names it in reports and logs: letters, digits, dashes. */
  readonly name: string;
  /** Absent where somebody else starts it: then `WIZARD_BASE_URL` says where it is. */
  readonly start?: Start;
  readonly ready?: Ready;
  /** Path of the first page. */
  readonly entrance: string;
  /** The languages it can be walked in, as BCP 47 tags; the first is the one that tests speak. Default: `en`. */
  readonly languages?: readonly [L, ...L[]];
  /** Each server gets a database of such an engine, for its answers; where there can be none, tests are skipped. */
  readonly database?: 'mysql' | 'postgresql';
  /** Good answers in a language, others at each call. */
  readonly answers: (make: Maker<L>) => A;
  readonly steps: readonly [Step<A, L>, ...Step<A, L>[]];
  /**
   * Where somebody who comes back in the middle goes on: at the first step, or at the one that was shown last. Or by
   * step, such as `{ account: 'shop' }`: one that is not named is shown again. Default: `first`.
   */
  readonly resumes?: 'first' | 'furthest' | Readonly<Record<string, string>>;
  /** What is shown when all is installed. */
  readonly end: Mark<L>;
  /** What a person has to do by hand before it works, such as to lay a file in place. */
  readonly handWork?: (page: Page, place: { readonly workspace: string | undefined }) => Promise<void>;
  readonly signIn?: SignIn<A, L>;
  /** By path: what each must answer once all is installed. The entrance at least should be here. */
  readonly closed?: Readonly<Record<string, Closed<L>>>;
  /** Pages of the installed application by their path, and who may open each. */
  readonly pages?: Pages;
  /** Trouble that it always tells of, and why that is no fault of a test. */
  readonly usualSigns?: readonly UsualSign[];
  /** Surroundings that people start it in, such as a setting that is missing, and whether it then starts or refuses. */
  readonly environments?: readonly Environment[];
  /** What it is known to get wrong. */
  readonly knownDefects?: readonly KnownDefect[];
}

/**
 * Checks a description while it is written: it gives back what it is given.
 * @example export default defineWizard({ name: 'shop', entrance: '/setup', ... })
 */
export function defineWizard<A, const L extends string = 'en'>(wizard: Wizard<A, L>): Wizard<A, L> {
  return wizard;
}
