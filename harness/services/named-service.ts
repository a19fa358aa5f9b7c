import { ExplainedError } from '../language/explained-error.ts';
import { describeReason } from '../language/reason.ts';
import { text } from '../language/text.ts';
import type { ServerAddress } from './address.ts';

/**
 * Connects to a server that a setting names. It was asked for, so its absence is an error and not a skip.
 * @param variable the setting, for the message; the address itself may hold a password and is not printed
 * @throws when it does not answer or does not let us in
 */
export async function nameService<T>(
  variable: string,
  { host, port }: ServerAddress,
  connect: () => Promise<T>,
): Promise<T> {
  try {
    return await connect();
  } catch (cause) {
    throw new ExplainedError({
      headline: text('service.namedSilent', { variable, host, port, reason: describeReason(cause) }),
      wayOut: [text('service.namedWayOut', { variable })],
      cause,
    });
  }
}
