import path from 'node:path';
import { execa } from 'execa';
import { inheritedEnvironment } from '../../harness/config/inherited-environment.ts';
import { projectRoot } from '../../harness/config/project-root.ts';
import { expect, serve, test } from '../support/cli-test.ts';
import type { ServerRow } from '../support/server-row.ts';

const askEnvironment = async ({ url }: ServerRow) =>
  (await (await fetch(url)).json()) as Readonly<Record<string, string>>;

const ofNpm = {
  npm_config_registry: 'http://x',
  npm_lifecycle_event: 'server:start',
  INIT_CWD: '/somewhere',
  NODE: '/x/node',
  COLOR: '1',
};
const ofRunners = {
  ...{ NODE_ENV: 'test', NODE_OPTIONS: '--no-warnings', NODE_V8_COVERAGE: '', TSX_TSCONFIG_PATH: 'x' },
  ...{
    PWTEST_CACHE_DIR: '/tmp/x',
    PW_TEST_HTML_REPORT_OPEN: 'never',
    TEST_WORKER_INDEX: '1',
    FORCE_COLOR: '1',
  },
};
const ofThePerson = { MY_TOKEN: 'kept', NODE_EXTRA_CA_CERTS: '/no/such', LANG: 'C.UTF-8' };

test('a server gets what a shell has and nothing of npm', async ({ place }) => {
  const server = await place.serve({ ...serve('tells-environment'), ...ofNpm, ...ofRunners, ...ofThePerson });

  const environment = await askEnvironment(server);
  expect(environment).toMatchObject(ofThePerson);
  const foreign = Object.keys({ ...ofNpm, ...ofRunners }).filter((name) => name in environment);
  expect(foreign).toEqual([]);
});

test('a server is told the folder that it works in', async ({ place }) => {
  const env = { ...serve('tells-environment'), PWD: '/somewhere', OLDPWD: '/before' };

  const server = await place.serve(env);

  const { PWD, OLDPWD } = await askEnvironment(server);
  expect({ PWD, OLDPWD }).toEqual({ PWD: server.workspace, OLDPWD: undefined });
});

test('programs of this project are not in the path of a server', async () => {
  const script = path.join(projectRoot, 'harness', 'config', 'inherited-environment.ts');
  const show = `import(${JSON.stringify(script)}).then((it) => console.log(it.inheritedEnvironment().PATH))`;
  const own = ['/node_modules/.bin', path.join(projectRoot, 'node_modules', '.bin'), '/x/lib/node-gyp-bin'];
  const kept = ['/my app/node_modules/.bin', '/usr/local/bin', '/usr/bin'];

  const { stdout } = await execa(process.execPath, ['--import', 'tsx', '-e', show], {
    env: { ...inheritedEnvironment(), PATH: [...own, ...kept].join(path.delimiter) },
    extendEnv: false,
  });

  expect(stdout.split(path.delimiter)).toEqual(kept);
});
