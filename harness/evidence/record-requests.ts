import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Timeline } from './timeline.ts';
import { weighAnswer } from './weight.ts';

type Send = (address: string, options?: { readonly method?: string }) => Promise<APIResponse>;

const verbs: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'fetch']);

/**
 * The same way to the server, written down in a timeline. Whoever asks without a browser wants to see each answer,
 * so none of them is a problem.
 */
export function recordRequests(request: APIRequestContext, timeline: Timeline): APIRequestContext {
  if (!timeline.isKept) return request;
  return new Proxy(request, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const call = member.bind(target);
      return typeof name === 'string' && verbs.has(name) ? record(name, call, timeline) : call;
    },
  });
}

function record(verb: string, send: Send, timeline: Timeline): Send {
  return async (address, options) => {
    const method = verb === 'fetch' ? (options?.method ?? 'GET') : verb.toUpperCase();
    // The query stays out: it may hold what a person typed.
    const { pathname } = new URL(address, 'http://server');
    const question = timeline.ask('http', `${method} ${pathname}`);
    try {
      const response = await send(address, options);
      question.answer(String(response.status()), { weight: weighAnswer(pathname, response.status()) });
      return response;
    } catch (error) {
      question.leave((error as Error).message.split('\n', 1).join());
      throw error;
    }
  };
}
