import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { settings } from '../config/env.ts';
import { type Route, routes } from '../targets/routes.ts';
import { type Screen, screens } from '../targets/screens.ts';
import { type StepName, steps } from '../targets/steps.ts';
import type { Fields } from './answer-fields.ts';

/** A request that nobody offered to the one who sends it. */
export interface ForcedRequest {
  readonly name: string;
  readonly method: string;
  readonly address: string;
  readonly form?: Fields;
  /** What it must be answered with: an open page may be read, anything else is refused or leads away. */
  readonly mayBeRead: boolean;
  /** It knocks at the wizard, not at the application behind it. */
  readonly isWizards: boolean;
  readonly startsAnew?: true | undefined;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
const unknownSteps = [
  '',
  'done',
  '0',
  '__proto__',
  'constructor',
  'finalize ',
  'db_test\nfinalize',
  'FINALIZE',
];

/** Answers to every question at once: whatever a step out of order takes of them must not be kept. */
const planted: Fields = {
  welcome_shown: '1',
  requirements_checked: '1',
  db_uri: 'sqlite:///planted.db',
  db_type: 'sqlite',
  sqlite_dbname: 'planted.db',
  cache_backend: 'filesystem',
  admin_username: 'planted',
  admin_email: 'planted@example.com',
  admin_password: 'Aa1-planted-1',
  admin_password_confirm: 'Aa1-planted-1',
  backup_ok: '1',
  backup_checksum: '0'.repeat(64),
  backup_filename: 'planted.tar.gz',
  is_admin: '1',
};

/** Each method with each route. */
export function listRouteRequests(time: 'wizard' | 'app'): readonly (readonly ForcedRequest[])[] {
  return methods.map((method) => routes.map((route) => nameRequest(route, method, time)));
}

/** A post of each step that there is and of some that there are not; the last step first. */
export function listStepPosts(fields: Fields = {}): readonly ForcedRequest[] {
  return [...unknownSteps, ...(Object.keys(steps) as StepName[]).reverse()].map((step) =>
    postStep(step, fields),
  );
}

/** A post of each step that nobody may take who has come no further than `screen`. */
export function listEarlyPosts(screen: Screen, fields: Fields): readonly ForcedRequest[] {
  const isEarly = (step: StepName) => screens.indexOf(steps[step]) > screens.indexOf(screen);
  const early = (Object.keys(steps) as StepName[]).filter(isEarly);
  return [...unknownSteps, ...early].map((step) => postStep(step, fields));
}

/** What came back: the status, and where it leads if it does. */
export interface ForcedAnswer {
  readonly status: number;
  readonly location: string;
}

/**
 * Sends them side by side, follows nothing and gives the answer to each. Without Playwright: its trace keeps all of a
 * request, and there are thousands of these.
 * @param cookie the session they are sent in, as a `Cookie` header; empty for none
 */
export async function forceAll(
  base: string,
  cookie: string,
  requests: readonly ForcedRequest[],
): Promise<readonly (readonly [ForcedRequest, ForcedAnswer])[]> {
  const rejectUnauthorized = !settings.readiness.ignoresHttpsErrors;
  const agent = base.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true, rejectUnauthorized })
    : new HttpAgent({ keepAlive: true });
  try {
    return await Promise.all(
      requests.map(async (forced) => [forced, await force(base, cookie, agent, forced)] as const),
    );
  } finally {
    agent.destroy();
  }
}

function force(
  base: string,
  cookie: string,
  agent: HttpAgent,
  { method, address, form }: ForcedRequest,
): Promise<ForcedAnswer> {
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    ...(cookie !== '' && { cookie }),
    ...(body !== undefined && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }),
  };
  return new Promise((resolve, reject) => {
    const send = base.startsWith('https:') ? requestHttps : requestHttp;
    const request = send(base + address, { method, headers, agent }, (response) => {
      const { statusCode: status = 0, headers } = response;
      response.resume().once('end', () => resolve({ status, location: headers.location ?? '' }));
      response.once('error', reject);
    });
    request.once('error', reject).end(body);
  });
}

function nameRequest({ address, zone, startsAnew }: Route, method: string, time: string): ForcedRequest {
  const isRead = method === 'GET' || method === 'HEAD';
  const mayBeRead = isRead && (zone === 'always' || zone === time);
  return {
    name: `${method} ${address}`,
    method,
    address,
    mayBeRead,
    isWizards: zone === 'wizard',
    startsAnew,
  };
}

function postStep(step: string, fields: Fields): ForcedRequest {
  const form = { ...planted, ...fields, step };
  return {
    name: `step ${JSON.stringify(step)}`,
    method: 'POST',
    address: '/install/step',
    form,
    mayBeRead: false,
    isWizards: true,
  };
}
