import type { Environment } from './environment.ts';
import { redisEnvironments } from './redis.environments.ts';

/** How the reference is started by people who set more than its address, or something wrong. */
export const referenceEnvironments: readonly Environment[] = [
  ...redisEnvironments,
  {
    name: 'with a port that is no number',
    env: async () => ({ PORT: 'http' }),
    refuses: /PORT is "http", expected a whole number/,
  },
  {
    name: 'with a key of ten letters',
    env: async () => ({ FLASK_SECRET_KEY: 'tooshortbe' }),
    refuses: /FLASK_SECRET_KEY has 10 characters, expected 32 at least/,
  },
  {
    name: 'with the placeholder of a key',
    env: async () => ({ FLASK_SECRET_KEY: 'change-me-to-a-long-random-secret-key' }),
    refuses: /FLASK_SECRET_KEY is still a placeholder/,
  },
];
