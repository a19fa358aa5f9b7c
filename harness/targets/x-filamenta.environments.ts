import type { Environment, Parts } from './environment.ts';
import { redisEnvironments } from './redis.environments.ts';

/** Ours: what its own example names may be somebody's. */
async function useRedis({ openRedis }: Parts) {
  const { host, port } = await openRedis();
  return { REDIS_HOST: host, REDIS_PORT: String(port) };
}

/** The surroundings that its documentation and its example files name. */
export const xFilamentaEnvironments: readonly Environment[] = [
  { name: 'with a Redis that lets everybody in', env: useRedis },
  ...redisEnvironments,
  {
    name: 'as its script starts it, with output that is buffered',
    env: async () => ({ PYTHONUNBUFFERED: undefined }),
  },
  { name: 'without naming a mode', env: async () => ({ FLASK_ENV: undefined }) },
  {
    name: 'with its example of settings taken as it is',
    copies: { '.env': '.env.example' },
    env: async (parts) => ({ ...(await useRedis(parts)), FLASK_SECRET_KEY: undefined, FLASK_ENV: undefined }),
    refuses: /FLASK_SECRET_KEY/,
  },
  {
    name: 'in production without a key',
    env: async () => ({ FLASK_SECRET_KEY: undefined }),
    refuses: /FLASK_SECRET_KEY required in production/,
  },
  {
    name: 'in production with a key of ten letters',
    env: async () => ({ FLASK_SECRET_KEY: 'tooshortbe' }),
    refuses: /FLASK_SECRET_KEY too short/,
  },
  {
    name: 'in production with the placeholder of a key',
    env: async () => ({ FLASK_SECRET_KEY: 'YOUR_GENERATED_SECRET_KEY_HERE_MIN_32_CHARS' }),
    refuses: /FLASK_SECRET_KEY/,
  },
  {
    name: 'with a port that is no number',
    env: async () => ({ WAITRESS_PORT: 'http' }),
    refuses: /WAITRESS_PORT/,
  },
];
