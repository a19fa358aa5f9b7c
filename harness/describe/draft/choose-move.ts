import type { ControlReading, PageReading } from './page-reading.ts';
import { forwardWords, otherWords, signInWords, withoutWords } from './words.ts';

/** Less says nothing of where it leads. */
const leastWorth = 3;

/**
 * What a person presses to go on.
 * @param language whose name may stand on a link, where there is nothing else to press
 */
export function chooseMove(reading: PageReading, language: string): ControlReading | undefined {
  const wantsFile = reading.fields.some(({ type }) => type === 'file');
  const buttons = reading.controls
    .filter(({ kind }) => kind === 'button')
    .map((control) => ({ control, worth: weigh(control, reading, wantsFile) }))
    .filter(({ worth }) => worth >= leastWorth);
  // Of equals the first: nothing that is better follows.
  const best = buttons.reduce<(typeof buttons)[number] | undefined>(
    (one, other) => (one === undefined || other.worth > one.worth ? other : one),
    undefined,
  );
  return best?.control ?? chooseLink(reading, language);
}

function weigh(control: ControlReading, { fields }: PageReading, wantsFile: boolean): number {
  const { name, form, isSubmit, isPrimary, isAside } = control;
  const own = fields.filter((field) => field.form === form && field.type !== 'file').length;
  const isWithout = wantsFile && withoutWords.test(name);
  return [
    isSubmit ? 4 : 0,
    isSubmit ? Math.min(own, 4) : 0,
    forwardWords.test(name) ? 4 : 0,
    isPrimary ? 2 : 0,
    isWithout ? 6 : 0,
    otherWords.test(name) && !isWithout ? -20 : 0,
    signInWords.test(name) ? -4 : 0,
    isAside ? -8 : 0,
  ].reduce((sum, each) => sum + each, 0);
}

function chooseLink({ controls }: PageReading, language: string): ControlReading | undefined {
  const links = controls.filter(
    ({ kind, path, name, isAside }) =>
      kind === 'link' && path !== undefined && !isAside && !otherWords.test(name) && !signInWords.test(name),
  );
  const own = nameOf(language);
  return (
    links.find(({ name }) => forwardWords.test(name)) ??
    links.find(({ name }) => name.toLowerCase().includes(own)) ??
    links.find(({ isPrimary }) => isPrimary)
  );
}

/** As its speakers call it. */
function nameOf(language: string): string {
  return (new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language).toLowerCase();
}
