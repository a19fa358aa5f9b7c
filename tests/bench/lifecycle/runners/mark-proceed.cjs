// A global setup after the tool's own: now the tool has let the tests go on. Of one file and without TypeScript, because
// the time that Playwright takes to load it is taken for the tool's.
const { appendFileSync } = require('node:fs');

const mark = (name) => {
  const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
  appendFileSync(process.env.BENCH_EVENTS, `${name} ${now} ${process.pid}\n`);
};

module.exports = () => {
  mark('proceed');
  return () => mark('stop');
};
