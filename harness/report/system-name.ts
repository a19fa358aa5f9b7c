/** How reports and records call the system of this run. */
export const systemName: string = process.platform === 'win32' ? 'windows' : process.platform;
