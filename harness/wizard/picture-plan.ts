import type { Language } from '../language/text.ts';
import type { Screen } from '../targets/screens.ts';
import type { Target } from '../targets/target.ts';
import type { Trouble } from '../targets/troubles.ts';
import { planRoute } from './route.ts';

/** The two windows that layouts are made for. */
export const viewports = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** How a state is looked at. */
export interface Look {
  readonly viewport: keyof typeof viewports;
  readonly scheme: 'light' | 'dark';
}

/** In an order that changes the window once. */
const looks: readonly Look[] = [
  { viewport: 'desktop', scheme: 'light' },
  { viewport: 'desktop', scheme: 'dark' },
  { viewport: 'phone', scheme: 'dark' },
  { viewport: 'phone', scheme: 'light' },
];

/** What can go wrong, with the screen that it goes wrong on; some needs no screen at all. */
const faults = {
  expired_form: 'welcome',
  requirements_failed: 'requirements',
  db_form_refused: 'db_form',
  db_test_failed: 'db_test',
  cache_test_failed: 'cache_test',
  backup_refused: 'upload',
  admin_refused: 'admin_form',
  finalize_failed: 'summary',
  sign_in_refused: undefined,
  not_found: undefined,
} as const satisfies Record<string, Screen | undefined>;

export type Fault = keyof typeof faults;

/** What the server and the browser tell of a state; an answer that is refused is nothing to them. */
const troubles: Readonly<Partial<Record<PictureState, readonly Trouble[]>>> = {
  expired_form: ['forged request', 'page that is refused'],
  db_test_failed: ['failed connection test'],
  cache_test_failed: ['failed cache test'],
  backup_refused: ['refused backup'],
  finalize_failed: ['failed installation'],
  sign_in_refused: ['refused sign-in'],
  not_found: ['page that is refused'],
};

/** What whoever leads a browser into a state has to announce. */
export function listTroubles(state: PictureState): readonly Trouble[] {
  return troubles[state] ?? [];
}

/** A page that a person can come to, and that has pictures. */
export type PictureState = Screen | 'sign_in' | 'dashboard' | Fault;

type Photographed = Pick<Target, 'screens' | 'abilities'>;

/** The states that a target has pictures of, in the order in which a person meets them; what goes wrong comes last. */
export function listPictureStates(target: Photographed): PictureState[] {
  return [...listGoodStates(target), ...listFaults(target)];
}

/** The same in an order in which one server can show them all: what needs no screen needs an installation. */
export function listShownStates(target: Photographed): PictureState[] {
  const [onScreens, afterwards] = [true, false].map((hasScreen) =>
    listFaults(target).filter((fault) => (faults[fault as Fault] !== undefined) === hasScreen),
  ) as [PictureState[], PictureState[]];
  return [...onScreens, ...listGoodStates(target), ...afterwards];
}

/** Those that somebody meets whose installation goes well. A wizard that shows no last screen is finished all the same. */
export function listGoodStates({ screens }: Photographed): PictureState[] {
  const route = planRoute(screens, { backup: 'any' }).filter((screen) => screen !== 'done');
  return [...route, 'done', 'sign_in', 'dashboard'];
}

/** Those in which something went wrong, as far as the target has the screens for them. */
export function listFaults({ screens }: Photographed): PictureState[] {
  const route = planRoute(screens, { backup: 'any' });
  const possible = Object.entries(faults).filter(
    ([, screen]) => screen === undefined || route.includes(screen),
  );
  return possible.map(([fault]) => fault as Fault);
}

/** The looks that a target has pictures in. */
export function listLooks({ abilities }: Photographed): readonly Look[] {
  return looks.filter(({ scheme }) => scheme === 'light' || abilities.darkScheme);
}

/** A picture's place below a folder of pictures: the folder of its state, and its file. */
export function namePicture(
  state: PictureState,
  language: Language,
  { viewport, scheme }: Look,
): readonly [string, string] {
  return [state, `${language}-${viewport}-${scheme}.png`];
}

/** The places of all the pictures that a target has, with `/`. */
export function listPictures(target: Photographed): string[] {
  return listPictureStates(target).flatMap((state) =>
    (['en', 'fr'] as const).flatMap((language) =>
      listLooks(target).map((look) => namePicture(state, language, look).join('/')),
    ),
  );
}
