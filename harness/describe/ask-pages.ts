import type { APIRequestContext } from '@playwright/test';
import type { Audience, Pages } from '../targets/pages.ts';

/** As whom pages are asked for. */
export type Guest = 'visitor' | 'account' | 'administrator';

/** Names that code likes to give rights to, in place of asking what an account may do. */
export const likelyNames = ['admin', 'Admin', 'administrator', 'root'] as const;

const open: Readonly<Record<Guest, readonly Audience[]>> = {
  visitor: ['everybody'],
  account: ['everybody', 'accounts'],
  administrator: ['everybody', 'accounts', 'administrators'],
};

/**
 * Asks for each page as somebody, and follows no redirect: who may open it is given it (2xx, and what it says), who may
 * not is refused, led away or told something else.
 * @param request whose cookies say who it is
 * @returns the answers that are otherwise: `/admin/ is for administrators: 200 for a visitor`
 */
export async function findWrongAnswers(
  request: APIRequestContext,
  pages: Pages,
  guest: Guest,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [path, page] of Object.entries(pages)) {
    const { to, says } = typeof page === 'string' ? { to: page, says: '' } : page;
    const answer = await request.get(`.${path}`, { maxRedirects: 0, failOnStatusCode: false });
    const isGiven = answer.ok() && (await answer.text()).includes(says);
    const isRight = isGiven === open[guest].includes(to) && answer.status() < 500;
    if (!isRight) wrong.push(`${path} is for ${to}: ${answer.status()} for ${nameGuest[guest]}`);
  }
  return wrong;
}

const nameGuest: Readonly<Record<Guest, string>> = {
  visitor: 'a visitor',
  account: 'an account',
  administrator: 'the administrator',
};
