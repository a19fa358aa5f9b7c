// Says that it is healthy with a page of 1 GB, as fast as it is read.
import { createServer } from 'node:http';

const block = Buffer.alloc(1 << 20, 'a');
const server = createServer((_, response) => {
  let left = 1_024;
  const pour = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(block)) return response.once('drain', pour);
    }
    response.end();
  };
  pour();
});
server.listen(Number(process.env.PORT), process.env.HOST);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
