/**
 * The beginning of a script in which a call of `node:fs/promises` on files of this name is refused three times, as Windows
 * does while somebody else replaces or removes the file. What uses the call has to be imported after it.
 */
export function refuseForAMoment(call: string, name: string): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const whole = fs.promises.${call};
    let refusals = 3;
    fs.promises.${call} = async (file, ...args) => {
      const isRefused = String(file).endsWith(${JSON.stringify(name)}) && refusals-- > 0;
      if (isRefused) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
      return whole(file, ...args);
    };
    syncBuiltinESMExports();`;
}
