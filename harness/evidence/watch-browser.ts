import type { BrowserContext, Request } from '@playwright/test';
import type { Question, Timeline } from './timeline.ts';
import { weighAnswer } from './weight.ts';

/** The browser tells in its console as well of each request that failed; one of the two is enough. */
const failedRequest = /^Failed to load resource: /;
/**
 * Nobody has failed: a page that is left ends what it was still loading, and so does a server that its test stops. One
 * that dies unasked is told by itself.
 */
const leftBehind = /^net::ERR_(ABORTED|EMPTY_RESPONSE|CONNECTION_\w+)$/;

/** Puts all that the pages of a context do into a timeline; what no test wants to see becomes a problem there. */
export function watchBrowser(context: BrowserContext, timeline: Timeline, origin: string): void {
  if (!timeline.isKept) return;
  const own = new URL(origin).hostname;
  /** That somebody else is asked is the trouble, whatever he answers. */
  const addFailed = (request: Request, outcome: string) => {
    if (foreignHost(request.url(), own) === undefined)
      timeline.addProblem('failed request', 'browser', `${nameRequest(request)} ${outcome}`);
  };
  const questions = new WeakMap<Request, Question>();
  context.on('request', (request) => {
    questions.set(request, timeline.ask('browser', nameRequest(request)));
    const host = foreignHost(request.url(), own);
    if (host !== undefined)
      timeline.addProblem('foreign host', 'browser', `${host} (${nameRequest(request)})`);
  });
  context.on('response', (response) => {
    const request = response.request();
    // As the browser measured it: we are told later, after the server has answered and written its lines. What a test
    // answers itself has no such time.
    const { startTime } = request.timing();
    questions.get(request)?.answer(String(response.status()), {
      atMs: startTime > 0 ? Math.floor(startTime) : Date.now(),
      weight: weighAnswer(new URL(request.url()).pathname, response.status()),
    });
    if (response.status() >= 400) addFailed(request, String(response.status()));
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason === 'net::ERR_ABORTED') questions.get(request)?.leave(reason);
    else questions.get(request)?.answer(reason, { weight: 'warning' });
    if (!leftBehind.test(reason)) addFailed(request, reason);
  });
  context.on('console', (message) => {
    const weight = message.type() === 'error' ? 'warning' : 'little';
    timeline.add('browser', `console.${message.type()}: ${message.text()}`, { weight });
    if (message.type() === 'error' && !failedRequest.test(message.text()))
      timeline.addProblem('console error', 'browser', message.text());
  });
  context.on('weberror', (error) => {
    const { message } = error.error();
    timeline.add('browser', `page error: ${message}`, { weight: 'error' });
    timeline.addProblem('page error', 'browser', message);
  });
}

/** The query stays out: it may hold what a person typed. */
function nameRequest(request: Request): string {
  const { pathname, protocol } = new URL(request.url());
  return `${request.method()} ${protocol.startsWith('http') ? pathname : protocol}`;
}

/** A host that is neither the server's nor this machine; undefined for one that is, and for what asks nobody. */
function foreignHost(address: string, own: string): string | undefined {
  const { protocol, hostname } = new URL(address);
  const isOfMachine = hostname === own || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  return /^(https?|wss?):$/.test(protocol) && !isOfMachine ? hostname : undefined;
}
