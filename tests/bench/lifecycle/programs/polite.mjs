// Ends in order when it is asked, by whichever signal the tool asks with.
import { createServer } from 'node:http';

const server = createServer((_, response) => response.end('ok'));
server.listen(Number(process.env.PORT), process.env.HOST);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
