/** Who may open a page; whoever is signed in as an administrator may open all. */
export type Audience = 'everybody' | 'accounts' | 'administrators';

/** Pages of the installed application by their path, and who may open each. */
export type Pages = Readonly<Record<string, Audience>>;

/** Of a wizard that keeps the contract, and of which no more is known. */
export const contractPages: Pages = { '/dashboard': 'accounts' };
