import { expect, test } from '@playwright/test';
import { customCommand } from './program-target.ts';
import { startProgram } from './start-program.ts';

const env = { WIZARD_TARGET: 'custom', WIZARD_COMMAND: customCommand('healthy') };

/** What a command says to a script, and how it ended. */
async function run(
  ...words: string[]
): Promise<{ exitCode: number | undefined; said: unknown; errors: string }> {
  const { exitCode, stdout, stderr } = await startProgram('cli', [...words, '--json'], env);
  return { exitCode, said: JSON.parse(stdout || 'null'), errors: stderr };
}

test('the commands start, list, show and stop a server', async () => {
  const start = await run('server:start', '--open=false');
  const status = await run('server:status');
  const logs = await startProgram('cli', ['server:logs', '--no-follow'], env);
  // By its id: other checks have servers of their own at the same time.
  const stop = await run('server:stop', '--id', (start.said as { id: string }).id);
  const nothing = await run('server:status');

  const server = expect.objectContaining({ id: (start.said as { id: string }).id });
  expect(start).toMatchObject({ exitCode: 0, errors: '' });
  expect(status).toMatchObject({ exitCode: 0, said: expect.arrayContaining([server]) });
  expect(logs).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('GET /health') });
  expect(stop).toMatchObject({ exitCode: 0, said: [server] });
  expect(nothing.said).not.toContainEqual(server);
});
