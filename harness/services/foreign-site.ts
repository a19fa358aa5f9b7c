import { type Listener, listen } from './tcp-listener.ts';

/** Another site: one page, at any address, on a port of its own. */
export function startForeignSite(html: string): Promise<Listener> {
  const body = `<!doctype html><html lang="en"><title>Elsewhere</title>${html}</html>`;
  const head = [
    'HTTP/1.1 200 OK',
    'Connection: close',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return listen((socket) => {
    socket.once('data', () => socket.end(`${head.join('\r\n')}\r\n\r\n${body}`));
  });
}
