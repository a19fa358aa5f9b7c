// Loaded into every Node process of ours under wine, through NODE_OPTIONS: what wine 8 lacks and Windows has.
const fs = require('node:fs');
const Module = require('node:module');
const net = require('node:net');
const path = require('node:path');
const { noteOwnStart } = require('./start-times.cjs');

// wine does not take over the temporary folder of the environment.
process.env.TEMP = process.env.CHECK_TEMP;
process.env.TMP = process.env.CHECK_TEMP;

// A socket with keep-alive set fails its connect.
net.Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};

// Nothing tells when a process has started nor what port it holds: each writes it down itself, for tools.cjs.
const registry = process.env.CHECK_REGISTRY;
noteOwnStart();
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function register(...args) {
  this.once('listening', () => {
    const { address, port, family } = this.address() ?? {};
    if (port === undefined) return; // a named pipe
    const file = path.join(registry, `${process.pid}-${port}-${family}.port`);
    fs.writeFileSync(file, address.includes(':') ? `[${address}]` : address);
    this.once('close', () => fs.rmSync(file, { force: true }));
  });
  return listen.apply(this, args);
};

// No browser for Windows runs under wine: to launch one means to connect to the one of the other side.
const { _load } = Module;
Module._load = function load(request, ...rest) {
  const loaded = _load.call(this, request, ...rest);
  if (request === 'playwright-core') {
    loaded.chromium.launch = () => loaded.chromium.connect(process.env.CHECK_BROWSER);
  }
  return loaded;
};
