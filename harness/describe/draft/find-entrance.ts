import type { Page } from '@playwright/test';
import { chooseMove } from './choose-move.ts';
import type { PageReading } from './page-reading.ts';
import { visit } from './visit.ts';

/** Where wizards are, if the application does not lead there by itself. */
const usualPaths = ['/install', '/install.php', '/install/', '/setup', '/setup/', '/installer/', '/wizard'];

const wizardWords =
  /install|set ?up|wizard|configur|welcome|get(ting)? started|langu|assistant|bienvenue|einricht/i;

/** The path at which the wizard begins: where the root leads, to which it has a link, or one of the usual ones. */
export async function findEntrance(page: Page, language: string): Promise<string> {
  const { reading, leadsTo } = await visit(page, '/');
  const shown = reading.address.split(/[?#]/, 1).join();
  const move = chooseMove(reading, language);
  if (move?.path !== undefined && /install|set ?up/i.test(move.name)) return move.path;
  if (isWizard(reading, language)) return leadsTo ?? shown;
  for (const path of usualPaths) {
    const found = await visit(page, path);
    if (found.status < 400 && isWizard(found.reading, language)) return path;
  }
  return leadsTo ?? shown;
}

function isWizard(reading: PageReading, language: string): boolean {
  const { headings, controls, lines } = reading;
  const words = [...headings, ...controls.map(({ name }) => name), lines[0] ?? ''].join(' ');
  return wizardWords.test(words) && chooseMove(reading, language) !== undefined;
}
