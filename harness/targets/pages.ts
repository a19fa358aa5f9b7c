/** Who may open a page; whoever is signed in as an administrator may open all. */
export type Audience = 'everybody' | 'accounts' | 'administrators';

/** For an application that refuses with the status of a page: what only those it is for are shown, as it is sent. */
export interface ToldPage {
  readonly to: Audience;
  readonly says: string;
}

/** Pages of the installed application by their path, and who may open each. */
export type Pages = Readonly<Record<string, Audience | ToldPage>>;

/** Of a wizard that keeps the contract, and of which no more is known. */
export const contractPages: Pages = { '/dashboard': 'accounts' };
