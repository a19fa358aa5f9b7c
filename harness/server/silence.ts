import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { hostOf, portOf } from '../config/address.ts';

/** Why no HTTP answer came. */
export type Silence =
  | 'refused'
  /** Nobody took the connection in time. */
  | 'unreached'
  /** The connection was taken, and nothing was said in time. */
  | 'mute'
  /** An answer had begun, and its head was not complete in time. */
  | 'unfinished'
  | 'hungUp'
  | 'untrusted'
  | 'speaksTls'
  | 'speaksNoTls'
  | 'speaksHttp2'
  | 'noHttp'
  | 'failed';

/** What waiting does not change: such a server has to be asked in another way. */
export const hopeless: ReadonlySet<Silence> = new Set([
  'untrusted',
  'speaksTls',
  'speaksNoTls',
  'speaksHttp2',
]);

type RequestError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/**
 * What an error of a request means.
 * @param socket absent as long as there was no connection
 */
export function nameSilence(
  error: RequestError,
  socket: Socket | undefined,
  isLate: boolean,
): { readonly silence: Silence; readonly reason: string } {
  const { code, message } = error;
  const silence = isLate ? nameLateness(socket) : nameError(error, socket);
  return { silence, reason: isLate ? String(socket?.bytesRead ?? 0) : (code ?? message) };
}

function nameLateness(socket: Socket | undefined): Silence {
  if (socket === undefined) return 'unreached';
  // Of a TLS connection these are the bytes of its handshake.
  return socket.bytesRead > 0 && !('encrypted' in socket) ? 'unfinished' : 'mute';
}

function nameError({ code = '', message, rawPacket }: RequestError, socket: Socket | undefined): Silence {
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'EPROTO' && message.includes('wrong version number')) return 'speaksNoTls';
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) return 'untrusted';
  if (code.startsWith('HPE_')) return nameProtocol(rawPacket);
  // Before there was a connection it is the network that says so.
  return code === 'ECONNRESET' && socket !== undefined ? 'hungUp' : 'failed';
}

/** By its first bytes: a TLS alert (RFC 8446, section 5.1), or a SETTINGS frame of HTTP/2 (RFC 9113, section 6.5). */
function nameProtocol(bytes: Buffer | undefined): Silence {
  if (bytes?.[0] === 0x15 && bytes[1] === 0x03) return 'speaksTls';
  return bytes?.[0] === 0 && bytes[3] === 4 ? 'speaksHttp2' : 'noHttp';
}

/** Whether TLS is spoken at an address, whatever its certificate: many servers hang up on whoever speaks plainly. */
export function speaksTls(url: string, limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTls({
      host: hostOf(url),
      port: portOf(url),
      rejectUnauthorized: false,
      timeout: limitMs,
    });
    const settle = (speaks: boolean) => {
      socket.destroy();
      resolve(speaks);
    };
    socket.once('secureConnect', () => settle(true));
    socket.once('timeout', () => settle(false));
    socket.on('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
