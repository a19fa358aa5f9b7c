import { expect, test } from '../support/cli-test.ts';
import { waysToFail } from '../support/ways-to-fail.ts';

/** Some ends came only now and then, depending on what the system did in between. */
const times = 2;

for (const { title, command, args = [], arrange, exitCode, says } of waysToFail) {
  test(`${command} tells of ${title}`, async ({ place }) => {
    const env = (await arrange?.(place)) ?? {};

    const ends = await Promise.all(Array.from({ length: times }, () => place.run(command, args, env)));

    for (const end of ends) {
      expect(end).toMatchObject({ exitCode, stderr: expect.stringMatching(says) });
      expect(end.stderr).toMatch(/\n.+:\n {2}- /);
      expect(end.stderr).not.toMatch(/^ {4}at /m);
    }
  });
}
