// Loaded into the runner by NODE_OPTIONS: tells at its end how much memory it held at most, in kilobytes.
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  appendFileSync(process.env.BENCH_MEMORY, `${process.pid} ${maxRSS} ${process.argv[1]}\n`);
});
