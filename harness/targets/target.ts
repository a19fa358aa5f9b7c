import type { Settings } from '../config/env.ts';
import type { Readiness } from '../config/readiness.ts';
import type { Language } from '../language/text.ts';
import type { Abilities } from './abilities.ts';
import type { Budgets } from './budgets.ts';
import type { Catalogs } from './catalogs.ts';
import type { Environment } from './environment.ts';
import type { KnownDefect } from './known-defect.ts';
import type { Mask } from './mask.ts';
import type { Pages } from './pages.ts';
import type { Screen } from './screens.ts';
import type { StepLines } from './step-lines.ts';
import type { StorageMap } from './storage-map.ts';
import type { StrongerSetting } from './stronger-setting.ts';
import type { TroubleSigns, UsualSign } from './troubles.ts';
import type { Words } from './words.ts';

/** Where a server is to listen and what it may write to. */
export interface Place {
  readonly workspace: string;
  readonly host: string;
  readonly port: number;
}

/** How to start one server: an executable and its arguments, never a shell line. */
export interface Recipe {
  readonly file: string;
  readonly args: readonly string[];
  /** Beside what the machine hands down, or in its place; undefined takes a variable away. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The application's own files: they are only read. */
export interface ApplicationFiles {
  readonly folder: string;
  /** What a copy does without, as patterns for `leaveOut`. */
  readonly leftOut: readonly string[];
}

/** How one kind of wizard application comes to life. */
export interface StartRecipe {
  /** For the first launch of a run: builds what is to be built, proves that the parts are there, or throws the way out. */
  prepare(): Promise<void>;
  /** What each server gets a copy of; absent where its code stays where it is. */
  readonly files?: ApplicationFiles | undefined;
  /** Puts into a new workspace what no copy can. */
  fill?(place: Place): Promise<unknown>;
  recipe(place: Place): Recipe;
}

/** All that starting, watching and judging a server needs to know of what it serves. */
export interface Application {
  readonly name: string;
  readonly healthPath: string;
  /** Where a person begins, as a path. Default: `/`. */
  readonly entrance?: string;
  /** Which answer at the health path counts; absent where the settings say so. */
  readonly readiness?: Readiness | undefined;
  /** Its own files, which are only read; absent where they are not on this machine. */
  readonly folder: string | undefined;
  /** Absent where somebody else starts the server. */
  readonly start: StartRecipe | undefined;
  readonly troubleSigns: TroubleSigns;
  /** What it tells whatever a test does. Every other sign of trouble fails a test that has not announced it. */
  readonly usualSigns: readonly UsualSign[];
  readonly knownDefects: readonly KnownDefect[];
  /** Surroundings that people start it in; absent where nobody has said. */
  readonly environments?: readonly Environment[] | undefined;
  /** Pages of the installed application; absent where nobody has said. */
  readonly pages?: Pages | undefined;
  /** What names another database than the wizard is going to; absent where nobody has said. */
  readonly strongerSettings?: readonly StrongerSetting[] | undefined;
  /** Where it keeps what was typed; absent where nobody has said. */
  readonly storage?: StorageMap;
  /** Folder of the pictures that its pages are compared with; absent where there are none. */
  readonly pictures: string | undefined;
}

/** An application whose wizard keeps the contract, as data: tests ask it what it can do and says, never what it is. */
export interface Target extends Application {
  readonly abilities: Abilities;
  readonly words: Readonly<Record<Language, Words>>;
  /** The screens a person really meets on the way, in their order. */
  readonly screens: readonly Screen[];
  readonly budgets: Budgets;
  /** Absent where its language files are not on this machine. */
  readonly catalogs: Catalogs | undefined;
  readonly storage: StorageMap;
  readonly pages: Pages;
  readonly stepLines: StepLines;
  /** What differs on its pages from run to run, and says nothing in a picture. */
  readonly masks: readonly Mask[];
}

/** Makes a target out of the settings; one such function per file of this folder. */
export type TargetFactory = (settings: Settings) => Target;
