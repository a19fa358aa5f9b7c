import { pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * Whether a stored hash is the hash of a password, by the library that made it and not by the application: argon2 in
 * its standard form, scrypt and pbkdf2 as Werkzeug writes them.
 */
export async function verifyHash(hash: string, password: string): Promise<boolean> {
  if (hash.startsWith('$argon2')) {
    const { verify } = await import('@node-rs/argon2');
    return verify(hash, password);
  }
  const [method = '', salt = '', digest = ''] = hash.split('$');
  const stored = Buffer.from(digest, 'hex');
  const made = derive(method, salt, password, stored.length);
  return made !== undefined && made.length > 0 && timingSafeEqual(made, stored);
}

function derive(method: string, salt: string, password: string, length: number): Buffer | undefined {
  const [name, ...cost] = method.split(':');
  if (name === 'scrypt') {
    const [N = 0, r = 0, p = 0] = cost.map(Number);
    return scryptSync(password, salt, length, { N, r, p, maxmem: 132 * N * r * p });
  }
  if (name === 'pbkdf2')
    return pbkdf2Sync(password, salt, Number(cost[1] ?? 600_000), length, cost[0] ?? 'sha256');
  return undefined;
}
