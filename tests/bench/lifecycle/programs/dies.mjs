// Healthy until somebody asks for /die; then it ends with a traceback before it answers. It writes to both streams, so
// that it can be seen which of them a report has.
import { createServer } from 'node:http';

console.log('reading the settings');
createServer((request, response) => {
  if (request.url === '/die') throw new Error('the database file vanished');
  response.end('ok');
}).listen(Number(process.env.PORT), process.env.HOST);
