import { test as base } from '@playwright/test';
import { noteChoice } from '../evidence/choices.ts';
import type { FaultyRedis, RedisRefusal } from '../services/redis-faults.ts';
import type { StoppableRedis } from '../services/stoppable-redis.ts';
import type { Listener } from '../services/tcp-listener.ts';

/** What may answer where a Redis should: one that refuses, or one that hangs up after so many commands. */
export type RedisFault = RedisRefusal | 0 | 1 | 2 | 3;

export interface RedisFixtures {
  /** Starts a Redis of ours that misbehaves; it ends with the test. */
  readonly faultyRedis: (fault: RedisFault) => Promise<FaultyRedis>;
  /** Looks healthy, stores nothing, and counts what it is asked. */
  readonly countingRedis: FaultyRedis;
  /** A real Redis of this test alone, which it may stop; skipped where there is no program for it. */
  readonly stoppableRedis: StoppableRedis;
}

/** Redis, as it is when it is of no use. */
export const redisTest = base.extend<RedisFixtures>({
  faultyRedis: [
    async ({}, use, { annotations }) => {
      annotations.push(noteChoice('cache', 'redis'));
      const { startDroppingRedis, startRefusingRedis } = await import('../services/redis-faults.ts');
      const started: Listener[] = [];
      await use(async (fault) => {
        const redis = await (typeof fault === 'number'
          ? startDroppingRedis(fault)
          : startRefusingRedis(fault));
        started.push(redis);
        return redis;
      });
      await Promise.all(started.map((redis) => redis.stop()));
    },
    { box: true },
  ],

  countingRedis: [
    async ({}, use, { annotations }) => {
      annotations.push(noteChoice('cache', 'redis'));
      const { startDroppingRedis } = await import('../services/redis-faults.ts');
      await using redis = await startDroppingRedis(Number.POSITIVE_INFINITY);
      await use(redis);
    },
    { box: true },
  ],

  stoppableRedis: [
    async ({}, use, info) => {
      info.annotations.push(noteChoice('cache', 'redis'));
      const { findStoppableRedis } = await import('../services/stoppable-redis.ts');
      const service = findStoppableRedis();
      if (!service.available) return info.skip(true, `${service.reason} (${service.repair})`);
      await using redis = await service.start();
      await use(redis);
    },
    { box: true },
  ],
});
