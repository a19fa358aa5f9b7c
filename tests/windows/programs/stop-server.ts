import { listServers, stopListed } from '../../../harness/server/list-servers.ts';

// What `server:stop` does: another process than the one that started it, which knows its records only.
const [, , id] = process.argv;
for (const server of await listServers()) if (server.id === id) await stopListed(server);
