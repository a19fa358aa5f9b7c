import { copyTree } from '../../harness/files/copy-tree.ts';

// A process of its own, because a file system is mounted for it.
const [application = '', copy = ''] = process.argv.slice(2);
await copyTree(application, copy).catch(({ message }: Error) => console.log(message));
