import { text } from '../../language/text.ts';
import type { Finding } from './finding.ts';
import { installCommand } from './repair.ts';

/** The same as `engines` in package.json, which npm only warns about. */
const oldest = [20, 19] as const;

/** Whether this Node is new enough. */
export async function checkNode(version = process.versions.node): Promise<Finding> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  if (isEnough) return { state: 'ok', words: text('doctor.node.ok', { version }) };
  const words = text('doctor.node.old', { version, oldest: oldest.join('.') });
  return { state: 'failed', words, repair: installCommand('node') };
}
