import { inheritedEnvironment } from '../../../harness/config/inherited-environment.ts';

/** Every peer asks a proxy of the environment for 127.0.0.1 and waits for ever: that is not what is measured here. */
const notInherited = /^(https?_proxy|all_proxy|no_proxy|ci)$/i;

/** The environment that all tools are given alike. */
export function baseEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inheritedEnvironment()).filter(([name]) => !notInherited.test(name)),
  );
}
