/** When a route is open: in the wizard's time, in that of the installed application, or in both. */
export type Zone = 'wizard' | 'app' | 'always';

export interface Route {
  readonly address: string;
  readonly zone: Zone;
  /** Who has a wizard under way goes back to its beginning there, as a person may. */
  readonly startsAnew?: true;
}

/** The addresses an application with a wizard has, or that somebody may try instead of them. */
export const routes: readonly Route[] = [
  { address: '/', zone: 'app' },
  { address: '/install', zone: 'wizard' },
  { address: '/install/', zone: 'wizard' },
  { address: '/install/step', zone: 'wizard' },
  { address: '/install/step/', zone: 'wizard' },
  { address: '/install/step?step=finalize', zone: 'wizard' },
  { address: '/install/?step=done', zone: 'wizard' },
  { address: '/install/finalize', zone: 'wizard' },
  { address: '/install/done', zone: 'wizard' },
  { address: '/install/verify-db', zone: 'wizard' },
  { address: '/install/%2e%2e%2fdashboard', zone: 'wizard' },
  { address: '/%69nstall/step', zone: 'wizard' },
  { address: '/INSTALL/', zone: 'app' },
  { address: '/installed', zone: 'app' },
  { address: '/dashboard', zone: 'app' },
  { address: '/dashboard/', zone: 'app' },
  { address: '/auth/logout', zone: 'app' },
  { address: '/admin/users/', zone: 'app' },
  { address: '/authors', zone: 'app' },
  { address: '/lang/en', zone: 'always' },
  { address: '/lang/fr?start=1', zone: 'always', startsAnew: true },
  { address: '/health', zone: 'always' },
  { address: '/api/health', zone: 'always' },
];
