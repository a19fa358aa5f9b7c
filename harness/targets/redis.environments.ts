import type { Environment } from './environment.ts';

/** For applications that read the address of Redis from `REDIS_HOST`, `REDIS_PORT` and `REDIS_PASSWORD`. */
export const redisEnvironments: readonly Environment[] = [
  {
    name: 'with a Redis that asks for its password',
    env: async ({ redis }) => {
      const { host, port, password } = await redis();
      return { REDIS_HOST: host, REDIS_PORT: String(port), REDIS_PASSWORD: password };
    },
  },
  {
    name: 'beside a Redis that says nothing',
    env: async ({ mute }) => {
      const { host, port } = await mute();
      return { REDIS_HOST: host, REDIS_PORT: String(port) };
    },
  },
];
