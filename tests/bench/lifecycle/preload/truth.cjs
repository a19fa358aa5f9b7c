// Loaded into every server of the benchmark before its own program. It tells the truth that the tools are measured by:
// when the server could first answer 200, when it was asked to end, when it crashed, when it ended in order. It changes the program in one thing
// only: it may hold the listening back for BENCH_READY_MS.
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const { BENCH_EVENTS, BENCH_LIFELINE, BENCH_READY_MS = '0' } = process.env;

// Microseconds of the wall clock: the one clock that `date` in a shell and all processes share.
const now = () => Math.round((performance.timeOrigin + performance.now()) * 1000);
const note = (name) => appendFileSync(BENCH_EVENTS, `${name} ${now()} ${process.pid}\n`);

// Children of the server are to tell the truth as well.
process.env.NODE_OPTIONS = `--require ${JSON.stringify(__filename)}`;

// The kernel closes it at the end of the process, whatever ends it: nobody has to poll for that moment.
net
  .connect(BENCH_LIFELINE)
  .on('error', () => {})
  .unref();

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  this.prependOnceListener('listening', () => note('ready'));
  const delayMs = Number(BENCH_READY_MS);
  if (delayMs === 0) return listen.apply(this, args);
  setTimeout(() => listen.apply(this, args), delayMs);
  return this;
};

// Without a listener of the program the signal itself ends it, and nothing is emitted.
const { emit } = process;
process.emit = function (event, ...args) {
  if (event === 'SIGTERM' || event === 'SIGINT') note('asked');
  return emit.call(this, event, ...args);
};

process.on('uncaughtExceptionMonitor', () => note('crash'));
process.on('exit', () => note('end'));
