import { runToEnd } from '../../harness/cli/run-to-end.ts';

/** How commands end that nobody would write. */
const ends: Readonly<Record<string, () => Promise<number>>> = {
  'waits for nothing': () => new Promise(() => {}),
  'calls what is no function': async () => (undefined as unknown as () => number)(),
  'throws where nobody waits': () => {
    setImmediate(() => {
      throw new Error('nobody waits');
    });
    return new Promise((resolve) => setTimeout(resolve, 60_000, 0));
  },
  'meets a closed port': async () => (await fetch('http://127.0.0.1:2')).status,
};

const [how = '', ...words] = process.argv.slice(2);
runToEnd({ command: 'npm run odd', isJson: words.includes('--json') }, 1, ends[how] as () => Promise<number>);
