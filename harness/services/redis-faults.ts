import type { Socket } from 'node:net';
import { answerAs, type RedisReply } from './redis-replies.ts';
import { readCommands } from './redis-wire.ts';
import { type Listener, listen } from './tcp-listener.ts';

/** Every command is answered with one of these: what a Redis says when it is up but of no use. */
const refusals = {
  loading: '-LOADING Redis is loading the dataset in memory',
  'wrong-password': '-WRONGPASS invalid username-password pair or user is disabled.',
  'password-wanted': '-NOAUTH Authentication required.',
  'no-rights': '-NOPERM this user has no permissions to run the command',
  'read-only': "-READONLY You can't write against a read only replica.",
  full: "-OOM command not allowed when used memory > 'maxmemory'.",
} as const;

export type RedisRefusal = keyof typeof refusals;

/** A Redis of ours that misbehaves on demand, which a real one does not. */
export interface FaultyRedis extends Listener {
  /** The names of all commands it got, in order; never their values. */
  readonly commands: readonly string[];
}

/** What may still work on a server that cannot be written to: it greets, and says who it is. */
const readsOnly = new Set(['HELLO', 'AUTH', 'PING', 'INFO', 'SELECT', 'CLIENT', 'GET', 'DBSIZE', 'QUIT']);
const refusesWritesOnly: ReadonlySet<RedisRefusal> = new Set(['no-rights', 'read-only', 'full']);

/** Answers with this refusal: to everything, or to what writes where a real server would still read. */
export function startRefusingRedis(refusal: RedisRefusal): Promise<FaultyRedis> {
  return start((command) => {
    const passes = refusesWritesOnly.has(refusal) && readsOnly.has(command[0] ?? '');
    return passes ? answerAs(command) : `${refusals[refusal]}\r\n`;
  });
}

/** Works for `count` commands, all connections together, and cuts every connection at the next. */
export function startDroppingRedis(count: number): Promise<FaultyRedis> {
  let served = 0;
  return start((command) => {
    served += 1;
    return served > count ? undefined : answerAs(command);
  });
}

async function start(reply: (command: readonly string[]) => RedisReply | undefined): Promise<FaultyRedis> {
  const commands: string[] = [];
  const serve = (socket: Socket) =>
    readCommands(socket, (command) => {
      commands.push(command[0] ?? '');
      const answer = reply(command);
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    });
  return { ...(await listen(serve)), commands };
}
