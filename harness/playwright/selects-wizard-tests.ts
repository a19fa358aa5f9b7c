import { execa } from 'execa';

/** Options that need no second look: with them alone, all tests are selected. */
const plainWord = /^-(?!g|-grep|-last-failed|-only-changed|-project|-shard|-test-list)/;

/**
 * Whether the command line of this run selects any test of the wizard. Playwright tells it to reporters only, and
 * after the global setup: so its own list is asked, where something is selected at all.
 * @param args the words of the command line, with Node's and Playwright's own
 */
export async function selectsWizardTests(args: readonly string[] = process.argv): Promise<boolean> {
  const [node = '', playwright = '', command, ...words] = args;
  // The UI mode and editors select later.
  if (command !== 'test' || words.some((word) => word.startsWith('--ui'))) return true;
  if (words.every((word) => plainWord.test(word))) return true;
  const list = await execa(node, [playwright, command, ...words, '--list', '--reporter=list'], {
    reject: false,
  });
  // One that says nothing of a number has failed: the run tells of what better.
  return !/^Total: \d+ /m.test(list.stdout) || list.stdout.includes('[wizard] ');
}
