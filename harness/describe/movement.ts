import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';

const lookEveryMs = 50;
/** Most pages are there by then: only on the others it is watched what moves. */
const watchAfterMs = 500;
/** After a press, a page that is going to change has begun to by then. */
const settledMs = 500;

/** How long something is waited for. */
export interface Patience {
  /** For so long nothing may move on the page, milliseconds: then it does not come. */
  readonly quietMs: number;
  /** Whatever moves: not longer than this, milliseconds. */
  readonly limitMs: number;
}

/** Longer than scripts pause that ask again and again how far something is. */
export const patience: Patience = { quietMs: 3_000, limitMs: 30_000 };

/** Whether a page still moves: what it loads, asks for or draws. So it is waited as long as the application needs. */
export class Movement {
  readonly #page: Page;
  readonly #underWay = new Set<Request>();
  #changes = 0;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      this.#underWay.add(request);
      this.#changes += 1;
    });
    const end = (request: Request) => {
      this.#underWay.delete(request);
      this.#changes += 1;
    };
    page.on('requestfinished', end);
    page.on('requestfailed', end);
  }

  /**
   * Looks until there is something to see.
   * @returns undefined as soon as nothing moves any more, and nothing was seen
   */
  async until<T>(look: () => Promise<T | undefined>, { quietMs, limitMs }: Patience): Promise<T | undefined> {
    const begin = performance.now();
    const end = new AbortController();
    let state: 'unwatched' | 'moving' | 'still' = 'unwatched';
    const watch = async () => {
      state = 'moving';
      await this.#untilStill(quietMs, end.signal);
      state = 'still';
    };
    try {
      for (;;) {
        const elapsedMs = performance.now() - begin;
        const isLast = (state as string) === 'still' || elapsedMs >= limitMs;
        const seen = await look();
        if (seen !== undefined || isLast) return seen;
        if (state === 'unwatched' && elapsedMs >= watchAfterMs) void watch();
        await sleep(lookEveryMs);
      }
    } finally {
      end.abort();
    }
  }

  /** Whether something comes before nothing moves any more. */
  async comes(look: () => Promise<boolean>, limits = patience): Promise<boolean> {
    return (await this.until(async () => (await look()) || undefined, limits)) ?? false;
  }

  /** Until nothing moves, for the shortest time that says so. */
  async settle(): Promise<void> {
    const end = AbortSignal.timeout(patience.limitMs);
    await Promise.race([
      this.#untilStill(settledMs, end),
      sleep(patience.limitMs, undefined, { ref: false }),
    ]);
  }

  async #untilStill(quietMs: number, end: AbortSignal): Promise<void> {
    while (!end.aborted && !this.#page.isClosed()) {
      const changes = this.#changes;
      const isDrawn = await this.#page.evaluate(untilDrawn, quietMs).catch(() => false); // another page has come
      if (isDrawn && this.#underWay.size === 0 && changes === this.#changes) return;
      await sleep(lookEveryMs);
    }
  }
}

/** Runs in the browser: until a page that is loaded, and leads to no other by itself, has drawn nothing for so long. */
function untilDrawn(quietMs: number): Promise<true> {
  return new Promise((resolve) => {
    const goesOn = () =>
      document.readyState !== 'complete' || document.querySelector('meta[http-equiv=refresh i]') !== null;
    let timer = setTimeout(tell, quietMs);
    const observer = new MutationObserver(restart);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

    function restart() {
      clearTimeout(timer);
      timer = setTimeout(tell, quietMs);
    }
    function tell() {
      if (goesOn()) return restart();
      observer.disconnect();
      resolve(true);
    }
  });
}
